import { buffer } from "node:stream/consumers";
import { Workbook } from "@cj-tech-master/excelts";
import { readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { discardImport } from "@/lib/imports/mutations";
import { useDatabase } from "@/lib/testing/database";
import { useFiles } from "@/lib/testing/files";
import { csvOf, type Files, outcomes, previewed } from "@/lib/testing/imports";
import { auditKinds, makeGovernment, makePerson } from "@/lib/testing/people";
import { openMarkedSheet } from "./mutations";

const db = useDatabase();
useFiles();

// Each preview and each marked sheet has a process of its own.
vi.setConfig({ testTimeout: 60_000 });

const YEAR = 2098;
const FIELDS = { kind: "breakdown", year: String(YEAR) };
let office: Viewer;
let english: Viewer;
let liaison: Viewer;
let stranger: Viewer;

beforeAll(async () => {
  const county = await makeGovernment();
  office = await makePerson("OFFICE", county.officeId);
  english = { ...office, locale: "en" };
  liaison = await makePerson("LIAISON", county.townId);
  stranger = await makePerson("OFFICE", (await makeGovernment()).officeId);
  await db.plan.create({ data: { governmentId: county.id, year: YEAR, title: "年度", status: "DRAFT" } });
});

/** A county's own sheet: title, heading of two rows, merged cells, a column that is not read, a hidden row, a text like a formula. */
async function countySheet(): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet("任务分解");
  sheet.getCell("A1").value = "高台县任务分解表";
  sheet.mergeCells("A1:G1");
  sheet.addRow(["序号", "重点任务", "工作措施", "责任分工", "", "完成时限", "联系人"]);
  sheet.addRow(["", "", "", "牵头部门", "责任单位", "", ""]);
  for (const column of ["A", "B", "C", "F", "G"]) sheet.mergeCells(`${column}2:${column}3`);
  sheet.mergeCells("D2:E2");
  sheet.addRow([1, "规范行政执法", "开展案卷评查，全年不少于两次", "城关镇", "县市场监管所", "12月底", "=1+1"]);
  sheet.addRow([2, "", "落实三项制度", "", "城关镇", "长期坚持", "张三"]);
  sheet.mergeCells("B4:B5");
  sheet.addRow([3, "强化普法宣传", "组织宪法宣传周活动", "城关镇", "县市场监督管理局", "明年吧", "李四"]);
  sheet.addRow([4, "强化普法宣传", "编写案例", "城关镇", "", "12月底", "13800138000"]);
  sheet.getRow(6).hidden = true;
  sheet.getRow(7).hidden = true;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function marked(viewer: Viewer, id: string, file = 0) {
  const { stream, size, fileName } = await openMarkedSheet(viewer, id, file);
  const bytes = await buffer(stream);
  expect(bytes).toHaveLength(size);
  return { bytes, fileName };
}

const preview = (files: Files, viewer = office) => previewed(viewer, files, FIELDS);

describe("a county's sheet", () => {
  test("comes back as it was, with what is refused coloured, commented and said in the last column", async () => {
    const { id } = await preview({ "分解表.xlsx": await countySheet() });
    const { bytes, fileName } = await marked(office, id);
    expect(fileName).toBe("分解表（标出问题）.xlsx");
    const workbook = new Workbook();
    await workbook.xlsx.load(bytes);
    const sheet = workbook.worksheets[0]!;
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(["任务分解"]);
    expect(sheet.getCell("A1").text).toBe("高台县任务分解表");
    expect(sheet.getCell("H3").text).toBe("问题（再次导入时不读）");
    expect(sheet.getCell("A4").value).toBe(1);
    // Never a formula.
    expect(sheet.getCell("G4").value).toBe("=1+1");
    expect(sheet.getCell("G7").value).toBe("13800138000");
    expect(Object.keys(sheet.getCell("G4").model)).not.toContain("formula");
    const colour = (cell: string) => {
      const { fill } = sheet.getCell(cell);
      return fill?.type === "pattern" ? (fill.fgColor?.argb ?? null) : null;
    };
    expect([colour("E4"), colour("D5"), colour("F6")]).toEqual(["FFFFD8A8", "FFFFD8A8", "FFFFD8A8"]);
    expect([colour("C4"), colour("D4"), colour("E5")]).toEqual([null, null, null]);
    const said = (row: number) => sheet.getCell(`H${row}`).text;
    expect(said(4)).toContain("没有叫“县市场监管所”的单位。是不是“县市场监督管理局”？");
    expect(said(5)).toContain("牵头部门为空，请填写");
    expect(said(6)).toContain("看不懂的时限“明年吧”");
    expect(said(7)).toBe("提醒：这是隐藏的行");
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    expect(sheets[0]?.freezePane?.rows).toBe(3);
    expect(sheets[0]?.rowDefs?.get(5)?.hidden ?? false).toBe(false);
    expect(sheets[0]?.merges?.map((area) => Object.values(area).join()).sort()).toContain("3,1,4,1");
    const comment = sheet.getCell("E4").note;
    expect(typeof comment === "string" ? comment : comment?.texts?.map(({ text }) => text).join("")).toContain(
      "是不是“县市场监督管理局”",
    );
    expect((await auditKinds()).filter((kind) => kind === "EXPORTED")).toHaveLength(1);
  });

  test("is read again without its marks: the same rows, the same columns; corrected, nothing is refused", async () => {
    const first = await preview({ "分解表.xlsx": await countySheet() });
    expect(outcomes(first).slice(0, 3)).toEqual([
      "REFUSE unitUnknown",
      "REFUSE leadMissing",
      "REFUSE hiddenRow dueUnread",
    ]);
    const { bytes } = await marked(office, first.id);
    const again = await preview({ "分解表（标出问题）.xlsx": bytes });
    // The row that is refused is shown now.
    expect(outcomes(again)).toEqual([...outcomes(first).slice(0, 2), "REFUSE dueUnread", "CREATE"]);
    expect(again.rows.map(({ no, cells }) => [no, cells])).toEqual(first.rows.map(({ no, cells }) => [no, cells]));
    expect(again.files[0]?.found).toMatchObject({
      layout: first.files[0]?.found?.layout,
      headings: first.files[0]?.found?.headings,
    });
    const workbook = new Workbook();
    await workbook.xlsx.load(bytes);
    const sheet = workbook.worksheets[0]!;
    sheet.getCell("E4").value = "县市场监督管理局";
    sheet.getCell("D5").value = "城关镇";
    sheet.getCell("F6").value = "11月底";
    const corrected = Buffer.from(await workbook.xlsx.writeBuffer());
    expect(outcomes(await preview({ "改好.xlsx": corrected }))).toEqual(["CREATE", "CREATE", "CREATE", "CREATE"]);
    const twice = await preview({ "又一次.xlsx": (await marked(office, again.id)).bytes });
    expect(outcomes(twice)).toEqual(outcomes(again));
  });

  test("is marked in the reader's language", async () => {
    const { id } = await preview({ "分解表.xlsx": await countySheet() });
    const { bytes, fileName } = await marked(english, id);
    expect(fileName).toBe("分解表 (problems marked).xlsx");
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]?.rows[3]?.[7]).toMatch(/^\[责任分工 责任单位\] .*Is “县市场监督管理局” meant\?$/);
  });
});

