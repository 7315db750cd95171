import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workbook } from "@cj-tech-master/excelts";
import { readXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { snapshot } from "@/lib/db";
import { useDatabase } from "@/lib/testing/database";
import { createFinding } from "@/lib/testing/evidence";
import { createItem, createPlan } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { buildDocument } from "../build";
import { writeSheetCsv } from "../csv";
import { MAX_WHOLE_ROWS, withRowLimit } from "../rules";
import type { LedgerDocument } from "../schema";
import { streamCsv } from "./csv";
import { openLedger } from "./queries";
import { streamXlsx } from "./xlsx";

const db = useDatabase();
const folder = mkdtempSync(join(tmpdir(), "zeren-stream-"));
const COPIES = 11_999;
const people = {} as Record<"office" | "town" | "admin", Viewer>;

beforeAll(async () => {
  const county = await makeGovernment();
  people.office = await makePerson("OFFICE", county.officeId);
  people.town = await makePerson("LIAISON", county.townId);
  people.admin = await makePerson("SYSTEM_ADMIN", county.officeId);
  const plan = await createPlan(county.id);
  const item = await createItem(plan, { unitIds: [county.townId], dueOn: "2026-06-30" });
  const finding = await createFinding(plan, people.office, { unitIds: [county.townId], leadUnitId: county.bureauId });
  await db.$executeRaw`
    insert into "Duty" (id, "planId", year, kind, code, title, points, "leadText", "unitsText", "dueOn", "openDueOn", "leadUnitId", "sortNo", status, "searchText")
    select gen_random_uuid(), d."planId", 2026, 'ASSESSMENT_ITEM', 'X' || n, '=1+1 第' || n || '项', 0.25, '县司法局', '各镇', d."dueOn", d."openDueOn",
      case when n % 3 = 0 then ${county.bureauId}::uuid end, n + 10000, case when n % 4 = 0 then 'DONE' else 'NOT_STARTED' end::"DutyStatus", '第' || n
    from "Duty" d, generate_series(1, ${COPIES}::int) n where d.id = ${item.id}::uuid`;
  await db.$executeRaw`
    insert into "Finding" (id, "planId", year, number, source, kind, severity, text, "foundOn", "raisedById", "raisedUnitId", "sortNo", "measuresTotal", "searchText")
    select gen_random_uuid(), f."planId", 2026, '2026-' || (n + 1000), f.source, f.kind, f.severity, '@问题' || n, f."foundOn", f."raisedById", f."raisedUnitId", n + 10000, 2, '第' || n
    from "Finding" f, generate_series(1, ${COPIES}::int) n where f.id = ${finding.id}::uuid`;
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

async function write(viewer: Viewer, document: LedgerDocument, format: "csv" | "xlsx", params: Record<string, string>) {
  const path = join(folder, `${++files}.${format}`);
  const heard: number[] = [];
  const began = performance.now();
  const count = await snapshot(async (tx) => {
    const ledger = await openLedger(viewer, document, params, tx);
    await (format === "csv" ? streamCsv : streamXlsx)(ledger, path, (rows) => heard.push(rows));
    return ledger.count;
  }, 120_000);
  return { path, heard, count, took: performance.now() - began };
}

const csvRows = (path: string) => Papa.parse<string[]>(readFileSync(path, "utf8").trimEnd()).data;

test.each(["duties", "findings"] as const)(
  "%s: what is written row by row is what is written whole",
  async (document) => {
    for (const params of [{}, { group: "lead" }, { q: "第77", sort: "-code" }, { q: "没有这样的" }] as Record<
      string,
      string
    >[]) {
      const own = document === "findings" ? { ...params, sort: params.sort ? "-number" : "" } : params;
      const asked = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== ""));
      const { path } = await write(people.office, document, "csv", asked);
      const built = await withRowLimit(MAX_WHOLE_ROWS, () => buildDocument(people.office, document, asked));
      if (built.spec.kind !== "sheet") throw new Error("a view is a sheet");
      const whole = Buffer.from(writeSheetCsv(built.spec.sheet)).toString("utf8").split("\r\n");
      const streamed = readFileSync(path, "utf8").split("\r\n");
      // The second line says when.
      expect(streamed.toSpliced(1, 1)).toEqual(whole.toSpliced(1, 1));
    }
  },
  120_000,
);

test.each(["duties", "findings"] as const)("%s: 12,000 rows as csv, formulas as text", async (document) => {
  const { path, heard, count, took } = await write(people.office, document, "csv", {});
  const [title, line, heading, ...rows] = csvRows(path);
  expect(count).toBe(COPIES + 1);
  expect(heard).toEqual([2_000, 4_000, 6_000, 8_000, 10_000, 12_000, 12_000]);
  expect(title?.[0]).toMatch(/台账$/);
  expect(line?.join()).toMatch(/筛选：全部.*共 12000 行/);
  expect(heading).toContain("编号");
  expect(rows).toHaveLength(12_001);
  expect(rows.at(-2)?.join()).toContain(document === "duties" ? `X${COPIES}` : `2026-${COPIES + 1000}`);
  expect(rows.at(-2)?.join()).toContain(document === "duties" ? "'=1+1" : "'@问题");
  expect(rows.at(-1)?.[0]).toMatch(document === "duties" ? /^合计　12000项/ : /^合计：问题12000个/);
  report(document, "csv", path, took);
});

test.each(["duties", "findings"] as const)(
  "%s: 12,000 rows as a workbook that another program reads",
  async (document) => {
    const { path, took } = await write(people.office, document, "xlsx", {});
    const [printed, data] = (await readXlsx(new Uint8Array(readFileSync(path)))).sheets;
    expect(printed?.rows).toHaveLength(3 + 12_000 + 1);
    expect(data?.rows).toHaveLength(1 + 12_000);
    expect(printed?.rows.at(-1)?.[0]).toMatch(/^合计/);
    const last = data?.rows.at(-1)?.map(String).join();
    expect(last).toContain(document === "duties" ? `X${COPIES}` : `2026-${COPIES + 1000}`);
    expect(last).toContain(document === "duties" ? "=1+1 第" : "@问题");
    report(document, "xlsx", path, took);
  },
  60_000,
);

test("a streamed workbook looks like a short one", async () => {
  const { path } = await write(people.office, "duties", "xlsx", { q: "第77", group: "lead" });
  const workbook = new Workbook();
  await workbook.xlsx.load(readFileSync(path));
  const sheet = workbook.getWorksheet("责任台账");
  expect(sheet?.getCell("A1").value).toMatch(/责任台账$/);
  expect(sheet?.getCell("A1").font?.name).toBe("方正小标宋简体");
  expect(sheet?.getCell("A4").isMerged).toBe(true);
  expect(sheet?.getRow(5).height).toBeGreaterThan(20);
  expect(sheet?.pageSetup).toMatchObject({
    orientation: "landscape",
    paperSize: 9,
    fitToWidth: 1,
    printTitlesRow: "1:3",
  });
  expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 3 });
  const data = workbook.getWorksheet("数据");
  expect(data?.autoFilter).toBeTruthy();
  expect(data?.getCell("D2").type).not.toBe(6);
});

