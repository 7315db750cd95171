import { Workbook } from "@cj-tech-master/excelts";
import { convert } from "../writers";
import type { Books } from "./books";

/** Cells of all kinds as LibreOffice writes them; what they hold is in lib/imports/file/foreign.test.ts. */
export const CELLS_BOOKS: Books = {
  "libreoffice.xlsx": async () => convert(await makeTable(), "xlsx"),
  "table.xls": async () => convert(await makeTable(), "xls"),
  "table.ods": async () => convert(await makeTable(), "ods"),
  "table.csv": async () => convert(await makeTable(), "csv"),
};

async function makeTable(): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet("分解表");
  sheet.addRow(["某县法治建设任务分解表"]);
  sheet.mergeCells("A1:G1");
  sheet.addRow(["重点任务", "序号", "具体事项", "牵头部门", "完成时限", "分值", "备注"]);
  const task = "加强党对法治建设的领导";
  const rows = [
    [task, 1, "常委会专题学习", "县司法局", new Date(Date.UTC(2026, 11, 31)), 0.5, { formula: "F3*2", result: 1 }],
    [null, 2, "述法全覆盖\n书面述法", "县委依法治县办", new Date(Date.UTC(2026, 5, 30)), 0.1 + 0.2, true],
    [
      null,
      3,
      "合法性审查",
      { richText: [{ text: "县政府" }, { text: "办公室", font: { bold: true } }] },
      "长期坚持",
      1,
      null,
    ],
    [
      "推进依法行政",
      4,
      "行政复议",
      "县司法局",
      new Date(Date.UTC(2026, 8, 1)),
      2,
      { formula: "1/0", result: { error: "#DIV/0!" } },
    ],
  ];
  for (const row of rows) sheet.addRow(row as never[]);
  for (const row of [3, 4]) sheet.getCell(`E${row}`).numFmt = 'yyyy"年"m"月"d"日"';
  sheet.getCell("E6").numFmt = 'yyyy"年"m"月"';
  sheet.mergeCells("A3:A5");
  sheet.getRow(5).hidden = true;
  sheet.getCell("C4").note = "批注不是内容";
  // Formatted, empty rows.
  for (let row = 10; row < 40; row++) sheet.getCell(row, 1).border = { bottom: { style: "thin" } };
  const hidden = book.addWorksheet("底稿");
  hidden.state = "hidden";
  hidden.addRow(["底稿"]);
  for (let row = 0; row < 400; row++) hidden.addRow([`第${row}条，${"长文本".repeat(20)}`]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
