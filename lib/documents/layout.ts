import { countLines } from "./count-lines";
import { cellText, type PrintedSheet, type SheetColumn, type SheetRow } from "./sheet";

/**
 * Row heights, page breaks and merges of a printed sheet, worked out beforehand: no program fits the height of wrapped or
 * merged rows by itself, and a merged cell that runs over a page shows its text on the first page only.
 */

/** 五号, or 小四 where a wide sheet is shrunk to the page: nobody should need a lens. */
export const bodySize = (columns: readonly SheetColumn[]): number => (pageScale(columns) < 0.85 ? 12 : 10.5);
export const HEAD_SIZE = 12;
export const TITLE_SIZE = 22;

export const POINTS_PER_MM = 72 / 25.4;
/** Width of a digit of the workbook's default font, which is what column widths count. */
const PIXELS_PER_CHARACTER = 8;
const POINTS_PER_PIXEL = 0.75;
/** A4 landscape. */
export const PAGE = { width: 297, height: 210 };
/** Margins in mm; header and footer stand inside them. */
export const MARGINS = { side: 15, vertical: 18, footer: 9 };
const TABLE_WIDTH = (PAGE.width - 2 * MARGINS.side) * POINTS_PER_MM;

const TALLEST_ROW = 409;
const SHORTEST_ROW = 24;
const ROW_PADDING = 6;
const LINE_HEIGHT = 1.45;
/** Programs round widths and scales differently; a page keeps this much in reserve. */
const RESERVE = 0.96;

const TITLE_HEIGHT = 42;
const SUBTITLE_HEIGHT = 22;
export const SIGNATURE_HEIGHT = 36;

/** Height of the printed sheet's head that repeats on every page, in points: title, subtitle and headings. */
export function headHeights({ columns, subtitle = ["", ""] }: Pick<Table, "columns" | "subtitle">): number[] {
  // Each part of the subtitle has its share of the width; a filter of many conditions takes several lines.
  const share = columns.reduce((sum, { width }) => sum + width, 0) / subtitle.length;
  const under = Math.max(SUBTITLE_HEIGHT, ...subtitle.map((text) => textHeight(text, share, bodySize(columns))));
  const heading = Math.max(28, ...columns.map(({ title, width }) => textHeight(title, width, HEAD_SIZE)));
  const groups = columns.some((column) => column.group) ? [24] : [];
  return [TITLE_HEIGHT, under, ...groups, heading];
}

export interface Layout {
  heights: number[];
  /** Indices of the rows that begin a page; the first only if it finds no room on the page where the table begins. */
  pageStarts: number[];
  /** Vertical merges as row indices, both inclusive. */
  merges: { column: number; from: number; to: number }[];
}

type Table = Pick<PrintedSheet, "columns" | "rows" | "signatures" | "keepsBlocks"> &
  Partial<Pick<PrintedSheet, "subtitle">>;

/** How tall things are, in points. A workbook's are estimated: the reader's program has the font. */
export interface Measures {
  /** Room for the rows of a page, under its head. */
  capacity: number;
  /** What of the first page is taken already; none in a workbook. */
  used?: number;
  /** The line to be signed, if there is one. */
  signature: number;
  shortest: number;
  tallest: number;
  cell(text: string, column: number): number;
  summary(row: Extract<SheetRow, { kind: "summary" }>): number;
}

export function layOut(table: Table, measures: Measures = estimate(table)): Layout {
  const { columns, rows, signatures, keepsBlocks = false } = table;
  const blocks = keepsBlocks ? mergeRuns(rows, columns, new Set()) : [];
  // A text that runs over the rows of its block needs their height together, not that of each.
  const runs = new Set(blocks.flatMap((run) => range(run.from, run.to).map((row) => `${row} ${run.column}`)));
  const heights = rows.map((row, index) =>
    rowHeight(row, columns, measures, (column) => runs.has(`${index} ${column}`)),
  );
  for (const run of blocks) stretch(heights, rows, measures, run);
  const tail = signatures ? measures.signature : 0;
  const pageStarts = breakPages(rows, heights, measures, tail, blockEnds(blocks));
  const merges = mergeRuns(rows, columns, new Set(pageStarts));
  for (const run of merges) stretch(heights, rows, measures, run);
  return { heights, pageStarts, merges };
}

function estimate(table: Table): Measures {
  const { columns } = table;
  const size = bodySize(columns);
  const head = headHeights(table).reduce((sum, height) => sum + height, 0);
  return {
    capacity: pageCapacity(columns) - head,
    signature: SIGNATURE_HEIGHT,
    shortest: SHORTEST_ROW,
    tallest: TALLEST_ROW,
    summary: () => SHORTEST_ROW,
    cell: (text, column) => textHeight(text, columns[column]?.width ?? 1, size),
  };
}

