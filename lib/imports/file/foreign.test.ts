import { describe, expect, test } from "vitest";
import type { Book } from "@/lib/imports/preview";
import { openBook } from "./open";

const FIXTURES = "lib/imports/file/fixtures";

const TITLE = "某县法治建设任务分解表";
const TASK = "加强党对法治建设的领导";
const HEADINGS = ["重点任务", "序号", "具体事项", "牵头部门", "完成时限", "分值", "备注"];

async function opened(name: string): Promise<Book> {
  const book = await openBook(`${FIXTURES}/${name}`, name);
  if ("fault" in book) throw new Error(book.fault);
  return book;
}

// Made by e2e/support/foreign-books/make.ts.
describe("workbooks of LibreOffice", () => {
  test.each(["libreoffice.xlsx", "table.xls", "table.ods"])("%s: what stands in it", async (name) => {
    const { sheets, roundTrip } = await opened(name);
    expect(roundTrip).toBeNull();
    expect(sheets.map((sheet) => [sheet.name, sheet.isHidden, sheet.rows.length, sheet.cut])).toEqual([
      ["分解表", false, 6, 0],
      ["底稿", true, 401, 0],
    ]);
    expect(sheets[0]?.rows).toEqual([
      { no: 1, cells: Array(7).fill(TITLE), isHidden: false, filled: [] },
      { no: 2, cells: HEADINGS, isHidden: false, filled: [] },
      row(3, [TASK, "1", "常委会专题学习", "县司法局", "2026-12-31", "0.5", "1"], []),
      row(4, [TASK, "2", "述法全覆盖\n书面述法", "县委依法治县办", "2026-06-30", "0.3", "TRUE"], [0]),
      { ...row(5, [TASK, "3", "合法性审查", "县政府办公室", "长期坚持", "1"], [0]), isHidden: true },
      row(6, ["推进依法行政", "4", "行政复议", "县司法局", "2026年9月", "2", "#DIV/0!"], []),
    ]);
    expect(sheets[1]?.rows[400]?.cells).toEqual([`第399条，${"长文本".repeat(20)}`]);
  });

  test("a CSV in GB18030", async () => {
    const { sheets } = await opened("table.csv");
    expect(sheets.map(({ name }) => name)).toEqual(["table"]);
    expect(sheets[0]?.rows.map(({ cells }) => cells)).toEqual([
      [TITLE],
      HEADINGS,
      [TASK, "1", "常委会专题学习", "县司法局", "2026年12月31日", "0.5", "1"],
      ["", "2", "述法全覆盖\n书面述法", "县委依法治县办", "2026年6月30日", "0.3", "TRUE"],
      ["", "3", "合法性审查", "县政府办公室", "长期坚持", "1"],
      ["推进依法行政", "4", "行政复议", "县司法局", "2026年9月", "2", "#DIV/0!"],
    ]);
  });
});

const row = (no: number, cells: string[], filled: number[]) => ({ no, cells, isHidden: false, filled });
