import { bodySize, type Layout, layOut, MARGINS, type Measures, PAGE, POINTS_PER_MM, pageScale } from "../layout";
import { cellText, type PrintedSheet, type SheetCell, type SheetColumn, type SheetRow, safeCell } from "../sheet";
import { breakLines, printable } from "./lines";
import { CELL_PADDING, LINE } from "./page";

export const TITLE_SIZE = 18;
/** Lines of the page's head: the title and what stands under it. */
const TITLE_HEIGHT = 32;
/** Smaller than this nobody reads on paper. */
const SMALLEST = 7.5;
const LARGEST = 10.5;
const SHORTEST_IN_SIZES = 2;
const SIGNATURE_IN_SIZES = 3.4;

const EDGE = { x: MARGINS.side * POINTS_PER_MM, y: MARGINS.vertical * POINTS_PER_MM };
export const TABLE_WIDTH = PAGE.width * POINTS_PER_MM - 2 * EDGE.x;
const PAGE_HEIGHT = PAGE.height * POINTS_PER_MM - 2 * EDGE.y;

/** Where everything of a printed sheet stands. */
export interface Grid {
  size: number;
  /** Left edges of the columns, and the right edge of the last. */
  edges: number[];
  head: { top: number; title: number; subtitle: number; group: number; columns: number };
  body: number;
  rows: readonly SheetRow[];
  layout: Layout;
  signature: number;
  lines(text: string, first: number, span?: number): string[];
}

/** Works out columns, lines, heights and pages with the widths of the embedded font. */
export function gridOf(sheet: PrintedSheet): Grid {
  const { columns } = sheet;
  const size = Math.max(SMALLEST, Math.min(LARGEST, bodySize(columns) * pageScale(columns)));
  const edges = edgesOf(columns);
  const lines = makeLines(edges, size);
  const tall = (count: number) => count * size * LINE + 2 * CELL_PADDING.y;
  const head = {
    top: EDGE.y,
    title: TITLE_HEIGHT,
    subtitle: tall(1),
    group: columns.some(({ group }) => group) ? tall(1) : 0,
    columns: tall(Math.max(...columns.map(({ title }, index) => lines(title, index).length))),
  };
  const headHeight = head.title + head.subtitle + head.group + head.columns;
  const measures: Measures = {
    capacity: PAGE_HEIGHT - headHeight,
    signature: size * SIGNATURE_IN_SIZES,
    shortest: Math.max(tall(1), size * SHORTEST_IN_SIZES),
    tallest: PAGE_HEIGHT - headHeight,
    cell: (text, column) => tall(lines(text, column).length),
    summary: ({ label, span }) => Math.max(size * SHORTEST_IN_SIZES, tall(lines(label, 0, span).length)),
  };
  const mostLines = Math.floor((measures.capacity - 2 * CELL_PADDING.y) / (size * LINE));
  const rows = sheet.rows.flatMap((row) => splitTall(row, mostLines, lines));
  const layout = fittingLayout({ ...sheet, rows }, measures);
  return { size, edges, head, body: EDGE.y + headHeight, rows, layout, signature: measures.signature, lines };
}

/** The columns share the page's width as they share the workbook's. */
function edgesOf(columns: readonly SheetColumn[]): number[] {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  let passed = 0;
  return [
    EDGE.x,
    ...columns.map(({ width }) => {
      passed += width;
      return EDGE.x + (TABLE_WIDTH * passed) / total;
    }),
  ];
}

function makeLines(edges: readonly number[], size: number): Grid["lines"] {
  const known = new Map<string, string[]>();
  return (text, first, span = 1) => {
    const key = `${first} ${span} ${text}`;
    let lines = known.get(key);
    if (!lines) {
      const width = (edges[first + span] ?? 0) - (edges[first] ?? 0) - 2 * CELL_PADDING.x;
      known.set(key, (lines = breakLines(printable(text), width / size)));
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
function fittingLayout(sheet: PrintedSheet, measures: Measures): Layout {
  const layout = layOut(sheet, measures);
  const starts = [0, ...layout.pageStarts, layout.heights.length];
  const fits = starts.slice(1).every((end, page) => {
    const heights = layout.heights.slice(starts[page], end);
    return heights.reduce((sum, height) => sum + height, 0) <= measures.capacity + 0.01;
  });
  return fits ? layout : layOut({ ...sheet, keepsBlocks: false }, measures);
}