test("all rows are of one moment, whatever is changed meanwhile", async () => {
  const path = join(folder, "moment.csv");
  await snapshot(async (tx) => {
    const ledger = await openLedger(people.office, "findings", {}, tx);
    let isFirst = true;
    const pages = (async function* () {
      for await (const page of ledger.pages) {
        yield page;
        if (isFirst) await db.$executeRaw`update "Finding" set text = '后来改的' where "sortNo" > 10000`;
        isFirst = false;
      }
    })();
    await streamCsv({ ...ledger, pages }, path, () => undefined);
  }, 60_000);
  expect(await db.finding.count({ where: { text: "后来改的" } })).toBe(COPIES);
  expect(readFileSync(path, "utf8")).not.toContain("后来改的");
});

test("nobody gets more rows than on the screen", async () => {
  expect((await write(people.town, "duties", "csv", {})).count).toBe(1);
  expect(csvRows((await write(people.town, "findings", "csv", {})).path)).toHaveLength(3 + 1 + 1);
  await expect(write(people.admin, "duties", "csv", {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(write(people.office, "duties", "csv", { lamp: "PINK" })).rejects.toMatchObject({ code: "INVALID" });
  await expect(write(people.office, "duties", "csv", { unit: "nobody" })).rejects.toMatchObject({ code: "INVALID" });
});

function report(document: string, format: string, path: string, took: number) {
  const megabytes = (statSync(path).size / 1e6).toFixed(1);
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  process.stdout.write(`12,000 ${document}.${format}: ${Math.round(took)} ms, ${megabytes} MB; process ${memory} MB\n`);
}
