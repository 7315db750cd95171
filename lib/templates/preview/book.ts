import { type Cell, Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { cellText, type SheetCell } from "@/lib/documents/sheet";
import type { PreviewBlock, PreviewCell } from "./rules";

const MAX_ROWS = 60;
const MAX_COLUMNS = 40;

/** The sheets of a workbook as tables, as far as a page shows them. */
export async function bookPreview(bytes: Uint8Array): Promise<PreviewBlock[]> {
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes);
  return workbook.worksheets
    .filter(({ state, rowCount }) => state === "visible" && rowCount > 0)
    .flatMap((sheet): PreviewBlock[] => [
      { kind: "text", text: sheet.name, isHeading: true },
      { kind: "table", rows: rowsOf(sheet) },
    ]);
}

function rowsOf(sheet: Worksheet): PreviewCell[][] {
  const width = Math.min(sheet.columnCount, MAX_COLUMNS);
  return Array.from({ length: Math.min(sheet.rowCount, MAX_ROWS) }, (_, index) => {
    const row = sheet.getRow(index + 1);
    return Array.from({ length: width }, (_, place) => row.getCell(place + 1)).flatMap((cell) => {
      if (cell.isMerged && cell.master !== cell) return [];
      return [{ text: textOf(cell), ...spanOf(sheet, cell) }];
    });
  });
}

/** How far a merged cell reaches, on the page. */
function spanOf(sheet: Worksheet, cell: Cell): { columns: number; rows: number } {
  const [row, column] = [Number(cell.row), Number(cell.col)];
  let columns = 1;
  let rows = 1;
  if (cell.isMerged) {
    while (column + columns <= MAX_COLUMNS && sheet.getCell(row, column + columns).master === cell) columns++;
    while (row + rows <= MAX_ROWS && sheet.getCell(row + rows, column).master === cell) rows++;
  }
  return { columns, rows };
}

function textOf({ value, text }: Cell): string {
  return value instanceof Date ? cellText(value satisfies SheetCell) : text;
}
