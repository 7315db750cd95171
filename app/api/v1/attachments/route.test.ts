import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { problemSchema } from "@/lib/api/schema";
import { MAX_FILE_BYTES } from "@/lib/attachments/upload/rules";
import { cookieSecret } from "@/lib/auth/cookies";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { goodFiles, pdfOf } from "@/lib/testing/contents";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { hostileFiles } from "@/lib/testing/hostile-files";
import { makeGovernment, makePerson, makeSession } from "@/lib/testing/people";
import { POST } from "./route";

let cookie: string | undefined;
vi.mock("next/headers", () => ({
  cookies: async () => ({ get: () => (cookie === undefined ? undefined : { value: cookie }) }),
}));

const db = useDatabase();
const listFiles = useFiles();
const ORIGIN = "http://localhost:3000";
const BOUNDARY = "----zeren";

let county: Awaited<ReturnType<typeof makeGovernment>>;
let people: Record<"office" | "town" | "bureau" | "leader" | "admin" | "neighbour", Viewer>;
const cookies = new Map<string, string>();
let item: Awaited<ReturnType<typeof createItem>>;

type Person = keyof typeof people;

beforeAll(async () => {
  county = await makeGovernment("ua");
  const neighbour = await makeGovernment("ub");
  people = {
    office: await makePerson("OFFICE", county.officeId),
    town: await makePerson("LIAISON", county.townId),
    bureau: await makePerson("LIAISON", county.bureauId),
    leader: await makePerson("LEADER", county.officeId),
    admin: await makePerson("SYSTEM_ADMIN", county.officeId),
    neighbour: await makePerson("OFFICE", neighbour.officeId),
  };
  for (const [name, viewer] of Object.entries(people)) {
    cookies.set(name, await encode({ token: { sid: await makeSession(viewer) }, secret: cookieSecret() }));
  }
  const plan = await createPlan(county.id, { year: yearOf(today()) });
  item = await createItem(plan, { leadUnitId: county.bureauId, unitIds: [county.bureauId, county.townId] });
});

afterEach(async () => {
  expect((await listFiles()).filter((path) => path.includes("/files/tmp/"))).toEqual([]);
});

interface Part {
  field?: string;
  name?: string;
  content: Buffer | string;
}

/** A form as a browser writes it: names in UTF-8, with quotes and line breaks as %22 and so on. */
function formOf(parts: readonly Part[], isClosed = true): Buffer {
  const pieces = parts.flatMap(({ field = "file", name, content }) => {
    const file =
      name === undefined ? "" : `; filename="${name.replaceAll('"', "%22")}"\r\nContent-Type: application/pdf`;
    return [`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"${file}\r\n\r\n`, content, "\r\n"];
  });
  if (isClosed) pieces.push(`--${BOUNDARY}--\r\n`);
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
}

const file = (name: string, content: Buffer | string): Part => ({ name, content });
const field = (name: string, content: string): Part => ({ field: name, content });

interface Sent {
  as?: Person | null;
  type?: string;
  headers?: Record<string, string>;
}

function send(body: Buffer | ReadableStream, { as = "town", type, headers = {} }: Sent = {}): Promise<Response> {
  cookie = as === null ? undefined : cookies.get(as);
  const all = { origin: ORIGIN, "content-type": type ?? `multipart/form-data; boundary=${BOUNDARY}`, ...headers };
  const init = { method: "POST", headers: all, body: body as BodyInit, duplex: "half" as const };
  return POST(new NextRequest(`${ORIGIN}/api/v1/attachments`, init), { params: Promise.resolve({}) });
}

const upload = (parts: readonly Part[], sent?: Sent) => send(formOf(parts), sent);

async function outcomeOf(response: Response): Promise<string> {
  const body = await response.json();
  return response.status === 201 ? "201" : `${response.status} ${problemSchema.parse(body).code}`;
}

