import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  closureAnswerSchema,
  findingDetailSchema,
  findingListAnswerSchema,
  findingSummarySchema,
  measureAnswerSchema,
  measureListAnswerSchema,
  measureReportAnswerSchema,
} from "@/lib/api/findings/schema";
import { problemSchema } from "@/lib/api/schema";
import { cookieSecret } from "@/lib/auth/cookies";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today, yearOf } from "@/lib/dates";
import { errorText } from "@/lib/error-text";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createPlan, createUnit } from "@/lib/testing/factories";
import { makeGovernment, makePerson, makeSession } from "@/lib/testing/people";
import { POST as report } from "../measures/[id]/reports/route";
import { POST as close } from "./[id]/closure/route";
import { POST as addMeasure, GET as measures } from "./[id]/measures/route";
import { GET as detail } from "./[id]/route";
import { GET as list, POST as raise } from "./route";

let cookie: string | undefined;
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => (cookie === undefined ? undefined : { value: cookie }) }),
}));

const db = useDatabase();
const ORIGIN = "http://localhost:3000";
const YEAR = yearOf(today());
const DUE = addDays(today(), 30);

let county: Awaited<ReturnType<typeof makeGovernment>>;
let people: Record<
  "office" | "leader" | "head" | "town" | "bureau" | "otherTown" | "viewer" | "admin" | "neighbour",
  Viewer
>;
let dutyId: string;
const cookies = new Map<string, string>();
type Person = keyof typeof people;

beforeAll(async () => {
  county = await makeGovernment("ga");
  const otherTown = await createUnit(county, "第二镇");
  const neighbour = await makeGovernment("gb");
  people = {
    office: await makePerson("OFFICE", county.officeId),
    leader: await makePerson("LEADER", county.id),
    head: await makePerson("UNIT_HEAD", county.townId),
    town: await makePerson("LIAISON", county.townId),
    bureau: await makePerson("LIAISON", county.bureauId),
    otherTown: await makePerson("LIAISON", otherTown.id),
    viewer: await makePerson("VIEWER", county.id),
    admin: await makePerson("SYSTEM_ADMIN", county.officeId),
    neighbour: await makePerson("OFFICE", neighbour.officeId),
  };
  for (const [name, viewer] of Object.entries(people)) {
    cookies.set(name, await encode({ token: { sid: await makeSession(viewer) }, secret: cookieSecret() }));
  }
  const plan = await createPlan(county.id, { year: YEAR });
  dutyId = (await createItem(plan, { leadUnitId: county.bureauId, unitIds: [county.bureauId, county.townId] })).id;
  await createPlan(neighbour.id, { year: YEAR });
});

type Route<Params> = (request: NextRequest, context: { params: Promise<Params> }) => Promise<Response>;

async function send<Params>(as: Person | null, route: Route<Params>, params: Params, sent: Sent): Promise<Response> {
  cookie = as === null ? undefined : cookies.get(as);
  const { path, body, key, origin = ORIGIN } = sent;
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const headers = { ...(origin && { origin }), ...(key && { "idempotency-key": key }) };
  const init = { method: body === undefined ? "GET" : "POST", headers, body: text };
  return route(new NextRequest(`${ORIGIN}${path}`, init), { params: Promise.resolve(params) });
}

interface Sent {
  path: string;
  body?: unknown;
  key?: string;
  origin?: string;
}

const PATH = "/api/v1/findings";
const getList = (as: Person | null, query = "") => send(as, list, {}, { path: `${PATH}${query}` });
const getDetail = (as: Person | null, id: string) => send(as, detail, { id }, { path: `${PATH}/${id}` });
const getMeasures = (as: Person | null, id: string) => send(as, measures, { id }, { path: `${PATH}/${id}/measures` });
const postRaise = (as: Person | null, body: unknown, key?: string, origin?: string) =>
  send(as, raise, {}, { path: PATH, body, key, origin });
const postMeasure = (as: Person | null, id: string, body: unknown, key?: string) =>
  send(as, addMeasure, { id }, { path: `${PATH}/${id}/measures`, body, key });
const postReport = (as: Person | null, id: string, body: unknown, key?: string) =>
  send(as, report, { id }, { path: `/api/v1/measures/${id}/reports`, body, key });
const postClosure = (as: Person | null, id: string, body: unknown, key?: string) =>
  send(as, close, { id }, { path: `${PATH}/${id}/closure`, body, key });

const words = (more = {}) => ({
  source: "SELF_CHECK",
  kind: "DEADLINE",
  text: "重大行政执法决定法制审核流于形式，审核意见书要素不全。",
  units: ["ga-cgz"],
  ...more,
});
const measure = (more = {}) => ({
  text: "修订法制审核办法，明确审核范围和程序。",
  dueOn: DUE,
  person: "王建国",
  ...more,
});

