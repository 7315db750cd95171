import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { confirmedSchema, importSchema, progressSchema, undoneSchema } from "@/lib/api/imports/schema";
import { problemSchema } from "@/lib/api/schema";
import { cookieSecret } from "@/lib/auth/cookies";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { bookOf, cellsOf, tableOf } from "@/lib/testing/books";
import { compoundOf } from "@/lib/testing/contents";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createFinding, createItem, createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { csvOf, type Files, importRequest, livingSum } from "@/lib/testing/imports";
import { makeGovernment, makePerson, makeSession } from "@/lib/testing/people";
import { POST as confirm } from "./[id]/confirm/route";
import { POST as replace } from "./[id]/files/route";
import { GET as progress } from "./[id]/progress/route";
import { GET as read } from "./[id]/route";
import { POST as undo } from "./[id]/undo/route";
import { POST as upload } from "./route";

let cookie: string | undefined;
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => (cookie === undefined ? undefined : { value: cookie }) }),
}));

const db = useDatabase();
useFiles();
// Each preview starts a process of its own: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });
const ORIGIN = "http://localhost:3000";
const YEAR = yearOf(today());
const NEXT = YEAR + 1;

let county: Awaited<ReturnType<typeof makeGovernment>>;
let people: Record<"office" | "town" | "bureau" | "leader" | "admin" | "neighbour", Viewer>;
type Person = keyof typeof people;
const cookies = new Map<string, string>();

beforeEach(async () => {
  await resetDatabase();
  county = await makeGovernment("ga");
  const neighbour = await makeGovernment("gb");
  people = {
    office: await makePerson("OFFICE", county.officeId),
    town: await makePerson("LIAISON", county.townId),
    bureau: await makePerson("UNIT_HEAD", county.bureauId),
    leader: await makePerson("LEADER", county.officeId),
    admin: await makePerson("SYSTEM_ADMIN", county.officeId),
    neighbour: await makePerson("OFFICE", neighbour.officeId),
  };
  for (const [name, viewer] of Object.entries(people)) {
    cookies.set(name, await encode({ token: { sid: await makeSession(viewer) }, secret: cookieSecret() }));
  }
  await createPlan(county.id, { year: YEAR });
  await createPlan(county.id, { year: NEXT, status: "DRAFT" });
});

type Route<Params> = (request: NextRequest, context: { params: Promise<Params> }) => Promise<Response>;
type OfImport = Route<{ id: string }>;

async function call<Params>(as: Person | null, route: Route<Params>, params: Params, request: Request) {
  cookie = as === null ? undefined : cookies.get(as);
  return route(new NextRequest(request), { params: Promise.resolve(params) });
}

const BREAKDOWN = { kind: "breakdown", year: String(NEXT) };
const PROGRESS = { kind: "progress", year: String(YEAR) };

const send = (as: Person | null, files: Files, fields: Record<string, string> = BREAKDOWN, headers = {}) =>
  call(as, upload, {}, importRequest(files, fields, { origin: ORIGIN, ...headers }));

const post = (as: Person | null, route: OfImport, id: string, body?: object, headers = {}) =>
  call(
    as,
    route,
    { id },
    new Request(`${ORIGIN}/api/v1/imports/${id}`, {
      ...{ method: "POST", headers: { origin: ORIGIN, ...headers }, body: body && JSON.stringify(body) },
    }),
  );
const get = (as: Person | null, route: OfImport, id: string) => call(as, route, { id }, new Request(`${ORIGIN}/x`));

async function made(response: Promise<Response>) {
  const answer = await response;
  const body = await answer.json();
  expect([answer.status, body.detail]).toEqual([201, undefined]);
  return importSchema.parse(body);
}

async function problemOf(response: Promise<Response>) {
  const answer = await response;
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  const { status, code } = problemSchema.parse(await answer.json());
  return [status, code];
}

const HEADING = ["序号", "重点任务", "工作措施", "牵头单位", "责任单位", "完成时限"];
const ROWS = [
  ["1", "规范行政执法", "开展案卷评查", "县市场监管局", "城关镇", "11月底前"],
  ["2", "", "落实三项制度", "县市场监督管理局", "城关镇", "长期坚持"],
  ["合计", "", "", "", "", ""],
];
const good = (): Files => ({ "分解表.csv": csvOf([["任务分解表"], HEADING, ...ROWS]) });
/** The same with a unit that is known. */
const fine = (): Files => ({ "分解表.csv": csvOf([HEADING, ...ROWS]).replace("县市场监管局", "县市场监督管理局") });

