import { type Cell, Workbook } from "@cj-tech-master/excelts";
import { ROUND_TRIP_HEADING, ROUND_TRIP_TAB, type RoundTrip } from "@/lib/documents/round-trip";

/**
 * A sheet that this program made, as somebody opens it in Excel: by the keys of its columns and the numbers of its rows. Who
 * edits it takes care of merged cells: only the first of them holds the text.
 */
export async function openOwnSheet(bytes: Uint8Array) {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  const [sheet] = book.worksheets;
  const tab = book.getWorksheet(ROUND_TRIP_TAB);
  if (!sheet || !tab) throw new Error("not a sheet of this program");
  const { columns, editable, unit }: Pick<RoundTrip, "columns" | "editable" | "unit"> = JSON.parse(
    String(tab.getCell(1, 1).value),
  );
  const originAt = columns.length + 1;
  const numbers = Array.from({ length: sheet.rowCount }, (_, index) => index + 1);
  const rows = numbers.filter((row) => typeof sheet.getCell(row, originAt).value === "number");
  if (!numbers.some((row) => sheet.getCell(row, originAt).value === ROUND_TRIP_HEADING))
    throw new Error("no row numbers");
  const at = (row: number, key: string): Cell => sheet.getCell(row, columns.indexOf(key) + 1);
  return {
    book,
    sheet,
    columns: columns.filter((key) => key !== null),
    /** Keys of the columns that whoever got it may change, and whether the others are locked. */
    editable,
    /** Code of the unit it was made for. */
    unit,
    isProtected: sheet.sheetProtection?.sheet === true,
    /** Those of the records, in order. */
    rows,
    /** The row in which its text stands: another one for a cell that is merged with those above. */
    master: (row: number, key: string): number => Number(at(row, key).isMerged ? at(row, key).master.row : row),
    text: (row: number, key: string): string => {
      const { value } = at(row, key);
      return value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? "");
    },
    isLocked: (row: number, key: string): boolean => at(row, key).style.protection?.locked !== false,
    set(row: number, key: string, text: string): void {
      at(row, key).value = text;
    },
    /** As a deleted row is read: nothing is in it any more. */
    clear(row: number): void {
      for (let column = 1; column <= originAt; column++) {
        const cell = sheet.getCell(row, column);
        if (!cell.isMerged || cell.master === cell) cell.value = null;
      }
    },
    /** A row typed below the table. */
    add(cells: Record<string, string>): number {
      const row = sheet.rowCount + 1;
      for (const [key, text] of Object.entries(cells)) if (columns.includes(key)) at(row, key).value = text;
      return row;
    },
    /** The hidden number of a row, as somebody pastes over it. */
    renumber(row: number, no: number | null): void {
      sheet.getCell(row, originAt).value = no;
    },
    save: async (): Promise<Uint8Array> => new Uint8Array(await book.xlsx.writeBuffer({ validate: false })),
  };
}

export type OwnSheet = Awaited<ReturnType<typeof openOwnSheet>>;