async function expectProblem(response: Response, status: number, ...fields: string[]) {
  const problem = problemSchema.parse(await response.json());
  expect([response.status, problem.code, problem.errors?.map((one) => one.field)]).toEqual([
    status,
    expect.any(String),
    fields.length > 0 ? fields : problem.errors?.map((one) => one.field),
  ]);
  return problem;
}

async function raised(more = {}, as: Person = "office") {
  const response = await postRaise(as, words({ dutyId, measures: [measure()], ...more }));
  expect(response.status).toBe(201);
  return findingSummarySchema.parse(await response.json());
}

const seen = async (id: string, as: Person = "office") =>
  findingDetailSchema.parse(await (await getDetail(as, id)).json());

/** Ready to be applied for: the measure done, a file beside it. */
async function ready() {
  const { id } = await raised();
  const [only] = (await seen(id)).measures;
  const done = await postReport("town", only?.id ?? "", {
    version: 1,
    text: "审核办法已修订印发，配备法制审核人员2名。",
    status: "DONE",
  });
  expect(measureReportAnswerSchema.parse(await done.json())).toMatchObject({
    findingId: id,
    status: "DONE",
    version: 2,
  });
  await attach(id);
  return { id, version: (await seen(id)).version, measureId: only?.id ?? "" };
}

async function attach(findingId: string) {
  const sha256 = findingId.replaceAll("-", "").repeat(2);
  await db.storedFile.create({ data: { sha256, size: 10, type: "application/pdf", scan: "UNSCANNED" } });
  const { userId: uploaderId, unitId } = people.town;
  await db.attachment.create({
    data: { sha256, name: "办法.pdf", governmentId: county.id, unitId, uploaderId, findingId },
  });
}

const apply = async (as: Person = "town") => {
  const { id, version, measureId } = await ready();
  const answer = await (await postClosure(as, id, { action: "APPLY", version })).json();
  return { measureId, ...closureAnswerSchema.parse(answer) };
};

