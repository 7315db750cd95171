import { Workbook } from "@cj-tech-master/excelts";
import { readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { writeSheet } from "@/lib/documents/xlsx";
import { openBook } from "@/lib/imports/file/open";
import { mapSheet } from "@/lib/imports/heading/map-sheet";
import { READERS } from "@/lib/imports/readers";
import { IMPORT_KINDS, type ImportKind, KIND_NAMES, type KindName } from "@/lib/imports/status";
import { useDatabase } from "@/lib/testing/database";
import { useFiles } from "@/lib/testing/files";
import { outcomes, previewed } from "@/lib/testing/imports";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { FORM_COLUMNS } from "./columns";
import { blankForm, type FormContext } from "./form";
import { formOf, getBlankForm } from "./queries";

const db = useDatabase();
useFiles();

let office: Viewer;
let liaison: Viewer;

beforeAll(async () => {
  const county = await makeGovernment();
  office = await makePerson("OFFICE", county.officeId);
  liaison = await makePerson("LIAISON", county.townId);
  await db.plan.create({ data: { governmentId: county.id, year: 2026, title: "2026年", status: "DRAFT" } });
});

const UNITS = Array.from({ length: 60 }, (_, index) => `县第${index + 1}局`);
const CONTEXT: FormContext = {
  ...{ county: "高台县", units: UNITS, operator: "王某", operatorUnit: "依法治县办" },
  exportedAt: new Date("2026-11-23T06:05:00Z"),
};

async function read(kind: ImportKind, bytes: Uint8Array) {
  const { columns } = await READERS[kind]();
  const book = await openBook(bytes, "form.xlsx");
  if ("fault" in book) throw new Error(book.fault);
  return mapSheet(book, columns, undefined, {});
}

/** The form with texts under the headings of its first empty row. */
async function filledIn(bytes: Uint8Array, texts: Record<string, string>): Promise<Buffer> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  const sheet = workbook.worksheets[0]!;
  for (let column = 1; column <= sheet.columnCount; column++) {
    const text = texts[sheet.getCell(3, column).text];
    if (text !== undefined) sheet.getCell(5, column).value = text;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe.each(IMPORT_KINDS)("the form of %s", (kind) => {
  test("asks for columns that the kind reads, all that it must have, each with a note", async () => {
    const { columns } = await READERS[kind]();
    const keys = FORM_COLUMNS[kind].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(columns.map(({ key }) => key)).toEqual(expect.arrayContaining(keys));
    expect(keys).toEqual(
      expect.arrayContaining(columns.filter(({ isRequired }) => isRequired).map((column) => column.key)),
    );
    const sheet = blankForm(kind, columns, CONTEXT);
    expect(sheet.columns.slice(1).every(({ note }) => note)).toBe(true);
    expect(sheet.data.rows.map(([title]) => title)).toEqual(
      expect.arrayContaining(sheet.columns.slice(1).map(({ title }) => title)),
    );
  });

  test("has no rows when it comes back empty, and the one that is filled in", async () => {
    const { columns } = await READERS[kind]();
    const sheet = blankForm(kind, columns, CONTEXT);
    const bytes = await writeSheet(sheet);
    expect(await read(kind, bytes)).toEqual({ fault: "NO_ROWS" });
    const texts = Object.fromEntries(sheet.columns.map(({ title }) => [title, `填${title}`]));
    const mapped = await read(kind, await filledIn(bytes, { ...texts, 序号: "1" }));
    if (mapped.fault !== null) throw new Error(mapped.fault);
    const rows = mapped.sheet.rows.filter(({ isFoot }) => !isFoot);
    expect(rows).toHaveLength(1);
    for (const { key, title } of sheet.columns) if (key) expect(rows[0]?.cells[key]).toBe(`填${title}`);
    expect(mapped.found.sheet).toBe(sheet.tab);
  });
});

test("short lists stand in their rule, the county's units in a hidden sheet; units may be written otherwise", async () => {
  const { columns } = await READERS.RECTIFICATION();
  const sheet = blankForm("RECTIFICATION", columns, CONTEXT);
  const { sheets } = await readXlsx(await writeSheet(sheet));
  expect(sheets.map(({ name, hidden }) => [name, hidden ?? false])).toEqual([
    ["整改台账", false],
    ["填写说明", false],
    ["选项", true],
  ]);
  expect(sheets[2]?.rows.map(([unit]) => unit)).toEqual(UNITS);
  const rules = (sheets[0]?.dataValidations ?? []).filter(({ type }) => type === "list");
  const said = rules.map((rule) => [rule.values?.join(",") ?? rule.formula1, rule.showErrorMessage ?? false]);
  const distinct = [...new Set(said.map((one) => JSON.stringify(one)))];
  expect(distinct.some((one) => one.includes("$A$1:$A$60") && one.endsWith("false]"))).toBe(true);
  expect(distinct.some((one) => one.includes("立行立改") && one.endsWith("true]"))).toBe(true);
});

test.each([
  ["units", { 单位名称: "县数据局", 简称: "县数据局", 考核类别: "其他部门" }],
  ["breakdown", { 重点任务: "规范行政执法", 工作措施: "开展案卷评查", 牵头部门: "城关镇", 完成时限: "长期坚持" }],
] as const)("a form of %s that is filled in is previewed", async (name, texts) => {
  const { sheet } = await getBlankForm(office, KIND_NAMES[name]);
  const record = await previewed(
    office,
    { "空白表.xlsx": await filledIn(await writeSheet(sheet), texts) },
    { kind: name, year: "2026" },
  );
  expect(outcomes(record)).toEqual(["SKIP", "CREATE"]);
});

test("a form has a name for each kind, and is for whoever may import it", async () => {
  for (const name of Object.keys(KIND_NAMES) as KindName[]) expect(formOf(`blank-${name}.xlsx`)).toBe(KIND_NAMES[name]);
  for (const name of ["blank-.xlsx", "blank-constructor.xlsx", "blank-units.pdf", "units.xlsx", "x/blank-units.xlsx"])
    expect(formOf(name)).toBeNull();
  expect((await getBlankForm(liaison, "PROGRESS")).title).toBe("任务进展情况表（空白表）");
  await expect(getBlankForm(liaison, "UNITS")).rejects.toMatchObject({ code: "FORBIDDEN" });
});