describe("POST /api/v1/imports", () => {
  test("answers every row with what would come of it, in the reader's words, and writes nothing", async () => {
    const before = await livingSum();
    const { id, ...preview } = await made(send("office", good()));
    expect(preview).toEqual({
      status: "READY",
      problems: [],
      files: [
        {
          ...{ name: "分解表.csv", sheet: "分解表", headingRow: 2 },
          rows: [
            {
              ...{ row: 3, action: "REFUSE", key: "开展案卷评查" },
              problems: [
                {
                  ...{ column: "牵头单位", code: "UNIT_UNKNOWN", suggestion: "县市场监督管理局" },
                  message: expect.stringContaining("县市场监管局"),
                },
              ],
            },
            { row: 4, action: "CREATE", key: "落实三项制度", problems: [] },
            { row: 5, action: "SKIP", key: expect.any(String), problems: [] },
          ],
          totals: { create: 1, update: 0, unchanged: 0, refuse: 1, skip: 1 },
        },
      ],
    });
    expect(await livingSum()).toBe(before);
    const again = await get("office", read, id);
    expect(importSchema.parse(await again.json())).toEqual({ id, ...preview });
  });

  test("answers at once when asked to, and tells how far it is", async () => {
    const response = await send("office", good(), BREAKDOWN, { prefer: "respond-async" });
    expect(response.status).toBe(202);
    const { id } = await response.json();
    await vi.waitFor(
      async () => {
        const now = progressSchema.parse(await (await get("office", progress, id)).json());
        expect(now).toMatchObject({ status: "READY", rowsRead: 3, isCutOff: false });
      },
      { timeout: 10_000, interval: 100 },
    );
  });

  test("one of several files that is refused is told beside the others", async () => {
    const { files, status } = await made(send("office", { "a.pdf": "%PDF-1.7", ...good() }));
    expect(status).toBe("READY");
    expect(files).toEqual([
      {
        ...{ name: "a.pdf", sheet: null, headingRow: null, rows: [] },
        totals: { create: 0, update: 0, unchanged: 0, refuse: 0, skip: 0 },
        problem: { code: "NOT_A_WORKBOOK", message: expect.stringContaining("a.pdf") },
      },
      expect.objectContaining({ name: "分解表.csv", headingRow: 2 }),
    ]);
  });

  test("refuses whole files with a code, and writes nothing", async () => {
    const before = await livingSum();
    const many = [
      HEADING,
      ...Array.from({ length: 50_001 }, (_, index) => [`${index}`, "甲", `乙${index}`, "", "", ""]),
    ];
    const zeros = Buffer.alloc(30 * 1024 * 1024, " ");
    const cases: [string, string | Buffer, number, string][] = [
      ["表.xlsx", "%PDF-1.7", 422, "NOT_A_WORKBOOK"],
      ["表.xlsx", compoundOf("EncryptedPackage"), 422, "ENCRYPTED"],
      ["表.xlsx", (await tableOf([HEADING])).subarray(0, 300), 422, "BROKEN_FILE"],
      ["表.xlsx", await bookOf({ sheets: [{ name: "表", xml: `${cellsOf([HEADING])}${zeros}` }] }), 422, "ZIP_BOMB"],
      [
        "表.csv",
        csvOf([
          ["甲", "乙"],
          ["1", "2"],
        ]),
        422,
        "NO_HEADING",
      ],
      ["表.csv", csvOf([HEADING]), 422, "NO_ROWS"],
      ["表.csv", "", 422, "EMPTY_FILE"],
      ["表.csv", csvOf(many), 413, "TOO_LARGE"],
      ["表.xlsx", Buffer.alloc(20 * 1024 * 1024 + 1), 413, "TOO_LARGE"],
    ];
    for (const [name, content, status, code] of cases) {
      expect(await problemOf(send("office", { [name]: content })), code).toEqual([status, code]);
    }
    expect(await livingSum()).toBe(before);
  });

  test("refuses what is no upload, without a trace", async () => {
    for (const [fields, field] of [
      [{ ...BREAKDOWN, kind: "people" }, "kind"],
      [{ ...BREAKDOWN, year: "x" }, "year"],
      [{ ...BREAKDOWN, year: "2003" }, "year"],
      [{ ...BREAKDOWN, unit: "all" }, ""],
    ] as const) {
      const response = await send("office", good(), fields);
      const problem = problemSchema.parse(await response.json());
      expect([response.status, problem.code, problem.errors?.[0]?.field]).toEqual([422, "INVALID", field]);
    }
    expect(await problemOf(send("office", {}))).toEqual([422, "INVALID"]);
    expect(await problemOf(send("office", good(), BREAKDOWN, { origin: "https://evil.example" }))).toEqual([
      403,
      "FORBIDDEN",
    ]);
    expect(await problemOf(send(null, good()))).toEqual([401, "UNAUTHENTICATED"]);
    expect(await db.import.count()).toBe(0);
  });

  test("takes from a unit's people what their unit owes, from others nothing", async () => {
    const sheet = {
      "进展.csv": csvOf([
        ["工作措施", "进展情况"],
        ["甲", "乙"],
      ]),
    };
    for (const as of ["leader", "admin"] as const) {
      expect(await problemOf(send(as, sheet, PROGRESS))).toEqual([403, "FORBIDDEN"]);
    }
    for (const kind of ["breakdown", "standard", "score-sheet", "units"]) {
      expect(await problemOf(send("town", sheet, { ...PROGRESS, kind }))).toEqual([403, "FORBIDDEN"]);
    }
    // A draft is the office's alone.
    expect(await problemOf(send("town", sheet, { ...PROGRESS, year: String(NEXT) }))).toEqual([422, "INVALID"]);
    await made(send("town", sheet, PROGRESS));
    await made(send("bureau", sheet, { ...PROGRESS, kind: "progress" }));
  });
});

