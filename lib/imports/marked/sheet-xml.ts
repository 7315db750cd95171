import { squeezed } from "@/lib/cells";
import { countLines } from "@/lib/documents/count-lines";
import { ROUND_TRIP_HEADING } from "@/lib/documents/round-trip";
import { MARKS_HEADING } from "@/lib/imports/heading/marks";
import type { Grid, GridRow } from "@/lib/imports/preview";
import type { CellMark, MarkJob, RowMarks } from "./job";
import { isOneText, mergesOf } from "./merges";
import { cellXml, letterOf, MAIN, OFFICE, STYLE, XML } from "./parts";

/** Programs take long over tens of thousands of comments; the last column says the same. */
const MAX_COMMENTS = 5_000;
/** A heading deeper than this stays where it is: fixed, it would fill the screen. */
const MAX_FIXED = 10;
const MAX_WIDTH = 44;
const MARKS_WIDTH = 64;
/** In points: a line of the body, and the most that a row can have. */
const LINE = 15;
const TALLEST = 409;

/** A comment at a cell, in the order of the sheet. */
export interface Comment {
  row: number;
  column: number;
  text: string;
}

export interface SheetParts {
  /** The area with a filter, as an absolute reference. */
  filter: string;
  /** The sheet, piece by piece. `comments` are complete when it has ended. */
  xml: AsyncGenerator<string>;
  comments: Comment[];
}

/** The sheet as it was read, its cells where they were, with marks and a last column that says what is wrong. */
export function sheetParts(grid: Grid, job: MarkJob, marks: AsyncIterable<RowMarks>): SheetParts {
  const width = grid.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const last = grid.rows.at(-1)?.no ?? job.headingRow;
  const comments: Comment[] = [];
  const from = `$A$${job.headingRow}`;
  return {
    filter: `${from}:$${letterOf(width)}$${last}`,
    comments,
    xml: sheetXml(grid, job, marks, { width, widths: widthsOf(grid.rows, job, width), last, comments }),
  };
}

interface Shape {
  width: number;
  /** In characters, the column of problems last. */
  widths: readonly number[];
  last: number;
  comments: Comment[];
}

async function* sheetXml(
  { rows }: Grid,
  job: MarkJob,
  marks: AsyncIterable<RowMarks>,
  { width, widths, last, comments }: Shape,
): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`;
  yield `<dimension ref="A1:${letterOf(width)}${last}"/>${viewXml(job)}<sheetFormatPr defaultRowHeight="15"/>`;
  yield `${columnsXml(rows, job, widths)}<sheetData>`;
  const next = marks[Symbol.asyncIterator]();
  let mark = await next.next();
  for (const row of rows) {
    while (!mark.done && mark.value.no < row.no) mark = await next.next();
    const own = !mark.done && mark.value.no === row.no ? mark.value : null;
    if (row.no === job.headingRow) comments.push({ row: row.no, column: width, text: job.note });
    yield rowXml(row, own, job, { width, widths, last, comments });
  }
  const merges = mergesOf(rows, job.headingRow);
  yield `</sheetData><autoFilter ref="A${job.headingRow}:${letterOf(width)}${last}"/>`;
  if (merges.length > 0) {
    yield `<mergeCells count="${merges.length}">`;
    for (const { top, left, bottom, right } of merges)
      yield `<mergeCell ref="${letterOf(left)}${top}:${letterOf(right)}${bottom}"/>`;
    yield "</mergeCells>";
  }
  yield '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>';
  yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><legacyDrawing r:id="rId2"/></worksheet>';
}

/** The headings stay in view, and the first row that is refused is the first below them. */
function viewXml({ headingRow, opensAt }: MarkJob): string {
  const at = opensAt ?? headingRow + 1;
  const chosen = `activeCell="A${at}" sqref="A${at}"`;
  if (headingRow > MAX_FIXED)
    return `<sheetViews><sheetView tabSelected="1" workbookViewId="0" topLeftCell="A${at}"><selection ${chosen}/></sheetView></sheetViews>`;
  return (
    `<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="${headingRow}" topLeftCell="A${at}"` +
    ` activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" ${chosen}/></sheetView></sheetViews>`
  );
}

