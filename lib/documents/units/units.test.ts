import { buffer } from "node:stream/consumers";
import { readXlsx } from "hucre/xlsx";
import mammoth from "mammoth";
import { afterAll, beforeAll, expect, test } from "vitest";
import yauzl from "yauzl";
import type { Viewer } from "@/lib/auth/viewer";
import { useDatabase } from "@/lib/testing/database";
import { createFinding } from "@/lib/testing/evidence";
import { createUnit } from "@/lib/testing/factories";
import { readPdf } from "@/lib/testing/pdf";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { makeStandard } from "@/lib/testing/standard";
import { exportDocument } from "../mutations";
import { UNIT_DOCUMENTS, type UnitDocument, unitDocumentOf } from "../schema";
import { endWriter } from "../writer/writer";
import { zipUnitSheets } from "./mutations";

const db = useDatabase();

let county: Awaited<ReturnType<typeof makeStandard>>;
const people = {} as Record<"office" | "bureau" | "admin", Viewer>;
const names: string[] = [];

beforeAll(async () => {
  county = await makeStandard();
  people.office = await makePerson("OFFICE", county.officeId);
  people.bureau = await makePerson("LIAISON", county.bureauId);
  people.admin = await makePerson("SYSTEM_ADMIN", county.officeId);
  // Forty-seven units with the whole standard each, as in the largest county.
  for (let n = 1; n <= 45; n++) {
    const unit = await createUnit(county, `第${n}乡`);
    names.push(unit.shortName);
    await db.$executeRaw`
      insert into "Assignment" (id, "dutyId", "unitId", role, "isScored")
      select gen_random_uuid(), d.id, ${unit.id}::uuid, 'RESPONSIBLE', true from "Duty" d where d.kind = 'ASSESSMENT_ITEM'`;
  }
  const plan = await db.plan.findUniqueOrThrow({ where: { id: county.planId } });
  await createFinding(plan, people.office, { unitIds: [county.townId], leadUnitId: county.bureauId });
}, 120_000);

afterAll(endWriter);

async function open(viewer: Viewer, document: UnitDocument, params: Record<string, string>) {
  const { fileName, stream } = await zipUnitSheets(viewer, document, params);
  const zip = await yauzl.fromBufferPromise(await buffer(stream));
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, new Uint8Array(await buffer(await zip.openReadStreamPromise(entry))));
  }
  return { fileName, files };
}

test("every unit's score sheet is a file of its own, the one that it gets alone", async () => {
  const { fileName, files } = await open(people.office, "score-sheet", { year: "2026" });
  expect(fileName).toBe("高台县2026年法治政府建设考核评分表(各单位).zip");
  expect([...files.keys()].slice(0, 2)).toEqual([
    "01_高台县2026年法治政府建设考核评分表(县市场监督管理局).xlsx",
    "02_高台县2026年法治政府建设考核评分表(城关镇).xlsx",
  ]);
  expect(files.size).toBe(47);
  const scored = new Map<string, number>();
  for (const [name, bytes] of files) {
    const [sheet, data] = (await readXlsx(bytes)).sheets;
    const unit = /\((.+)\)\.xlsx$/.exec(name)?.[1] ?? "";
    scored.set(unit, (data?.rows.length ?? 0) - 1);
    expect(sheet?.rows[0]?.[0]).toBe(`2026年高台县法治政府建设考核评分表（${unit}）`);
  }
  for (const name of names) expect(scored.get(name)).toBe(151);
  expect((scored.get("县市场监督管理局") ?? 0) + (scored.get("城关镇") ?? 0)).toBe(151);
  const alone = await exportDocument(people.office, "score-sheet", "xlsx", { unit: "620724-scjgj" });
  const texts = async (bytes: Uint8Array) => (await readXlsx(bytes)).sheets[1]?.rows;
  expect(await texts(files.values().next().value as Uint8Array)).toEqual(await texts(alone.bytes));
});

test("the sheets of forty-seven units, each document in its usual format", async () => {
  for (const [document, format] of [
    ["unit-duties", "xlsx"],
    ["progress", "xlsx"],
    ["responsibility-letter", "docx"],
  ] as const) {
    const { files } = await open(people.office, document, { format });
    expect(files.size).toBe(47);
  }
}, 300_000);

test("letters, previews and ledgers open, those of units without rows are left out", async () => {
  const only = { unit: "620724-cgz,620724-scjgj" };
  const letters = await open(people.office, "responsibility-letter", only);
  expect([...letters.files.keys()]).toEqual([
    "01_高台县2026年法治政府建设目标责任书(县市场监督管理局).docx",
    "02_高台县2026年法治政府建设目标责任书(城关镇).docx",
  ]);
  const [, town] = [...letters.files.values()];
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(town as Uint8Array) });
  expect(value).toContain("城关镇");
  const previews = await open(people.office, "progress", { ...only, format: "pdf" });
  for (const bytes of previews.files.values())
    expect((await readPdf(bytes)).pages[0]?.text).toContain("任务进展情况表");
  const ledgers = await open(people.office, "rectification", {});
  expect([...ledgers.files.keys()]).toEqual(["01_高台县2026年法治政府建设整改台账(城关镇).xlsx"]);
  const none = await open(people.office, "unit-duties", { q: "没有这样的事项" });
  expect(none.files.size).toBe(0);
});

test("it is recorded; a unit takes its own alone, administrators nothing, another government its own", async () => {
  await db.$executeRaw`alter table "AuditEvent" disable trigger all`;
  await db.auditEvent.deleteMany();
  await open(people.office, "responsibility-letter", { year: "2026", unit: "620724-cgz" });
  const [event] = await db.auditEvent.findMany();
  expect(event).toMatchObject({ kind: "EXPORTED", actorId: people.office.userId });
  expect(event?.payload).toMatchObject({ document: "目标责任书(各单位)", rows: 1, filters: { unit: "620724-cgz" } });
  for (const viewer of [people.bureau, people.admin]) {
    await expect(zipUnitSheets(viewer, "score-sheet", {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  const other = await makeGovernment("other");
  const stranger = await makePerson("OFFICE", other.officeId);
  await expect(zipUnitSheets(stranger, "score-sheet", { unit: "620724-cgz" })).rejects.toMatchObject({
    code: "INVALID",
  });
  expect((await open(stranger, "score-sheet", {})).files.size).toBe(0);
  expect(await db.auditEvent.count()).toBe(2);
});

test("nobody has many made at a time; one that is read or left makes room", async () => {
  const begin = () => zipUnitSheets(people.office, "score-sheet", { year: "2026" });
  const [first, second] = [await begin(), await begin()];
  await expect(begin()).rejects.toMatchObject({ code: "RATE_LIMITED", key: "exportsRunning" });
  first.stream.destroy();
  await new Promise((resolve) => first.stream.once("close", resolve));
  await expect(zipUnitSheets(people.office, "score-sheet", { year: "abc" })).rejects.toMatchObject({ code: "INVALID" });
  await buffer((await begin()).stream);
  second.stream.destroy();
});

test.each<Record<string, string>>([
  { format: "csv" },
  { format: "docm" },
  { year: "abc" },
  { unit: "nobody" },
  { nothing: "1" },
])("%o is refused", async (params) => {
  await expect(zipUnitSheets(people.office, "score-sheet", params)).rejects.toMatchObject({ code: "INVALID" });
});

test("the address names the document", () => {
  for (const document of UNIT_DOCUMENTS) expect(unitDocumentOf(`${document}-units.zip`)).toBe(document);
  expect(unitDocumentOf("breakdown-units.zip")).toBeNull();
});