describe("confirming and undoing", () => {
  test("write and put back, once per key", async () => {
    const before = await livingSum();
    const { id } = await made(send("office", fine()));
    const key = { "idempotency-key": "a" };
    const confirmed = confirmedSchema.parse(await (await post("office", confirm, id, undefined, key)).json());
    expect(confirmed).toMatchObject({ id, status: "CONFIRMED", totals: { create: 2, refuse: 0, skip: 1 } });
    expect(confirmed.records).toBeGreaterThan(2);
    expect(await (await post("office", confirm, id, undefined, key)).json()).toEqual(confirmed);
    expect(await problemOf(post("office", confirm, id))).toEqual([409, "CONFLICT"]);
    expect(await problemOf(post("office", confirm, id, { reason: "别的" }, key))).toEqual([422, "INVALID"]);
    expect(await livingSum()).not.toBe(before);
    const undone = undoneSchema.parse(await (await post("office", undo, id, {}, { "idempotency-key": "b" })).json());
    expect(undone).toEqual({ id, status: "UNDONE", records: confirmed.records });
    expect(await livingSum()).toBe(before);
    expect(await (await post("office", undo, id, {}, { "idempotency-key": "b" })).json()).toEqual(undone);
    expect(await problemOf(post("office", undo, id))).toEqual([409, "CONFLICT"]);
  });

  test("into an issued year ask for the reason and the document", async () => {
    const { id } = await made(send("office", fine(), { ...BREAKDOWN, year: String(YEAR) }));
    expect(await problemOf(post("office", confirm, id))).toEqual([422, "INVALID"]);
    expect(await problemOf(post("office", confirm, id, { reason: "增补", version: 99 }))).toEqual([409, "CONFLICT"]);
    const given = { reason: "增补", documentNo: "高法办〔2026〕3号" };
    expect((await post("office", confirm, id, given)).status).toBe(200);
  });

  test("a corrected file takes the place of the one before", async () => {
    const { id } = await made(send("office", good()));
    const request = importRequest(fine(), { sortNo: "0" }, { origin: ORIGIN });
    const response = await call("office", replace, { id }, request);
    expect(response.status).toBe(200);
    const { files } = importSchema.parse(await response.json());
    expect(files.map((file) => "totals" in file && file.totals.create)).toEqual([2]);
    const wrong = (fields: Record<string, string>, more: Files = fine()) =>
      problemOf(call("office", replace, { id }, importRequest(more, fields, { origin: ORIGIN })));
    expect(await wrong({ sortNo: "1" })).toEqual([422, "INVALID"]);
    expect(await wrong({ version: "99" })).toEqual([409, "CONFLICT"]);
    expect(await wrong({}, { ...good(), "b.csv": "甲" })).toEqual([422, "INVALID"]);
    expect(await wrong({}, { "b.pdf": "%PDF-" })).toEqual([422, "NOT_A_WORKBOOK"]);
    expect(await problemOf(post("office", confirm, id))).toEqual([409, "CONFLICT"]);
  });
});

