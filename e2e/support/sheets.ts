import { Workbook } from "@cj-tech-master/excelts";
import { openOwnSheet } from "../../lib/testing/own-sheets";
import type { TestFile } from "./files";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const fileOf = (name: string, bytes: ArrayBufferLike | Uint8Array): TestFile => ({
  name,
  mimeType: XLSX,
  buffer: Buffer.from(bytes as Uint8Array),
});

export interface CountyRow {
  keyTask: string;
  measure: string;
  lead: string;
  units: string;
  due: string;
}

/** A 任务分解表 as a county's office keeps it: titles above a heading in two rows, key tasks merged over their measures, a sum. */
export async function countySheet(name: string, year: number, rows: readonly CountyRow[]): Promise<TestFile> {
  const book = new Workbook();
  const sheet = book.addWorksheet("任务分解表");
  sheet.addRow([`高台县${year}年法治政府建设任务分解表`]);
  sheet.addRow(["填表单位：县委依法治县办"]);
  sheet.addRow(["序号", "重点任务", "工作措施", "责任分工", "", "完成时限", "备注"]);
  sheet.addRow(["", "", "", "牵头部门", "责任单位", "", ""]);
  for (const area of ["A1:G1", "A2:G2", "D3:E3", "A3:A4", "B3:B4", "C3:C4", "F3:F4", "G3:G4"]) sheet.mergeCells(area);
  for (const [index, row] of rows.entries()) {
    const isFirst = rows[index - 1]?.keyTask !== row.keyTask;
    sheet.addRow([index + 1, isFirst ? row.keyTask : "", row.measure, row.lead, row.units, row.due, ""]);
    const last = rows.findLastIndex(({ keyTask }) => keyTask === row.keyTask);
    if (isFirst && last > index) sheet.mergeCells(`B${index + 5}:B${last + 5}`);
  }
  sheet.addRow(["合计", "", `${rows.length}项`]);
  return fileOf(name, await book.xlsx.writeBuffer());
}

/** What somebody who was sent a sheet of this program sends back: the cells filled in, by the keys of their columns. */
export async function filledIn(
  name: string,
  bytes: Uint8Array,
  cells: Readonly<Record<string, string>>,
): Promise<TestFile> {
  const sheet = await openOwnSheet(bytes);
  for (const row of sheet.rows) for (const [key, text] of Object.entries(cells)) sheet.set(row, key, text);
  return fileOf(name, await sheet.save());
}
