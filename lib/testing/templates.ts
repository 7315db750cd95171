import { Workbook } from "@cj-tech-master/excelts";
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";

/** A Word file with a line and a table, each cell given as the runs that Word has made of it. */
export async function wordTemplate(line: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const table = new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map((text) => new TableCell({ children: [new Paragraph({ children: runs(text) })] })),
        }),
    ),
  });
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ children: runs(line) }), table] }] }));
}

/** Broken in the middle, as Word breaks what is typed. */
const runs = (text: string) =>
  [text.slice(0, text.length / 2), text.slice(text.length / 2)].map((part) => new TextRun(part));

/** A workbook with these cells. */
export async function bookTemplate(rows: readonly (readonly (string | { formula: string })[])[]): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet("本局格式");
  for (const [row, cells] of rows.entries()) {
    for (const [column, value] of cells.entries()) sheet.getCell(row + 1, column + 1).value = value;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