test("a unit's people rectify what is theirs, whatever the sheet holds", async () => {
  const plan = await db.plan.findFirstOrThrow({ where: { year: YEAR, governmentId: county.id } });
  const given = { raisedBy: people.office, measures: [{}] };
  const own = await createFinding(plan, { ...given, unitIds: [county.townId] });
  const other = await createFinding(plan, { ...given, unitIds: [county.bureauId] });
  const line = ({ number, text, measures }: typeof own) => [number, text, measures[0]?.text ?? "", "已补齐十卷"];
  const sheet = csvOf([["编号", "存在问题", "整改措施", "整改进展"], line(own), line(other)]);
  const before = await livingSum();
  const { id, files } = await made(send("town", { "整改.csv": sheet }, { kind: "rectification", year: String(YEAR) }));
  expect(files).toMatchObject([
    { rows: [{ action: "UPDATE" }, { action: "REFUSE" }], totals: { update: 1, refuse: 1 } },
  ]);
  expect((await post("town", confirm, id)).status).toBe(200);
  const measures = await db.measure.findMany({ orderBy: { finding: { sortNo: "asc" } } });
  expect(measures.map(({ progress }) => progress)).toEqual(["已补齐十卷", ""]);
  expect((await post("office", undo, id)).status).toBe(200);
  expect(await livingSum()).toBe(before);
});

test("who may see, change and undo whose import", async () => {
  const plan = await db.plan.findFirstOrThrow({ where: { year: YEAR, governmentId: county.id } });
  const item = await createItem(plan, { unitIds: [county.townId], leadUnitId: county.bureauId });
  const sheet = {
    "进展.csv": csvOf([
      ["编号", "责任单位", "进展情况"],
      [item.code, "", "已部署"],
      [item.code, "县市场监督管理局", "已部署"],
    ]),
  };
  const ofTown = await made(send("town", sheet, PROGRESS));
  expect(ofTown.files).toMatchObject([{ rows: [{ action: "CREATE" }, { action: "REFUSE" }] }]);
  const ofOffice = await made(send("office", good()));
  const ofNeighbour = crypto.randomUUID();
  const statuses = async (as: Person | null, id: string) => {
    const responses = [
      await get(as, read, id),
      await get(as, progress, id),
      await call(as, replace, { id }, importRequest(sheet, { version: "99" }, { origin: ORIGIN })),
      await post(as, confirm, id, { version: 99 }),
      await post(as, undo, id, { version: 99 }),
    ];
    return responses.map(({ status }) => status);
  };
  expect(await statuses("town", ofTown.id)).toEqual([200, 200, 409, 409, 409]);
  // The office looks on, and may undo.
  expect(await statuses("office", ofTown.id)).toEqual([200, 200, 403, 403, 409]);
  expect(await statuses("bureau", ofTown.id)).toEqual([404, 404, 404, 404, 404]);
  expect(await statuses("town", ofOffice.id)).toEqual([404, 404, 404, 404, 404]);
  expect(await statuses("neighbour", ofOffice.id)).toEqual([404, 404, 404, 404, 404]);
  for (const id of [ofNeighbour, "1", "%00"]) {
    expect(await statuses("office", id)).toEqual([404, 404, 404, 404, 404]);
  }
  for (const as of ["leader", "admin"] as const)
    expect(await statuses(as, ofTown.id)).toEqual([403, 403, 403, 403, 403]);
  expect(await statuses(null, ofTown.id)).toEqual([401, 401, 401, 401, 401]);
});
