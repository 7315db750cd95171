import type { Worksheet } from "@cj-tech-master/excelts";
import { headHeights } from "./layout";
import { type PrintedSheet, type SheetCell, type SheetColumn, type SheetRow, safeCell } from "./sheet";
import { type BodyStyles, type CellStyle, HEAD_STYLES } from "./styles";

/** What a row is written to: a sheet, or one that goes out as it is written. */
export type Cells = Pick<Worksheet, "getCell" | "getRow" | "mergeCellsWithoutStyle">;

/** Title, subtitle and headings. Returns the number of rows. */
export function writeHead(sheet: Cells, printed: PrintedSheet, styles: BodyStyles): number {
  const { title, subtitle, columns } = printed;
  const heights = headHeights(printed);
  const bottom = heights.length;
  const top = columns.some((column) => column.group) ? bottom - 1 : bottom;
  writeSegments(sheet, 1, heights[0] ?? 0, columns, [title], () => HEAD_STYLES.title);
  writeSegments(sheet, 2, heights[1] ?? 0, columns, subtitle, (index) =>
    index === 0 ? styles.lineLeft : styles.lineRight,
  );
  for (let row = top; row <= bottom; row++) sheet.getRow(row).height = heights[row - 1] ?? 0;
  columns.forEach((column, index) => {
    write(sheet, top, index + 1, column.group ?? column.title, HEAD_STYLES.head);
    if (top < bottom) write(sheet, bottom, index + 1, column.group ? column.title : null, HEAD_STYLES.head);
    if (column.note) writeNote(sheet, column.group ? bottom : top, index + 1, column.note);
    if (top < bottom && !column.group) sheet.mergeCellsWithoutStyle(top, index + 1, bottom, index + 1);
  });
  for (const [first, last] of groupSpans(columns)) sheet.mergeCellsWithoutStyle(top, first + 1, top, last + 1);
  return bottom;
}

function writeNote(sheet: Cells, row: number, column: number, text: string) {
  sheet.getCell(row, column).note = { texts: [{ text }], width: 180, height: 30 + Math.ceil(text.length / 14) * 14 };
}

/** First and last column of each upper heading that covers more than one. */
function groupSpans(columns: readonly SheetColumn[]): [number, number][] {
  return columns.flatMap(({ group }, first): [number, number][] => {
    if (!group || columns[first - 1]?.group === group) return [];
    let last = first;
    while (columns[last + 1]?.group === group) last++;
    return last > first ? [[first, last]] : [];
  });
}

export function writeRow(
  sheet: Cells,
  number: number,
  row: SheetRow,
  columns: readonly SheetColumn[],
  styles: BodyStyles,
) {
  const span = row.kind === "summary" ? row.span : 0;
  columns.forEach(({ align }, index) => {
    const value = row.cells[index - span] ?? null;
    if (row.kind === "record") {
      const plain = align === "center" ? styles.center : styles.left;
      write(sheet, number, index + 1, value, value instanceof Date ? styles.date : plain);
    } else if (index < span) write(sheet, number, index + 1, index === 0 ? row.label : null, styles.summaryLabel);
    else write(sheet, number, index + 1, value, styles.summary);
  });
  if (span > 1) sheet.mergeCellsWithoutStyle(number, 1, number, span);
}

/** Texts side by side over the whole width, each in a merged cell, without borders. */
export function writeSegments(
  sheet: Cells,
  row: number,
  height: number,
  columns: readonly SheetColumn[],
  texts: readonly string[],
  style: (index: number) => CellStyle,
) {
  sheet.getRow(row).height = height;
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  let first = 0;
  texts.forEach((text, index) => {
    let last = index === texts.length - 1 ? columns.length - 1 : first;
    const widthTo = (column: number) => columns.slice(0, column + 1).reduce((sum, { width }) => sum + width, 0);
    while (last < columns.length - texts.length + index && widthTo(last) < (total * (index + 1)) / texts.length) last++;
    for (let column = first; column <= last; column++)
      write(sheet, row, column + 1, column === first ? text : null, style(index));
    if (last > first) sheet.mergeCellsWithoutStyle(row, first + 1, row, last + 1);
    first = last + 1;
  });
}

export function write(sheet: Pick<Cells, "getCell">, row: number, column: number, value: SheetCell, style: CellStyle) {
  const cell = sheet.getCell(row, column);
  const safe = safeCell(value);
  if (safe !== null) cell.value = safe;
  cell.style = style;
}
