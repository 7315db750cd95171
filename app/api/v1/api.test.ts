import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  dutyDetailSchema,
  dutyListAnswerSchema,
  healthSchema,
  problemSchema,
  reportAnswerSchema,
} from "@/lib/api/schema";
import { cookieSecret } from "@/lib/auth/cookies";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today, yearOf } from "@/lib/dates";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createKeyTask, createPlan, createUnit } from "@/lib/testing/factories";
import { makeGovernment, makePerson, makeSession } from "@/lib/testing/people";
import { POST as report } from "./assignments/[id]/reports/route";
import { GET as detail } from "./duties/[id]/route";
import { GET as list } from "./duties/route";
import { GET as openApi } from "./openapi.json/route";
import { POST as review } from "./reports/[id]/review/route";

let cookie: string | undefined;
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => (cookie === undefined ? undefined : { value: cookie }) }),
}));

const db = useDatabase();
const ORIGIN = "http://localhost:3000";
const YEAR = yearOf(today());
const PERIOD = String(YEAR);

let county: Awaited<ReturnType<typeof makeGovernment>>;
let people: Record<"office" | "leader" | "bureau" | "town" | "otherTown" | "admin" | "neighbour", Viewer>;
const cookies = new Map<string, string>();
let keyTaskCode: string;
let item: Awaited<ReturnType<typeof createItem>>;

type Person = keyof typeof people;

beforeAll(async () => {
  county = await makeGovernment("ga");
  const otherTown = await createUnit(county, "第二镇");
  const neighbour = await makeGovernment("gb");
  people = {
    office: await makePerson("OFFICE", county.officeId),
    leader: await makePerson("LEADER", county.officeId),
    bureau: await makePerson("LIAISON", county.bureauId),
    town: await makePerson("LIAISON", county.townId),
    otherTown: await makePerson("LIAISON", otherTown.id),
    admin: await makePerson("SYSTEM_ADMIN", county.officeId),
    neighbour: await makePerson("OFFICE", neighbour.officeId),
  };
  for (const [name, viewer] of Object.entries(people)) {
    const token = { sid: await makeSession(viewer) };
    cookies.set(name, await encode({ token, secret: cookieSecret() }));
  }
  const plan = await createPlan(county.id, { year: YEAR });
  const keyTask = await createKeyTask(plan, { leadUnitId: county.bureauId });
  keyTaskCode = keyTask.code;
});

beforeEach(async () => {
  const plan = await db.plan.findFirstOrThrow();
  const keyTask = await db.duty.findFirstOrThrow({ where: { kind: "KEY_TASK" } });
  const unitIds = [county.bureauId, county.townId, people.otherTown.unitId];
  item = await createItem(plan, {
    keyTaskId: keyTask.id,
    leadUnitId: county.bureauId,
    unitIds,
    dueOn: addDays(today(), 30),
  });
});

