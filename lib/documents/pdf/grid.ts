import { bodySize, type Layout, layOut, type Measures, pageScale } from "../layout";
import { shareWidth } from "../share-width";
import { cellText, type PrintedSheet, type SheetCell, type SheetColumn, type SheetRow, safeCell } from "../sheet";
import { fontMetrics } from "./font";
import type { Frame } from "./frame";
import { breakLines, longestPiece, printable } from "./lines";
import { CELL_PADDING, LINE } from "./page";

/** Smaller than this nobody reads on paper. */
const SMALLEST = 7.5;
const SMALLEST_IN_TEXT = 9;
const LARGEST = 10.5;
const SHORTEST_IN_SIZES = 2;
const SIGNATURE_IN_SIZES = 3.4;

const HEADING = { isBold: true };

export type Table = Pick<PrintedSheet, "columns" | "rows" | "signatures" | "keepsBlocks">;

/** Where everything of a table stands. */
export interface Grid {
  size: number;
  /** Left edges of the columns, and the right edge of the last. */
  edges: number[];
  /** Heights of the headings, the upper ones first (0: none). */
  head: { group: number; columns: number };
  rows: readonly SheetRow[];
  layout: Layout;
  /** Last row of each merged cell by "row column" of its first; cells that another one covers. */
  merged: { ends: ReadonlyMap<string, number>; covered: ReadonlySet<string> };
  signature: number;
  /** The text in the columns from `first` on. */
  lines(text: string, first: number, look?: { span?: number; isBold?: boolean }): string[];
}

export interface Room {
  /** Taken on every page by what stands over the table. */
  above: number;
  /** Taken on the first page, besides. */
  used?: number;
}

/** Works out columns, lines, heights and pages with the widths of the embedded font. */
export function gridOf(table: Table, frame: Frame, { above, used }: Room): Grid {
  const { columns } = table;
  const size = typeSize(columns, frame);
  const edges = edgesOf(table, frame, size);
  const lines = makeLines(edges, size);
  const tall = (count: number) => count * size * LINE + 2 * CELL_PADDING.y;
  const head = {
    group: columns.some(({ group }) => group) ? tall(1) : 0,
    columns: tall(Math.max(...columns.map(({ title }, index) => lines(title, index, HEADING).length))),
  };
  const capacity = frame.height - above - head.group - head.columns;
  const measures: Measures = {
    capacity,
    used,
    signature: size * SIGNATURE_IN_SIZES,
    shortest: Math.max(tall(1), size * SHORTEST_IN_SIZES),
    tallest: capacity,
    cell: (text, column) => tall(lines(text, column).length),
    summary: ({ label, span }) =>
      Math.max(size * SHORTEST_IN_SIZES, tall(lines(label, 0, { span, isBold: true }).length)),
  };
  const mostLines = Math.floor((capacity - 2 * CELL_PADDING.y) / (size * LINE));
  const rows = table.rows.flatMap((row) => splitTall(row, mostLines, lines));
  const layout = fittingLayout({ ...table, rows }, measures);
  return { size, edges, head, rows, layout, merged: mergedOf(layout), signature: measures.signature, lines };
}

function mergedOf({ merges }: Layout): Grid["merged"] {
  const covered = new Set<string>();
  for (const { column, from, to } of merges) for (let row = from + 1; row <= to; row++) covered.add(`${row} ${column}`);
  return { ends: new Map(merges.map(({ from, to, column }) => [`${from} ${column}`, to])), covered };
}

/** As large as a workbook's print would be; in a text no smaller than its Word file has it. */
function typeSize(columns: readonly SheetColumn[], { isLandscape, width }: Frame): number {
  const size = bodySize(columns) * pageScale(columns, width);
  return Math.max(isLandscape ? SMALLEST : SMALLEST_IN_TEXT, Math.min(LARGEST, size));
}

/** A text of at most so many characters stays on one line: 县司法局, 2026/12/31. */
const SHORT = 6;
/** No column is made wider for a longer word than this. */
const UNBROKEN = 8;

/** The columns share the frame's width as they share the workbook's, but none cuts a short word. */
function edgesOf({ columns, rows }: Table, { x, width }: Frame, size: number): number[] {
  const wanted = columns.map((column) => column.width);
  const least = columns.map(({ title, group }, index) => {
    const needed = rows.reduce(
      (most, row) => (row.kind === "record" ? Math.max(most, neededBy(cellText(row.cells[index] ?? null))) : most),
      Math.max(2, longestPiece(title, fontMetrics(true)), group ? 0 : Math.min(3, title.length)),
    );
    return Math.ceil(needed * size + 2 * CELL_PADDING.x);
  });
  let passed = x;
  return [x, ...shareWidth(wanted, least, width).map((one) => (passed += one))];
}

/** In shares of the type size. */
function neededBy(text: string): number {
  const whole = text.length <= UNBROKEN * 2 ? fontMetrics().width(text) : Number.POSITIVE_INFINITY;
  return whole <= SHORT ? whole : Math.min(UNBROKEN, longestPiece(text));
}

function makeLines(edges: readonly number[], size: number): Grid["lines"] {
  const known = new Map<string, string[]>();
  return (text, first, { span = 1, isBold = false } = {}) => {
    const key = `${first} ${span} ${isBold} ${text}`;
    let lines = known.get(key);
    if (!lines) {
      const width = (edges[first + span] ?? 0) - (edges[first] ?? 0) - 2 * CELL_PADDING.x;
      known.set(key, (lines = breakLines(printable(text), width / size, fontMetrics(isBold))));
    }
    return lines;
  };
}

/** A record that is taller than a page goes on in a further row on the next. */
function splitTall(row: SheetRow, mostLines: number, lines: Grid["lines"]): SheetRow[] {
  if (row.kind === "summary") return [row];
  const texts = row.cells.map((cell) => cellText(safeCell(cell)));
  const columns = texts.map((text, index) => lines(text, index));
  const count = Math.ceil(Math.max(1, ...columns.map(({ length }) => length)) / mostLines);
  if (count === 1) return [{ ...row, cells: row.cells.map(safeCell) }];
  return Array.from({ length: count }, (_, part) => ({
    kind: "record",
    cells: columns.map((all, index): SheetCell => {
      if (all.length <= mostLines) return part === 0 ? (texts[index] ?? "") : "";
      return all.slice(part * mostLines, (part + 1) * mostLines).join("\n");
    }),
  }));
}

/** Blocks are kept together where every page then holds what is put on it; else each row has room for its own text. */
function fittingLayout(table: Table, measures: Measures): Layout {
  const layout = layOut(table, measures);
  const starts = [0, ...layout.pageStarts, layout.heights.length];
  const fits = starts.slice(1).every((end, page) => {
    const heights = layout.heights.slice(starts[page], end);
    const used = page === 0 ? (measures.used ?? 0) : 0;
    return heights.reduce((sum, height) => sum + height, used) <= measures.capacity + 0.01;
  });
  return fits ? layout : layOut({ ...table, keepsBlocks: false }, measures);
}
