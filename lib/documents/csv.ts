import { cellText, type SheetCell, type SheetSpec, safeCell } from "./sheet";

/** Excel and WPS take a file without it for GB18030. */
export const BOM = "\ufeff";

/** What a spreadsheet would take for a formula; the apostrophe makes it text, as by hand. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A view as CSV: a line with its title, one that says which filter, how many rows, when and by whom, then the unmerged data,
 * with headings of groups, subtotals and total where the printed sheet has them. UTF-8 with BOM, quoted by RFC 4180.
 */
export function writeSheetCsv({ title, subtitle, rows, data }: SheetSpec): Uint8Array<ArrayBuffer> {
  // A view has one row of data for each record that it prints.
  let next = 0;
  const lines = [
    csvLine([title]),
    csvLine(subtitle),
    csvLine(data.columns.map((column) => column.title)),
    ...rows.map((row) => csvLine(row.kind === "summary" ? [row.label, ...row.cells] : (data.rows[next++] ?? []))),
  ];
  return new TextEncoder().encode(BOM + lines.join(""));
}

/** One record with its line end. */
export const csvLine = (cells: readonly SheetCell[]): string => `${cells.map(field).join(",")}\r\n`;

function field(value: SheetCell): string {
  const safe = safeCell(value);
  const text = cellText(safe);
  const guarded = typeof safe === "string" && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