interface Sent {
  path: string;
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

type Route<Params> = (request: NextRequest, context: { params: Promise<Params> }) => Promise<Response>;

async function send<Params>(as: Person | null, route: Route<Params>, params: Params, sent: Sent): Promise<Response> {
  cookie = as === null ? undefined : cookies.get(as);
  const { path, method = "GET", body, headers = { origin: ORIGIN } } = sent;
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  return route(new NextRequest(`${ORIGIN}${path}`, { method, headers, body: text }), {
    params: Promise.resolve(params),
  });
}

const getList = (as: Person | null, query = "") => send(as, list, {}, { path: `/api/v1/duties${query}` });
const getDetail = (as: Person | null, id: string) => send(as, detail, { id }, { path: `/api/v1/duties/${id}` });

const words = (more = {}) => ({ period: PERIOD, progress: "已召开专题会议。", submit: true, version: 1, ...more });
const postReport = (as: Person | null, id: string, body: unknown, key: string | null = crypto.randomUUID()) =>
  send(
    as,
    report,
    { id },
    {
      path: `/api/v1/assignments/${id}/reports`,
      method: "POST",
      body,
      headers: { origin: ORIGIN, ...(key !== null && { "idempotency-key": key }) },
    },
  );
const postReview = (as: Person | null, id: string, body: unknown) =>
  send(as, review, { id }, { path: `/api/v1/reports/${id}/review`, method: "POST", body });

async function expectProblem(response: Response, status: number, ...fields: string[]) {
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const problem = problemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect([response.status, problem.detail]).toEqual([status, expect.any(String)]);
  if (fields.length > 0) expect(problem.errors?.map((one) => one.field)).toEqual(fields);
  return problem;
}

const handIn = async (as: Person = "town", unitId = county.townId, more = {}) =>
  reportAnswerSchema.parse(await (await postReport(as, item.of(unitId).id, words(more))).json());
const reportsOf = (assignmentId: string) => db.progressReport.findMany({ where: { assignmentId } });

describe("GET /api/v1/duties", () => {
  test("answers exactly what its schema says, for each role", async () => {
    for (const as of ["office", "leader", "bureau", "town"] as const) {
      const response = await getList(as);
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-store");
      const answer = dutyListAnswerSchema.parse(await response.json());
      const row = answer.items.find((one) => one.id === item.id);
      expect(row).toMatchObject({ code: item.code, lamp: "GREY", status: "NOT_STARTED", unitsDone: 0, unitsTotal: 3 });
      expect(row?.leadUnits).toEqual([{ code: "ga-scjgj", name: "县市场监督管理局" }]);
      expect(row?.mine?.assignmentId).toBe(
        as === "town" ? item.of(county.townId).id : as === "bureau" ? item.of(county.bureauId).id : undefined,
      );
    }
  });

  test("takes several values, an empty one as none, and a page past the end", async () => {
    const count = async (query: string) => dutyListAnswerSchema.parse(await (await getList("office", query)).json());
    const all = await count("");
    expect([all.page, all.size]).toEqual([1, 50]);
    expect((await count("?year=&kind=&lamp=&status=&unit=&q=&sort=&page=&size=")).total).toBe(all.total);
    expect((await count("?kind=KEY_TASK,ASSESSMENT_ITEM")).total).toBe(all.total);
    expect((await count("?kind=KEY_TASK&kind=ASSESSMENT_ITEM")).total).toBe(all.total);
    expect((await count("?kind=KEY_TASK")).total).toBe(1);
    expect((await count("?unit=ga-cgz,ga-scjgj&sort=lamp,-dueOn&size=1")).items).toHaveLength(1);
    expect(await count("?page=999&size=100")).toMatchObject({ total: all.total, page: 999, size: 100, items: [] });
    expect((await count("?year=2019")).total).toBe(0);
  });

  test.each([
    ["?year=abc", "year"],
    ["?year=1999", "year"],
    ["?kind=TASK", "kind.0"],
    ["?lamp=RED,BLUE", "lamp.1"],
    ["?status=LATE", "status.0"],
    ["?unit=nowhere", "unit"],
    ["?unit=gb-cgz", "unit"],
    ["?lead=nowhere", "lead"],
    ["?keyTask=nowhere", "keyTask"],
    ["?indicator=9.9", "indicator"],
    ["?sort=colour", "sort.0.key"],
    ["?page=0", "page"],
    ["?page=1.5", "page"],
    ["?size=0", "size"],
    ["?size=101", "size"],
    ["?findings=MANY", "findings.0"],
    ["?myMissing=yes", "myMissing"],
    [`?q=${"长".repeat(101)}`, "q"],
    ["?q=%00", "q"],
    ["?unit=a%00", "unit"],
  ])("refuses %s, naming the parameter", async (query, field) => {
    await expectProblem(await getList("office", query), 422, field);
  });

  test("refuses a name it does not know, saying which", async () => {
    const problem = await expectProblem(await getList("office", "?lamps=RED"), 422);
    expect(problem.errors?.[0]?.message).toContain("lamps");
  });

  test("nobody is 401, an administrator 403, also for nonsense", async () => {
    expect(await expectProblem(await getList(null), 401)).toMatchObject({ code: "UNAUTHENTICATED" });
    await expectProblem(await getList("admin"), 403);
    await expectProblem(await getList("admin", "?lamp=BLUE"), 403);
  });

  test("another county sees nothing of it", async () => {
    expect(dutyListAnswerSchema.parse(await (await getList("neighbour")).json()).total).toBe(0);
  });
});

describe("GET /api/v1/duties/{id}", () => {
  test("shows the own share in full and the others as counts; the lead and the government see all", async () => {
    await handIn();
    const seen = async (as: Person) => dutyDetailSchema.parse(await (await getDetail(as, item.id)).json());
    const town = await seen("town");
    expect(town.assignments.map((one) => one.unit.name)).toEqual(["城关镇"]);
    expect(town.assignments[0]?.lastReport).toMatchObject({ period: PERIOD, status: "SUBMITTED", version: 1 });
    expect(town.others).toEqual({ total: 2, done: 0, overdue: 0, dueSoon: 0 });
    expect(town.keyTask?.code).toBe(keyTaskCode);
    for (const as of ["office", "leader", "bureau"] as const) expect((await seen(as)).assignments).toHaveLength(3);
    expect((await seen("otherTown")).assignments[0]?.lastReport).toBeNull();
  });

  test("a foreign, unknown or impossible id is 404, all alike; an administrator is 403 for any", async () => {
    const answers = [];
    for (const [as, id] of [
      ["neighbour", item.id],
      ["office", crypto.randomUUID()],
      ["office", "1"],
      ["office", "../duties"],
      ["office", item.of(county.townId).id],
    ] as const) {
      const { requestId, ...rest } = await expectProblem(await getDetail(as, id), 404);
      answers.push(rest);
    }
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    for (const id of [item.id, crypto.randomUUID(), "1"]) await expectProblem(await getDetail("admin", id), 403);
  });
});

describe("POST /api/v1/assignments/{id}/reports", () => {
  test("hands in a report as the screen does", async () => {
    const { id } = item.of(county.townId);
    const response = await postReport("town", id, words({ isDone: true, problems: "缺人", nextSteps: "招人" }));
    expect(response.status).toBe(201);
    const answer = reportAnswerSchema.parse(await response.json());
    expect(answer).toMatchObject({ assignmentId: id, status: "SUBMITTED", version: 1 });
    expect(await reportsOf(id)).toMatchObject([{ id: answer.id, problems: "缺人", nextSteps: "招人", isDone: true }]);
    expect(await db.assignment.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "SUBMITTED", version: 2 });
    expect(await db.auditEvent.findMany({ where: { assignmentId: id } })).toMatchObject([{ kind: "REPORT_SUBMITTED" }]);
  });

  test("keeps a draft when it is not to be submitted, which may be empty", async () => {
    const { id } = item.of(county.townId);
    const response = await postReport("town", id, words({ submit: false, progress: "" }));
    expect(response.status).toBe(201);
    expect(reportAnswerSchema.parse(await response.json())).toMatchObject({ status: "DRAFT" });
    expect(await db.assignment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: "NOT_STARTED",
      version: 1,
    });
    expect(await db.auditEvent.count({ where: { assignmentId: id } })).toBe(0);
  });