test("a text file comes back as a workbook; a text that looks like markup or an escape stays what it is", async () => {
  const rows = [
    ["重点任务", "工作措施", "牵头部门", "备注"],
    ['规范<执法>&"公示"', "落实_x0041_制度\n第二行", "没有的单位", "=cmd|'/c calc'!A1"],
  ];
  const first = await preview({ "a:b[1].csv": csvOf(rows) });
  const { bytes } = await marked(office, first.id);
  const again = await preview({ "b.xlsx": bytes });
  expect(again.rows.map(({ cells }) => cells)).toEqual(first.rows.map(({ cells }) => cells));
  const { sheets } = await readXlsx(bytes);
  expect(sheets[0]?.rows[1]?.slice(0, 4)).toEqual(rows[1]);
});

test("is for whoever may see the import, when it is read, file by file", async () => {
  const rows = [
    ["重点任务", "工作措施", "牵头部门"],
    ["普法", "讲课", "没有的单位"],
  ];
  const { id, version } = await preview({ "a.csv": csvOf(rows), "b.csv": csvOf([["什么"], ["都没有"]]) });
  for (const viewer of [liaison, stranger]) {
    await expect(openMarkedSheet(viewer, id, 0)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  await expect(openMarkedSheet(office, "../../etc", 0)).rejects.toMatchObject({ code: "NOT_FOUND" });
  // Refused as a whole, and not there.
  await expect(openMarkedSheet(office, id, 1)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(openMarkedSheet(office, id, 2)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await db.import.update({ where: { id }, data: { status: "READING" } });
  await expect(openMarkedSheet(office, id, 0)).rejects.toMatchObject({ code: "CONFLICT", key: "importStillRead" });
  await db.import.update({ where: { id }, data: { status: "READY" } });
  await discardImport(office, { id, version });
  await expect(openMarkedSheet(office, id, 0)).rejects.toMatchObject({ code: "CONFLICT", key: "importEnded" });
});