/** Points of the sheet's own scale that fit on a page, after the sheet has been shrunk to the page's width. */
function pageCapacity(columns: readonly SheetColumn[]): number {
  return (((PAGE.height - 2 * MARGINS.vertical) * POINTS_PER_MM) / pageScale(columns)) * RESERVE;
}

/** What fitToWidth=1 makes of the sheet; programs never enlarge. */
export function pageScale(columns: readonly SheetColumn[], width = TABLE_WIDTH): number {
  const pixels = columns.reduce((sum, column) => sum + column.width * PIXELS_PER_CHARACTER + 5, 0);
  return Math.min(1, Math.floor((100 * width) / (pixels * POINTS_PER_PIXEL)) / 100);
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Last row of each outermost block, by its first. */
function blockEnds(blocks: Layout["merges"]): ReadonlyMap<number, number> {
  const outer = Math.min(...blocks.map(({ column }) => column));
  return new Map(blocks.filter(({ column }) => column === outer).map(({ from, to }) => [from, to]));
}

function breakPages(
  rows: readonly SheetRow[],
  heights: readonly number[],
  { capacity, used = 0 }: Measures,
  tail: number,
  ends: ReadonlyMap<number, number>,
): number[] {
  const starts: number[] = [];
  rows.forEach((row, index) => {
    const block = heights.slice(index, (ends.get(index) ?? index) + 1).reduce((sum, one) => sum + one, 0);
    const height = heights[index] ?? 0;
    if (used > 0 && block > height && block <= capacity && used + block > capacity) {
      starts.push(index);
      used = 0;
    }
    // A group's heading stays with its first record, the last row with the signatures.
    const opens = row.kind === "summary" && row.opensGroup ? (heights[index + 1] ?? 0) : 0;
    const after = index === rows.length - 1 ? tail : opens;
    if (used > 0 && used + height + after > capacity) {
      // A total takes the last record along: alone on its page it would say nothing.
      const isTotal = row.kind === "summary" && !row.opensGroup && rows[index - 1]?.kind === "record";
      const before = isTotal && index - 1 > (starts.at(-1) ?? 0) ? (heights[index - 1] ?? 0) : 0;
      const fits = before > 0 && before + height + after <= capacity;
      starts.push(fits ? index - 1 : index);
      used = fits ? before : 0;
    }
    used += height;
  });
  return starts;
}

/** Neighbouring records with the same text in merged columns. No run reaches over the rows in `pageStarts`. */
export function mergeRuns(rows: readonly SheetRow[], columns: readonly SheetColumn[], pageStarts: ReadonlySet<number>) {
  const merges: Layout["merges"] = [];
  const merged = columns.flatMap((column, index) => (column.isMerged ? [index] : []));
  merged.forEach((column, level) => {
    const key = (row: SheetRow | undefined) =>
      row?.kind === "record"
        ? JSON.stringify(merged.slice(0, level + 1).map((index) => cellText(row.cells[index] ?? null)))
        : null;
    for (let from = 0; from < rows.length; ) {
      let to = from;
      while (
        key(rows[from]) !== null &&
        to + 1 < rows.length &&
        !pageStarts.has(to + 1) &&
        key(rows[to + 1]) === key(rows[from])
      )
        to++;
      if (to > from) merges.push({ column, from, to });
      from = to + 1;
    }
  });
  return merges;
}

/** Makes the last row of a merged block tall enough for the block's text. */
function stretch(
  heights: number[],
  rows: readonly SheetRow[],
  measures: Measures,
  { column, from, to }: Layout["merges"][number],
) {
  const row = rows[from];
  const text = row?.kind === "record" ? cellText(row.cells[column] ?? null) : "";
  const needed = measures.cell(text, column);
  const there = heights.slice(from, to + 1).reduce((sum, height) => sum + height, 0);
  if (needed > there) heights[to] = Math.min(measures.tallest, (heights[to] ?? 0) + needed - there);
}

/** @param isRun whether the text of this column runs over the neighbouring rows, too */
function rowHeight(
  row: SheetRow,
  columns: readonly SheetColumn[],
  { shortest, tallest, cell, summary }: Measures,
  isRun: (column: number) => boolean,
): number {
  if (row.kind === "summary") return summary(row);
  const heights = columns.map((_, index) => (isRun(index) ? 0 : cell(cellText(row.cells[index] ?? null), index)));
  return Math.min(tallest, Math.max(shortest, ...heights));
}

export function textHeight(text: string, width: number, size: number): number {
  // A Chinese character is as wide as the font is high, a digit half of that; one is kept in reserve.
  const perLine = (width * PIXELS_PER_CHARACTER * POINTS_PER_PIXEL) / (size / 2) - 1;
  return Math.ceil(countLines(text, perLine) * size * LINE_HEIGHT + ROW_PADDING);
}