  test("refuses in order: session, origin, id, body, role, state", async () => {
    const { id } = item.of(county.townId);
    const bad = { period: "never" };
    await expectProblem(await postReport(null, id, bad), 401);
    const path = `/api/v1/assignments/${id}/reports`;
    for (const origin of [undefined, "null", "", "https://localhost:3000", "http://localhost:3000.evil"]) {
      const headers: Record<string, string> = { "idempotency-key": "k", ...(origin !== undefined && { origin }) };
      const forged = await send("town", report, { id }, { path, method: "POST", body: words(), headers });
      await expectProblem(forged, 403);
    }
    for (const [as, foreign] of [
      ["otherTown", id],
      ["neighbour", id],
      ["town", crypto.randomUUID()],
      ["town", "1"],
      ["town", item.id],
    ] as const) {
      await expectProblem(await postReport(as, foreign, bad), 404);
      await expectProblem(await postReport(as, foreign, "{"), 404);
      await expectProblem(await postReport(as, foreign, words()), 404);
    }
    await expectProblem(await postReport("admin", id, bad), 403);
    for (const as of ["leader", "office", "bureau"] as const) {
      await expectProblem(await postReport(as, id, bad), 422);
      await expectProblem(await postReport(as, id, words({ version: 9 })), 403);
    }
    const stale = await expectProblem(await postReport("town", id, words({ version: 9 })), 409);
    expect(stale).toMatchObject({ code: "CONFLICT", current: { status: "NOT_STARTED", version: 1 } });
    expect(await reportsOf(id)).toEqual([]);
  });

  test.each<[string, unknown, string[]]>([
    ["no JSON", "{", []],
    ["a list", [], [""]],
    ["nothing", {}, ["period", "progress", "submit", "version"]],
    ["an unknown field", words({ unitId: "x" }), [""]],
    [
      "a forged prototype",
      `{"__proto__":{"isDone":true},"period":"${PERIOD}","progress":"好","submit":true,"version":1}`,
      [""],
    ],
    ["an empty report", words({ progress: "  " }), ["progress"]],
    ["a period that is none", words({ period: "2026-Q9" }), ["period"]],
    ["a period of another year", words({ period: String(YEAR - 1) }), ["period"]],
    ["too long a text", words({ progress: "长".repeat(4_001) }), ["progress"]],
    ["a version that is none", words({ version: 0 }), ["version"]],
    ["a text for yes", words({ isDone: "yes" }), ["isDone"]],
  ])("refuses %s with 422", async (_, body, fields) => {
    await expectProblem(await postReport("town", item.of(county.townId).id, body), 422, ...fields);
    expect(await reportsOf(item.of(county.townId).id)).toEqual([]);
  });