describe("POST /api/v1/findings", () => {
  test("enters a finding with what is left out taken as on the form", async () => {
    const finding = await raised({ measures: [] });
    expect(finding).toMatchObject({
      number: expect.stringMatching(new RegExp(`^${YEAR}-\\d{3}$`)),
      source: "SELF_CHECK",
      severity: "MINOR",
      status: "REGISTERED",
      units: [{ code: "ga-cgz", name: "城关镇" }],
      dutyId,
      foundOn: today(),
      dueOn: null,
      lamp: "GREY",
      isOverdue: false,
      measuresTotal: 0,
      version: 1,
    });
    expect((await seen(finding.id)).lead).toEqual({ code: "ga-scjgj", name: "县市场监督管理局" });
  });

  test("takes codes and ids of units, and measures at once", async () => {
    const finding = await raised({
      units: [county.townId, "ga-scjgj"],
      lead: county.officeId,
      measures: [measure({ lead: "ga-scjgj", units: ["ga-cgz"] }), measure({ dueOn: addDays(DUE, -10) })],
    });
    expect(finding).toMatchObject({ status: "RECTIFYING", measuresTotal: 2, dueOn: addDays(DUE, -10), lamp: "GREEN" });
    const { measures: items } = await seen(finding.id);
    expect(items.map((one) => [one.leadUnit.code, one.units.map((unit) => unit.code)])).toEqual([
      ["ga-scjgj", ["ga-cgz"]],
      ["ga-cgz", ["ga-cgz", "ga-scjgj"]],
    ]);
  });

  test("a unit raises what it found with itself, and nothing else", async () => {
    expect((await postRaise("town", words())).status).toBe(201);
    await expectProblem(await postRaise("town", words({ units: ["ga-scjgj"] })), 403, "units");
    await expectProblem(await postRaise("town", words({ source: "AUDIT" })), 403);
    expect((await postRaise("bureau", words({ dutyId }))).status).toBe(201);
  });

  test.each<[string, object | string, string[]]>([
    ["no JSON", "{", []],
    ["nothing", {}, ["source", "kind", "text", "units"]],
    ["an unknown source", words({ source: "RUMOUR" }), ["source"]],
    ["a short text", words({ text: "无" }), ["text"]],
    ["no unit", words({ units: [] }), ["units"]],
    ["an unknown unit", words({ units: ["nowhere"] }), ["units"]],
    ["another county's unit", words({ units: ["gb-cgz"] }), ["units"]],
    ["an unknown lead", words({ lead: "nowhere" }), ["lead"]],
    ["the government itself as a unit", words({ units: ["ga"] }), ["units"]],
    ["the government itself as lead", words({ lead: "ga" }), ["lead"]],
    ["the government itself on a measure", words({ measures: [measure({ lead: "ga" })] }), ["measures.0.lead"]],
    ["an unknown unit of a measure", words({ measures: [measure({ units: ["nowhere"] })] }), ["measures.0.units"]],
    ["a duty that is none", words({ dutyId: crypto.randomUUID() }), ["dutyId"]],
    ["a day to come", words({ foundOn: addDays(today(), 1) }), ["foundOn"]],
    ["no day", words({ foundOn: "2026-02-30" }), ["foundOn"]],
    ["a year without a plan", words({ year: 2031 }), ["year"]],
    ["an unknown field", words({ colour: "red" }), [""]],
  ])("refuses %s with 422", async (_, body, fields) => {
    const before = await db.finding.count();
    await expectProblem(await postRaise("office", body), 422, ...fields);
    expect(await db.finding.count()).toBe(before);
  });

  test("says what is missing and what is of another kind", async () => {
    const { source: _, ...rest } = words({ text: null, kind: "SOON", units: "ga-cgz" });
    const { errors } = await expectProblem(await postRaise("office", rest), 422);
    expect(new Map(errors?.map(({ field, message }) => [field, message]))).toEqual(
      new Map([
        ["source", errorText("zh-CN", "fieldRequired")],
        ["kind", errorText("zh-CN", "fieldInvalid")],
        ["text", errorText("zh-CN", "fieldRequired")],
        ["units", errorText("zh-CN", "fieldInvalid")],
      ]),
    );
  });

  test("nobody is 401, those without the verb and foreign origins 403", async () => {
    await expectProblem(await postRaise(null, words()), 401);
    for (const as of ["leader", "viewer", "admin"] as const) await expectProblem(await postRaise(as, words()), 403);
    await expectProblem(await postRaise("office", words(), undefined, "https://evil.example"), 403);
  });

  test("the same key gives the same answer and one finding; without a key there are two", async () => {
    const before = await db.finding.count();
    const all = await Promise.all(Array.from({ length: 20 }, () => postRaise("office", words(), "once")));
    const texts = await Promise.all(all.map((response) => response.text()));
    expect(new Set(all.map((response) => response.status))).toEqual(new Set([201]));
    expect(new Set(texts).size).toBe(1);
    await raised();
    await raised();
    expect(await db.finding.count()).toBe(before + 3);
    await expectProblem(await postRaise("office", words({ text: "另一个问题的表述" }), "once"), 422, "Idempotency-Key");
  });
});

describe("GET /api/v1/findings", () => {
  beforeEach(async () => void (await raised()));

  test("answers exactly what its schema says, for each role; a unit sees its own", async () => {
    const total = async (as: Person, query = "") => {
      const response = await getList(as, query);
      expect(response.status).toBe(200);
      return findingListAnswerSchema.parse(await response.json()).total;
    };
    const all = await total("office");
    expect(all).toBeGreaterThan(0);
    expect(await total("leader")).toBe(all);
    expect(await total("town")).toBeGreaterThan(0);
    expect(await total("otherTown")).toBe(0);
    expect(await total("neighbour")).toBe(0);
    expect(await total("office", "?year=&status=&unit=&q=")).toBe(all);
    expect(await total("office", "?unit=ga-cgz&status=RECTIFYING,REGISTERED&sort=-number&size=2")).toBeGreaterThan(0);
    expect(await total("office", `?duty=${dutyId}`)).toBeGreaterThan(0);
    expect(await total("office", "?year=2019")).toBe(0);
    expect(await total("town", "?task=rectify")).toBeGreaterThan(0);
  });

  test.each([
    ["?year=abc", "year"],
    ["?status=LATE", "status.0"],
    ["?lamp=RED,BLUE", "lamp.1"],
    ["?source=X", "source.0"],
    ["?unit=nowhere", "unit"],
    ["?unit=gb-cgz", "unit"],
    ["?lead=nowhere", "lead"],
    ["?indicator=9.9", "indicator"],
    ["?duty=1", "duty"],
    [`?duty=${crypto.randomUUID()}`, "duty"],
    ["?task=sleep", "task"],
    ["?sort=colour", "sort.0.key"],
    ["?page=0", "page"],
    ["?size=101", "size"],
    ["?q=%00", "q"],
  ])("refuses %s, naming the parameter", async (query, field) => {
    await expectProblem(await getList("office", query), 422, field);
  });

  test("refuses a name it does not know; nobody is 401, an administrator 403, also for nonsense", async () => {
    await expectProblem(await getList("office", "?statuses=CLOSED"), 422);
    await expectProblem(await getList(null), 401);
    await expectProblem(await getList("admin", "?lamp=BLUE"), 403);
  });
});