function widthsOf(rows: readonly GridRow[], { headingRow }: MarkJob, width: number): number[] {
  // A note over the whole width says nothing of how wide a column is.
  const near = rows.filter((row) => row.no >= headingRow && !isOneText(row)).slice(0, 200);
  const widths = Array.from({ length: width }, (_, column) => {
    const longest = near.reduce((most, { cells }) => Math.max(most, textWidth(cells[column] ?? "")), 0);
    return Math.min(MAX_WIDTH, Math.max(6, longest + 2));
  });
  return [...widths, MARKS_WIDTH];
}

function columnsXml(rows: readonly GridRow[], { headingRow }: MarkJob, widths: readonly number[]): string {
  const marker = squeezed(ROUND_TRIP_HEADING);
  const heads = rows.filter(({ no }) => no <= headingRow);
  const isOrigin = (column: number) => heads.some(({ cells }) => squeezed(cells[column] ?? "").includes(marker));
  return `<cols>${widths.map((width, column) => columnXml(column, width, isOrigin(column))).join("")}</cols>`;
}

const columnXml = (column: number, width: number, isHidden: boolean): string =>
  `<col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"${isHidden ? ' hidden="1"' : ""}/>`;

/** Width of the longest line; a Chinese character is as wide as two letters. */
const textWidth = (text: string): number =>
  Math.max(...text.split("\n").map((line) => line.length + line.replace(/[\u0020-\u007e]/g, "").length));

function rowXml(
  row: GridRow,
  marks: RowMarks | null,
  { headingFrom, headingRow }: MarkJob,
  { width, widths, comments }: Shape,
): string {
  const { no, isHidden } = row;
  const filled = new Set(row.filled);
  const marked = new Map<number, CellMark[]>();
  for (const mark of marks?.cells ?? []) marked.set(mark.column, [...(marked.get(mark.column) ?? []), mark]);
  const plain = no < headingFrom ? STYLE.above : no <= headingRow ? STYLE.head : STYLE.cell;
  let xml = "";
  const upTo = no < headingFrom ? row.cells.length : width;
  for (let column = 0; column < upTo; column++) {
    const own = marked.get(column);
    const isRefused = own?.some(({ level }) => level === "REFUSE") ?? false;
    const style = own ? (isRefused ? STYLE.refused : STYLE.warned) : plain;
    // Of a merged cell the first alone has a text, and a comment.
    xml += cellXml(column, no, style, filled.has(column) ? "" : (row.cells[column] ?? ""));
    if (own && !filled.has(column) && comments.length < MAX_COMMENTS) {
      comments.push({ row: no, column, text: own.map(({ text }) => text).join("\n") });
    }
  }
  if (no >= headingFrom && no < headingRow) xml += cellXml(width, no, STYLE.head, "");
  if (no === headingRow) xml += cellXml(width, no, STYLE.head, MARKS_HEADING);
  if (no > headingRow) xml += cellXml(width, no, STYLE.problem, marks?.text ?? "");
  // What is to be corrected must be seen.
  const height = heightOf(row, marks, widths, filled);
  return `<row r="${no}" ht="${height}"${isHidden && !marks ? ' hidden="1"' : ""}>${xml}</row>`;
}

/** Not every program fits a row to its texts by itself. What is merged downwards has the rows below, too. */
function heightOf(
  row: GridRow,
  marks: RowMarks | null,
  widths: readonly number[],
  filled: ReadonlySet<number>,
): number {
  const texts = isOneText(row) ? [] : row.cells.map((cell, column) => (filled.has(column) ? "" : cell));
  const lines = widths.map((width, column) =>
    countLines((column === widths.length - 1 ? marks?.text : texts[column]) ?? "", width - 1),
  );
  return Math.min(TALLEST, 4 + LINE * Math.max(1, ...lines));
}