  test("refuses a body over 256 KB", async () => {
    await expectProblem(
      await postReport("town", item.of(county.townId).id, words({ progress: "长".repeat(100_000) })),
      422,
    );
  });
});

describe("the Idempotency-Key", () => {
  test.each([null, "", "x".repeat(201)])("%j is refused", async (key) => {
    await expectProblem(await postReport("town", item.of(county.townId).id, words(), key), 422, "Idempotency-Key");
  });

  test("gives the same answer again, also when the record has moved on, and one report", async () => {
    const { id } = item.of(county.townId);
    const first = await postReport("town", id, words(), "again");
    const answer = await first.text();
    await postReview("office", JSON.parse(answer).id, { decision: "ACCEPT", version: 1 });
    const second = await postReport(
      "town",
      id,
      { version: 1, submit: true, progress: "已召开专题会议。", period: PERIOD },
      "again",
    );
    expect([second.status, await second.text()]).toEqual([201, answer]);
    expect(await reportsOf(id)).toHaveLength(1);
    await expectProblem(await postReport("town", id, words({ progress: "另一句" }), "again"), 422, "Idempotency-Key");
  });

  test("belongs to one path and one person", async () => {
    const { id } = item.of(county.townId);
    await postReport("town", id, words(), "mine");
    const other = await createItem(await db.plan.findFirstOrThrow(), { unitIds: [county.townId] });
    await expectProblem(await postReport("town", other.of(county.townId).id, words(), "mine"), 422, "Idempotency-Key");
    expect((await postReport("bureau", item.of(county.bureauId).id, words(), "mine")).status).toBe(201);
  });

  test("a refusal is not kept: the key may be used again", async () => {
    const { id } = item.of(county.townId);
    await expectProblem(await postReport("town", id, words({ version: 9 }), "retry"), 409);
    expect((await postReport("town", id, words(), "retry")).status).toBe(201);
  });

  test("50 of the same at once are one report and 50 equal answers", async () => {
    const { id } = item.of(county.townId);
    const all = await Promise.all(Array.from({ length: 50 }, () => postReport("town", id, words(), "burst")));
    const texts = await Promise.all(all.map((response) => response.text()));
    expect(new Set(all.map((response) => response.status))).toEqual(new Set([201]));
    expect(new Set(texts).size).toBe(1);
    expect(await reportsOf(id)).toHaveLength(1);
  });

  test("50 keys with the same version at once: one wins, 49 are CONFLICT, the roll-up is right", async () => {
    const { id } = item.of(county.townId);
    const all = await Promise.all(Array.from({ length: 50 }, () => postReport("town", id, words())));
    const statuses = all.map((response) => response.status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
    expect(await reportsOf(id)).toHaveLength(1);
    expect(await db.duty.findUniqueOrThrow({ where: { id: item.id } })).toMatchObject({
      status: "IN_PROGRESS",
      unitsStarted: 1,
      unitsTotal: 3,
    });
  });

  test("is forgotten after 24 hours, and old keys of others are swept", async () => {
    const { id } = item.of(county.townId);
    await postReport("town", id, words(), "old");
    await db.$executeRaw`update "IdempotencyKey" set "createdAt" = now() - interval '25 hours'`;
    const again = await postReport("town", id, words({ version: 2, progress: "另一句" }), "old");
    expect(again.status).toBe(201);
    expect((await db.idempotencyKey.findMany()).map((row) => row.key)).toEqual(["old"]);
  });
});

describe("POST /api/v1/reports/{id}/review", () => {
  test("the office accepts, and done is done", async () => {
    const { id, assignmentId } = await handIn("town", county.townId, { isDone: true });
    const response = await postReview("office", id, { decision: "ACCEPT", version: 1 });
    expect(response.status).toBe(200);
    expect(reportAnswerSchema.parse(await response.json())).toEqual({
      id,
      assignmentId,
      status: "ACCEPTED",
      version: 2,
    });
    expect(await db.assignment.findUniqueOrThrow({ where: { id: assignmentId } })).toMatchObject({ status: "DONE" });
  });

  test("the lead unit returns with a reason", async () => {
    const { id, assignmentId } = await handIn();
    const response = await postReview("bureau", id, { decision: "RETURN", reason: "请补充数据", version: 1 });
    expect(reportAnswerSchema.parse(await response.json())).toEqual({
      id,
      assignmentId,
      status: "RETURNED",
      version: 2,
    });
  });

  test("refuses in order: session, id, body, role, state", async () => {
    const { id } = await handIn();
    const accept = { decision: "ACCEPT", version: 1 };
    await expectProblem(await postReview(null, id, {}), 401);
    for (const [as, foreign] of [
      ["otherTown", id],
      ["neighbour", id],
      ["office", crypto.randomUUID()],
      ["office", "x"],
      ["office", item.of(county.townId).id],
    ] as const) {
      await expectProblem(await postReview(as, foreign, {}), 404);
      await expectProblem(await postReview(as, foreign, accept), 404);
    }
    await expectProblem(await postReview("admin", id, accept), 403);
    await expectProblem(await postReview("office", id, { decision: "MAYBE", version: 1 }), 422, "decision");
    await expectProblem(await postReview("office", id, { ...accept, reportId: id }), 422);
    await expectProblem(await postReview("office", id, { decision: "RETURN", version: 1 }), 422, "reason");
    await expectProblem(await postReview("leader", id, accept), 403);
    await expectProblem(await postReview("town", id, accept), 403);
    await expectProblem(await postReview("office", id, { ...accept, version: 2 }), 409);
    await postReview("office", id, accept);
    await expectProblem(await postReview("office", id, { ...accept, version: 2 }), 409);
  });

  test("nobody reviews the own unit's report, not even the lead; a draft is nobody's to see", async () => {
    const own = await handIn("bureau", county.bureauId);
    await expectProblem(await postReview("bureau", own.id, { decision: "ACCEPT", version: 1 }), 403);
    const draft = await handIn("town", county.townId, { submit: false });
    for (const as of ["office", "bureau", "town"] as const) {
      await expectProblem(await postReview(as, draft.id, { decision: "ACCEPT", version: 1 }), 404);
    }
  });
});

describe("GET /api/v1/openapi.json", () => {
  test("describes every endpoint, and all its references lead somewhere", async () => {
    cookie = undefined;
    const document = await openApi().json();
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths).sort()).toEqual([
      "/api/exports/blank-{kind}.xlsx",
      "/api/exports/closure-request.docx",
      "/api/exports/closure-request.pdf",
      "/api/exports/evidence.zip",
      "/api/exports/findings.csv",
      "/api/exports/findings.pdf",
      "/api/exports/findings.xlsx",
      "/api/exports/jobs/{id}",
      "/api/exports/jobs/{id}/file",
      "/api/exports/progress-units.zip",
      "/api/exports/rectification-units.zip",
      "/api/exports/rectification.docx",
      "/api/exports/rectification.pdf",
      "/api/exports/rectification.xlsx",
      "/api/exports/responsibility-letter-units.zip",
      "/api/exports/score-sheet-units.zip",
      "/api/exports/unit-duties-units.zip",
      "/api/exports/{document}",
      "/api/health/live",
      "/api/health/ready",
      "/api/v1/assignments/{id}/reports",
      "/api/v1/attachments",
      "/api/v1/attachments/{id}",
      "/api/v1/duties",
      "/api/v1/duties/{id}",
      "/api/v1/findings",
      "/api/v1/findings/{id}",
      "/api/v1/findings/{id}/closure",
      "/api/v1/findings/{id}/measures",
      "/api/v1/imports",
      "/api/v1/imports/{id}",
      "/api/v1/imports/{id}/confirm",
      "/api/v1/imports/{id}/files",
      "/api/v1/imports/{id}/marked.xlsx",
      "/api/v1/imports/{id}/progress",
      "/api/v1/imports/{id}/undo",
      "/api/v1/measures/{id}/reports",
      "/api/v1/openapi.json",
      "/api/v1/reports/{id}/review",
    ]);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      (one) => one[1],
    );
    expect(references.length).toBeGreaterThan(20);
    for (const name of references) expect(document.components.schemas).toHaveProperty(String(name));
    const namesOf = (path: string) => document.paths[path].get.parameters.map((one: { name: string }) => one.name);
    const shared = ["year", "kind", "lamp", "status", "unit", "q", "sort"];
    expect(namesOf("/api/v1/duties")).toEqual(expect.arrayContaining([...shared, "page", "size"]));
    expect(namesOf("/api/exports/{document}")).toEqual(
      expect.arrayContaining(["document", ...shared, "group", "view", "period"]),
    );
    expect(document.components.schemas.Report.required).toEqual(["period", "progress", "submit", "version"]);
    expect(healthSchema.parse({ status: "ok", checks: { process: true } })).toBeDefined();
  });
});