describe("one finding", () => {
  test("is 404 outside the scope and for impossible ids, 403 for an administrator", async () => {
    const { id } = await raised();
    for (const get of [getDetail, getMeasures]) {
      for (const as of ["otherTown", "neighbour"] as const) await expectProblem(await get(as, id), 404);
      for (const bad of [crypto.randomUUID(), "1", "../duties", dutyId])
        await expectProblem(await get("office", bad), 404);
      for (const any of [id, "1"]) await expectProblem(await get("admin", any), 403);
      await expectProblem(await get(null, id), 401);
      for (const as of ["office", "leader", "town", "bureau", "viewer"] as const) {
        expect((await get(as, id)).status).toBe(200);
      }
    }
  });

  test("its measures are listed and added; the first one begins the work", async () => {
    const { id } = await raised({ measures: [] });
    const response = await postMeasure("town", id, measure({ version: 1 }));
    expect(response.status).toBe(201);
    const added = measureAnswerSchema.parse(await response.json());
    expect(added).toMatchObject({ findingId: id, status: "NOT_STARTED", version: 1, findingVersion: 2 });
    const listed = measureListAnswerSchema.parse(await (await getMeasures("office", id)).json());
    expect(listed).toMatchObject({
      total: 1,
      items: [{ id: added.id, dueOn: DUE, originalDueOn: DUE, lamp: "GREEN" }],
    });
    expect(await seen(id)).toMatchObject({ status: "RECTIFYING", measuresTotal: 1, dueOn: DUE });
    await expectProblem(await postMeasure("town", id, measure({ version: 1 })), 409);
    expect(await db.measure.count({ where: { findingId: id } })).toBe(1);
  });

  test("measures refuse in order: session, id, body, role", async () => {
    const { id } = await raised();
    await expectProblem(await postMeasure(null, id, {}), 401);
    await expectProblem(await postMeasure("otherTown", id, {}), 404);
    await expectProblem(await postMeasure("admin", id, {}), 403);
    await expectProblem(await postMeasure("office", id, {}), 422, "text");
    await expectProblem(await postMeasure("leader", id, measure()), 403);
    await expectProblem(await postMeasure("bureau", id, measure()), 403);
    await expectProblem(await postMeasure("office", id, measure({ units: ["nowhere"] })), 422, "units");
    const [a, b] = await Promise.all([
      postMeasure("office", id, measure(), "m"),
      postMeasure("office", id, measure(), "m"),
    ]);
    expect(await a.text()).toBe(await b.text());
  });

  test("a measure is reported on by its units, with its version", async () => {
    const { id } = await raised();
    const measureId = (await seen(id)).measures[0]?.id ?? "";
    const body = { version: 1, text: "正在修订审核办法。", status: "IN_PROGRESS" };
    await expectProblem(await postReport(null, measureId, body), 401);
    await expectProblem(await postReport("otherTown", measureId, body), 404);
    await expectProblem(await postReport("office", id, body), 404);
    await expectProblem(await postReport("admin", measureId, body), 403);
    await expectProblem(await postReport("town", measureId, { ...body, status: "MAYBE" }), 422, "status");
    await expectProblem(await postReport("leader", measureId, body), 403);
    const first = await postReport("town", measureId, body, "r");
    expect(first.status).toBe(201);
    expect(await (await postReport("town", measureId, body, "r")).text()).toBe(await first.text());
    await expectProblem(await postReport("town", measureId, body), 409);
    expect((await seen(id)).measures[0]).toMatchObject({ progress: "正在修订审核办法。", version: 2 });
  });
});

