import { readXlsx } from "hucre/xlsx";
import PizZip from "pizzip";
import { expect, test } from "vitest";
import { ROUND_TRIP_HEADING, ROUND_TRIP_TAB, roundTripSchema } from "./round-trip";
import type { SheetSpec } from "./sheet";
import { writeSheet } from "./xlsx";

const IDS = ["0192c6a0-0000-7000-8000-000000000001", "0192c6a0-0000-7000-8000-000000000002"] as const;
const LONG = `${"长 ".repeat(29_999)}“引号”\n${"x".repeat(40_000)}`;

const spec: SheetSpec = {
  tab: "表",
  title: "标题",
  subtitle: ["左", "右"],
  columns: [
    { title: "序号", width: 5 },
    { title: "任务", group: "上", width: 10, key: "content" },
    { title: "时限", group: "上", width: 10, key: "due" },
    { title: "状态", width: 8, key: "state", choices: ["未启动", "已完成"], tints: [{ text: "已", tint: "green" }] },
    { title: "得分", width: 8, upTo: 0 },
  ],
  rows: [
    { kind: "summary", label: "组", span: 5, cells: [], opensGroup: true },
    {
      kind: "record",
      cells: [1, " =甲\r\n乙 ", new Date("2026-12-31T00:00:00Z"), "未启动"],
      origin: { id: IDS[0], version: 3 },
    },
    { kind: "record", cells: [2, "没有来历", null, null] },
    { kind: "record", cells: [3, LONG, "长期坚持", "已完成"], origin: { id: IDS[1], version: 1 } },
  ],
  data: { columns: [{ title: "甲", width: 5 }], rows: [] },
  roundTrip: {
    ...{ document: "progress", year: 2026, government: "620724", unit: "620724-cgz", period: "2026-Q3" },
    ...{ editable: ["state"], isLocked: true },
  },
  properties: { unit: "城关镇", year: 2026 },
  operator: "王某",
  exportedAt: new Date("2026-11-23T06:05:00Z"),
};

const partOf = (bytes: Uint8Array, path: string) => new PizZip(bytes).file(path)?.asText() ?? "";

test("what lets a sheet come back is read by another program as it was written", async () => {
  const { sheets } = await readXlsx(await writeSheet(spec));
  const [printed] = sheets;
  expect(printed?.rows.map((row) => row[5] ?? null)).toEqual([null, null, null, ROUND_TRIP_HEADING, null, 1, null, 2]);
  expect(printed?.columns?.[5]?.hidden).toBe(true);
  const tab = sheets.find(({ name }) => name === ROUND_TRIP_TAB);
  expect(tab?.veryHidden).toBe(true);
  const [header, ...rows] = tab?.rows ?? [];
  const read = roundTripSchema.parse({
    ...JSON.parse(header?.join("") ?? ""),
    rows: rows.map(([no, id, version, ...base]) => ({ no, id, version, base: JSON.parse(base.join("")) })),
  });
  expect(read).toMatchObject({
    ...{ edition: 1, document: "progress", year: 2026, unit: "620724-cgz", period: "2026-Q3", editable: ["state"] },
    columns: [null, "content", "due", "state", null],
    exportedAt: "2026-11-23T06:05:00.000Z",
  });
  expect(read.rows[0]).toEqual({
    ...{ no: 1, id: IDS[0], version: 3 },
    base: { content: "=甲\n乙", due: "2026-12-31", state: "未启动" },
  });
  expect(read.rows[1]?.base.content).toBe(LONG.slice(0, 32_767).trim());
  for (const cell of tab?.rows.flat() ?? []) if (typeof cell === "string") expect(cell).toBe(cell.trim());
});

test("a locked sheet has no password, and only the cells that may be filled in are open", async () => {
  const bytes = await writeSheet(spec);
  const xml = partOf(bytes, "xl/worksheets/sheet1.xml");
  const protection = /<sheetProtection[^>]*>/.exec(xml)?.[0] ?? "";
  expect(protection).toContain('sheet="1"');
  for (const allowed of ["formatCells", "sort", "autoFilter"]) expect(protection).toContain(`${allowed}="0"`);
  expect(protection).not.toMatch(/hashValue|password/);
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const open = [...(sheets[0]?.cells ?? [])].filter(([, cell]) => cell.style?.protection?.locked === false);
  expect(open.map(([place]) => place)).toEqual(["5,3", "6,3", "7,3"]);
  const free = await writeSheet({ ...spec, roundTrip: undefined });
  expect(partOf(free, "xl/worksheets/sheet1.xml")).not.toContain("sheetProtection");
  expect(partOf(free, "xl/workbook.xml")).not.toContain(ROUND_TRIP_TAB);
});

test("words are coloured by rule, people choose from lists, points have an upper bound", async () => {
  const xml = partOf(await writeSheet(spec), "xl/worksheets/sheet1.xml");
  expect(xml).toContain('<conditionalFormatting sqref="D5:D8">');
  expect(xml).toContain('LEFT($D5,1)="已"'.replaceAll('"', "&quot;"));
  expect(xml).toMatch(/<dataValidation [^>]*type="list"[^>]*sqref="D6:D8"/);
  expect(xml).toContain('"未启动,已完成"'.replaceAll('"', "&quot;"));
  expect(xml).toMatch(/<dataValidation [^>]*type="decimal"/);
});

test("the file says what it is, whose and of which year", async () => {
  const bytes = await writeSheet(spec);
  expect(partOf(bytes, "docProps/app.xml")).toContain("<Company>城关镇</Company>");
  const core = partOf(bytes, "docProps/core.xml");
  expect(core).toContain("<dc:title>标题</dc:title>");
  expect(core).toContain("<dc:subject>2026年</dc:subject>");
  expect(core).toContain("2026, 城关镇, 表");
});