/** Rows, objects and events as they are, to see that a refusal adds none. */
async function everything() {
  const [files, rows, events] = [await listFiles(), await db.attachment.count(), await db.auditEvent.count()];
  return { files, rows, stored: await db.storedFile.count(), events };
}

const own = () => field("assignment", item.of(county.townId).id);

describe("a good file", () => {
  test("of every kind is stored under its hash, readable by the program alone, and told of", async () => {
    for (const [extension, content] of Object.entries(await goodFiles())) {
      const response = await upload([own(), file(`整改 (1).${extension}`, content)]);
      const answer = await response.json();
      const sha256 = createHash("sha256").update(content).digest("hex");
      expect([response.status, answer]).toMatchObject([
        201,
        { name: `整改 (1).${extension}`, size: content.length, sha256, scan: "UNSCANNED" },
      ]);
      expect(Object.keys(answer).sort()).toEqual(["id", "name", "scan", "sha256", "size", "type"]);
      const path = (await listFiles()).find((one) => one.endsWith(`/files/${sha256.slice(0, 2)}/${sha256}`));
      expect(((await stat(path ?? "")).mode & 0o777).toString(8)).toBe("600");
      expect(await db.attachment.findUnique({ where: { id: answer.id } })).toMatchObject({
        ...{ dutyId: item.id, assignmentId: item.of(county.townId).id, period: null, findingId: null },
        ...{ uploaderId: people.town.userId, unitId: county.townId, governmentId: county.id, edition: 1 },
      });
    }
    const events = await db.auditEvent.findMany({ where: { kind: "EVIDENCE_ADDED" } });
    expect(events).toHaveLength(Object.keys(await goodFiles()).length);
    expect(events[0]).toMatchObject({ dutyId: item.id, assignmentId: item.of(county.townId).id });
  });

  test.each([
    ["C:\\Users\\王\\整改.pdf", "整改.pdf"],
    ["../../etc/整改.pdf", "整改.pdf"],
    ["/etc/passwd/a.pdf", "a.pdf"],
    ["CON.pdf", "CON.pdf"],
    ["报告\u202egpj.pdf", "报告gpj.pdf"],
    ["a\u0000b\u0007.pdf", "ab.pdf"],
    ["e\u0301te\u0301.pdf", "\u00e9t\u00e9.pdf"],
    [`${"长".repeat(300)}.pdf`, `${"长".repeat(146)}.pdf`],
    ["a.html.pdf", "a.html.pdf"],
    [" 报告 .PDF", "报告.PDF"],
    ["报告.pdf. ", "报告.pdf"],
    ["a;b='c'.pdf", "a;b='c'.pdf"],
    ["=cmd|'!A0.pdf", "=cmd|'!A0.pdf"],
  ])("named %j is called %j", async (given, name) => {
    const response = await upload([own(), file(given, pdfOf())]);
    expect([response.status, (await response.json()).name]).toEqual([201, name]);
  });

  test("may come in any order of fields, with a report's period, and with nothing to hang on", async () => {
    const period = field("period", String(yearOf(today())));
    const reported = await upload([file("a.pdf", pdfOf()), period, own()]);
    const staged = await upload([file("a.pdf", pdfOf())]);
    const rows = await db.attachment.findMany({
      where: { id: { in: [(await reported.json()).id, (await staged.json()).id] } },
      orderBy: { id: "asc" },
    });
    expect(rows).toMatchObject([{ period: String(yearOf(today())) }, { dutyId: null, findingId: null }]);
  });

  test("for a duty hangs on the duty when its lead sends it, on the own share when another unit does", async () => {
    for (const [as, assignmentId] of [
      ["bureau", null],
      ["office", null],
      ["town", item.of(county.townId).id],
    ] as const) {
      const { id } = await (await upload([field("duty", item.id), file("a.pdf", pdfOf())], { as })).json();
      expect(await db.attachment.findUnique({ where: { id } })).toMatchObject({ dutyId: item.id, assignmentId });
    }
  });

  test("of exactly 50 MB is taken, one byte more is not", async () => {
    const content = Buffer.concat([Buffer.from("整改"), Buffer.alloc(MAX_FILE_BYTES - 6, "\n")]);
    expect(await outcomeOf(await upload([own(), file("a.txt", content)]))).toBe("201");
    const before = await everything();
    const more = Buffer.concat([content, Buffer.from("\n")]);
    const response = await upload([own(), file("a.txt", more)]);
    expect(response.headers.get("connection")).toBe("close");
    expect(await outcomeOf(response)).toBe("413 TOO_LARGE");
    expect(await everything()).toEqual(before);
  });

  test("uploaded by ten at once is stored once", async () => {
    const content = Buffer.from(`同一份材料 ${crypto.randomUUID()}`);
    const before = await everything();
    const viewers = ["office", "town", "bureau"] as const;
    const sent = Array.from({ length: 10 }, (_, index) => upload([file("a.txt", content)], { as: viewers[index % 3] }));
    expect(await Promise.all((await Promise.all(sent)).map(outcomeOf))).toEqual(Array(10).fill("201"));
    const after = await everything();
    expect([after.rows - before.rows, after.stored - before.stored, after.files.length - before.files.length]).toEqual([
      10, 1, 1,
    ]);
  });

  test("carries the headers that the proxy sets elsewhere", async () => {
    for (const response of [await upload([file("a.pdf", pdfOf())]), await upload([], { as: null })]) {
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe("refused in order", () => {
  const bad = [file("x.exe", "MZ")];

  test("session, origin, role, place, file", async () => {
    expect(await outcomeOf(await upload(bad, { as: null }))).toBe("401 UNAUTHENTICATED");
    for (const origin of ["null", "https://evil.example", `${ORIGIN}.evil.example`]) {
      expect(await outcomeOf(await upload(bad, { headers: { origin } }))).toBe("403 FORBIDDEN");
    }
    for (const as of ["admin", "leader"] as const)
      expect(await outcomeOf(await upload(bad, { as }))).toBe("403 FORBIDDEN");
    const unseen: [Person, Part][] = [
      ["neighbour", own()],
      ["neighbour", field("duty", item.id)],
      ["town", field("duty", crypto.randomUUID())],
      ["town", field("finding", crypto.randomUUID())],
      ["town", field("measure", crypto.randomUUID())],
      ["town", field("previous", crypto.randomUUID())],
      ["town", field("report", crypto.randomUUID())],
      ["town", field("assignment", item.of(county.bureauId).id)],
    ];
    for (const [as, target] of unseen) {
      for (const parts of [bad, [file("a.pdf", pdfOf())], [file("a.pdf", "")]]) {
        expect(await outcomeOf(await upload([...parts, target], { as }))).toBe("404 NOT_FOUND");
      }
    }
    expect(await outcomeOf(await upload([...bad, own()]))).toBe("415 UNSUPPORTED_TYPE");
  });

  test.each([
    ["an id that is none", [field("duty", "1")]],
    ["a field twice", [field("duty", crypto.randomUUID()), field("duty", crypto.randomUUID())]],
    ["two places", [field("duty", crypto.randomUUID()), field("finding", crypto.randomUUID())]],
    ["an unknown field", [field("unitId", "1")]],
    ["a forged prototype", [field("__proto__", "1")]],
    ["a field of 300 characters", [field("period", "2".repeat(300))]],
    ["forty fields", Array.from({ length: 40 }, (_, index) => field(`f${index}`, "1"))],
    ["a second file", [file("b.pdf", pdfOf())]],
    ["a second file under another name", [{ field: "other", name: "b.pdf", content: pdfOf() }]],
  ])("%s", async (_, more) => {
    const before = await everything();
    for (const parts of [
      [file("a.pdf", pdfOf()), ...more],
      [...more, file("a.pdf", pdfOf())],
    ]) {
      expect(await outcomeOf(await upload(parts))).toBe("422 INVALID");
    }
    expect(await everything()).toEqual(before);
  });
});

describe("a form that is none", () => {
  const whole = formOf([field("period", "2026"), file("a.pdf", pdfOf())]);

  test.each<[string, Buffer, Sent, string]>([
    ["no file", formOf([field("period", "2026")]), {}, "422 INVALID"],
    ["a file without a name", formOf([{ content: "x" }]), {}, "422 INVALID"],
    ["an input without a file", formOf([file("", "")]), {}, "422 INVALID"],
    ["nothing", Buffer.alloc(0), {}, "422 INVALID"],
    ["noise", Buffer.alloc(10_000, "x"), {}, "422 INVALID"],
    ["another boundary", whole, { type: "multipart/form-data; boundary=other" }, "422 INVALID"],
    ["no boundary", whole, { type: "multipart/form-data" }, "415 UNSUPPORTED_TYPE"],
    ["an empty boundary", whole, { type: "multipart/form-data; boundary=" }, "422 INVALID"],
    ["JSON", Buffer.from("{}"), { type: "application/json" }, "415 UNSUPPORTED_TYPE"],
    ["a file alone", pdfOf(), { type: "application/pdf" }, "415 UNSUPPORTED_TYPE"],
    [
      "a form of another kind",
      Buffer.from("file=x"),
      { type: "application/x-www-form-urlencoded" },
      "415 UNSUPPORTED_TYPE",
    ],
    ["multipart of another kind", whole, { type: `multipart/mixed; boundary=${BOUNDARY}` }, "415 UNSUPPORTED_TYPE"],
    ["a longer length announced", whole, { headers: { "content-length": String(whole.length + 1) } }, "422 INVALID"],
    ["a shorter length announced", whole, { headers: { "content-length": "10" } }, "422 INVALID"],
    ["a length that is none", whole, { headers: { "content-length": "many" } }, "422 INVALID"],
    ["too great a length announced", whole, { headers: { "content-length": "60000000" } }, "413 TOO_LARGE"],
  ])("%s", async (_, body, sent, outcome) => {
    const before = await everything();
    expect(await outcomeOf(await send(body, sent))).toBe(outcome);
    expect(await everything()).toEqual(before);
  });

  test("cut off anywhere", async () => {
    const before = await everything();
    // The last two bytes are a line break that nothing depends on.
    const closed = whole.length - 4;
    const cuts = [0.01, 0.5, 0.99].map((part) => Math.floor(whole.length * part));
    for (const end of [...cuts, 1, 40, 120, 170, 200, 250, 300, 310, closed - 30, closed - 2, closed]) {
      expect(await outcomeOf(await send(whole.subarray(0, end))), `after ${end} bytes`).toBe("422 INVALID");
    }
    expect(await everything()).toEqual(before);
  });

  test("whose line breaks", async () => {
    const before = await everything();
    for (const end of [0, 200, Math.floor(whole.length / 2), whole.length]) {
      const stream = new ReadableStream({
        pull(controller) {
          if (end > 0 && controller.desiredSize === 1) controller.enqueue(whole.subarray(0, end));
          controller.error(new Error("ECONNRESET"));
        },
      });
      expect(await outcomeOf(await send(stream))).toBe("422 INVALID");
    }
    expect(await everything()).toEqual(before);
  });

  test("that never ends is given up", async () => {
    const before = await everything();
    let sent = 0;
    const head = formOf([file("a.pdf", "")], false).subarray(0, -2);
    const stream = new ReadableStream({
      pull(controller) {
        const chunk = sent === 0 ? head : Buffer.alloc(1024 * 1024, 0x41);
        sent += chunk.length;
        controller.enqueue(chunk);
      },
    });
    expect(await outcomeOf(await send(stream))).toBe("413 TOO_LARGE");
    expect(sent).toBeLessThan(3 * MAX_FILE_BYTES);
    expect(await everything()).toEqual(before);
  });
});

test("more than two hundred hostile files are refused, each with its reason, and leave nothing", {
  timeout: 60_000,
}, async () => {
  const corpus = await hostileFiles();
  expect(corpus.length).toBeGreaterThan(200);
  const before = await everything();
  for (const { label, name, content, status, code } of corpus) {
    const outcome = await outcomeOf(await upload([own(), file(name, content)]));
    expect.soft(outcome, `${label} (${name})`).toBe(`${status} ${code}`);
  }
  expect(await everything()).toEqual(before);
});

test("of three hundred at once from one person those are taken that find a place; the others are told to wait", async () => {
  const before = await everything();
  const sent = Array.from({ length: 300 }, (_, index) => upload([file("a.txt", `材料 ${index}`)], { as: "bureau" }));
  const outcomes = await Promise.all((await Promise.all(sent)).map(outcomeOf));
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  // Three at work and twenty waiting; one that is done early leaves its place to another.
  const taken = count("201");
  expect(taken).toBeGreaterThanOrEqual(23);
  expect(count("429 RATE_LIMITED")).toBe(300 - taken);
  const after = await everything();
  expect([after.rows - before.rows, after.files.length - before.files.length]).toEqual([taken, taken]);
});

describe("limits", () => {
  test("of files on a duty, of megabytes in a year, and of what hangs on nothing", async () => {
    const plan = await createPlan(county.id, { year: 2031 });
    const duty = await createItem(plan, { leadUnitId: county.bureauId, unitIds: [county.townId] });
    const target = field("assignment", duty.of(county.townId).id);
    await db.plan.update({ where: { id: plan.id }, data: { filesPerDuty: 1 } });
    expect(await outcomeOf(await upload([target, file("a.txt", "第一份")]))).toBe("201");
    const before = await everything();
    expect(await outcomeOf(await upload([target, file("b.txt", "第二份")]))).toBe("422 QUOTA_EXCEEDED");
    await db.plan.update({ where: { id: plan.id }, data: { filesPerDuty: 9, megabytesPerUnit: 1 } });
    const large = Buffer.alloc(1024 * 1024, "x");
    expect(await outcomeOf(await upload([target, file("c.txt", large)]))).toBe("422 QUOTA_EXCEEDED");
    expect(await everything()).toEqual(before);
  });

  test("at once as one after the other", async () => {
    const plan = await createPlan(county.id, { year: 2032 });
    const duty = await createItem(plan, { leadUnitId: county.bureauId, unitIds: [county.townId] });
    const target = field("assignment", duty.of(county.townId).id);
    await db.plan.update({ where: { id: plan.id }, data: { filesPerDuty: 5 } });
    const sent = Array.from({ length: 12 }, (_, index) => upload([target, file("a.txt", `并发 ${index}`)]));
    const outcomes = await Promise.all((await Promise.all(sent)).map(outcomeOf));
    expect(outcomes.filter((one) => one === "201")).toHaveLength(5);
    expect(outcomes.filter((one) => one === "422 QUOTA_EXCEEDED")).toHaveLength(7);
  });
});

test("a new edition takes its place once", async () => {
  const first = await (await upload([own(), file("a.pdf", pdfOf())])).json();
  const again = () => upload([field("previous", first.id), file("a.pdf", pdfOf())]);
  const outcomes = await Promise.all((await Promise.all([again(), again()])).map(outcomeOf));
  expect(outcomes.sort()).toEqual(["201", "409 CONFLICT"]);
  expect(await db.attachment.findUnique({ where: { previousId: first.id } })).toMatchObject({
    ...{ edition: 2, dutyId: item.id, assignmentId: item.of(county.townId).id },
  });
});