describe("POST /api/v1/findings/{id}/closure", () => {
  test("goes from the unit over every level to the end", async () => {
    let now = await apply();
    const { id } = now;
    const step = async (as: Person, body: object) => {
      const response = await postClosure(as, id, { version: now.version, ...body });
      expect(response.status).toBe(200);
      now = { ...now, ...closureAnswerSchema.parse(await response.json()) };
      return now.status;
    };
    expect(now.status).toBe("HEAD_REVIEW");
    expect(await step("head", { action: "APPROVE" })).toBe("LEAD_CHECK");
    expect(await step("bureau", { action: "CHECK", method: "ON_SITE", reason: "现场查看档案，属实。" })).toBe(
      "OFFICE_REVIEW",
    );
    expect(await step("office", { action: "APPROVE", reason: "同意" })).toBe("LEADER_APPROVAL");
    expect(await step("leader", { action: "APPROVE" })).toBe("CLOSED");
    const closed = await seen(id);
    expect(closed).toMatchObject({ status: "CLOSED", lamp: "DONE", closedOn: today() });
    expect(closed.closures[0]?.steps.map((one) => [one.level, one.decision, one.method])).toEqual([
      ["HEAD", "PASSED", null],
      ["LEAD", "PASSED", "ON_SITE"],
      ["OFFICE", "PASSED", null],
      ["LEADER", "PASSED", null],
    ]);
  });

  test("an action that is another level's is a conflict, and changes nothing", async () => {
    const { id, version } = await apply("head");
    expect((await seen(id)).status).toBe("LEAD_CHECK");
    const wrong = await expectProblem(await postClosure("bureau", id, { action: "APPROVE", version }), 409);
    expect(wrong.current).toEqual({ status: "LEAD_CHECK", version });
    expect((await postClosure("bureau", id, { action: "CHECK", version })).status).toBe(200);
    await expectProblem(await postClosure("office", id, { action: "CHECK", version: version + 1 }), 409);
    await expectProblem(await postClosure("office", id, { action: "APPROVE", version }), 409);
    expect((await seen(id)).status).toBe("OFFICE_REVIEW");
  });

  test("a decision sent twice is a conflict the second time; one who never could decide is refused whatever the version", async () => {
    const { id, version } = await apply("head");
    const body = { action: "CHECK", version };
    expect((await postClosure("bureau", id, body)).status).toBe(200);
    await expectProblem(await postClosure("bureau", id, body), 409);
    for (const as of ["leader", "bureau"] as const) {
      await expectProblem(await postClosure(as, id, { action: "APPROVE", version: version + 1 }), 403);
    }
    await expectProblem(await postClosure("town", id, body), 403);
    await expectProblem(await postClosure("viewer", id, body), 403);
    expect((await seen(id)).status).toBe("OFFICE_REVIEW");
  });

  test("a return needs a reason, may name measures to redo, and may be followed by another application", async () => {
    const { id, version, measureId } = await apply("head");
    await expectProblem(await postClosure("bureau", id, { action: "RETURN", version }), 422, "reason");
    const back = await postClosure("bureau", id, {
      action: "RETURN",
      version,
      reason: "缺培训记录",
      redo: [measureId],
    });
    expect(closureAnswerSchema.parse(await back.json())).toMatchObject({ status: "RECTIFYING" });
    const finding = await seen(id);
    expect(finding).toMatchObject({ isReturned: true, measuresDone: 0, closures: [{ status: "RETURNED" }] });
    const again = await expectProblem(
      await postClosure("head", id, { action: "APPLY", version: finding.version }),
      422,
    );
    expect(again.errors?.map((one) => one.field)).toEqual(["measures"]);
  });

  test("refuses in order: session, id, body, role, state", async () => {
    const { id, version } = await ready();
    const body = { action: "APPLY", version };
    await expectProblem(await postClosure(null, id, {}), 401);
    for (const [as, foreign] of [
      ["otherTown", id],
      ["neighbour", id],
      ["office", crypto.randomUUID()],
      ["office", "1"],
    ] as const) {
      await expectProblem(await postClosure(as, foreign, {}), 404);
    }
    await expectProblem(await postClosure("admin", id, {}), 403);
    await expectProblem(await postClosure("town", id, {}), 422, "action", "version");
    await expectProblem(await postClosure("town", id, { ...body, action: "CLOSE" }), 422, "action");
    await expectProblem(await postClosure("town", id, { ...body, colour: 1 }), 422);
    await expectProblem(
      await postClosure("bureau", id, { action: "CHECK", version, method: "ON_SITE" }),
      422,
      "reason",
    );
    for (const as of ["leader", "viewer", "bureau"] as const) await expectProblem(await postClosure(as, id, body), 403);
    await expectProblem(await postClosure("office", id, { action: "APPROVE", version }), 409);
    await expectProblem(await postClosure("town", id, { ...body, version: version + 7 }), 409);
  });

  test("one key, one application", async () => {
    const { id, version } = await ready();
    const all = await Promise.all(
      Array.from({ length: 10 }, () => postClosure("town", id, { action: "APPLY", version }, "apply")),
    );
    expect(new Set(all.map((response) => response.status))).toEqual(new Set([200]));
    expect(new Set(await Promise.all(all.map((response) => response.text()))).size).toBe(1);
    expect(await db.closure.count({ where: { findingId: id } })).toBe(1);
  });
});
