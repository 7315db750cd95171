import { countLines } from "@/lib/documents/count-lines";
import { mergeRuns } from "@/lib/documents/layout";
import { cellText, type PrintedSheet, type SheetRow } from "@/lib/documents/sheet";
import { mm } from "./page";
import { LINE_HEIGHT } from "./table-xml";
import { CELL_PADDING, type Measures } from "./widths";

/** What finds room under the title of the first page, whatever the reader's fonts are. */
const WHOLE = mm(100);
/** Of a piece of what does not. */
const PIECE = mm(60);

/**
 * Rows at which a merged block begins once more. Where Word's pages begin is not known beforehand: a block stays on one page, and
 * one that would not find room goes on in pieces, each with the block's text.
 */
export function blockStarts(
  { rows, columns }: Pick<PrintedSheet, "rows" | "columns">,
  measures: Measures,
): ReadonlySet<number> {
  const runs = mergeRuns(rows, columns, new Set());
  const inRuns = new Set(runs.flatMap(({ column, from, to }) => range(from, to).map((row) => `${row} ${column}`)));
  const outer = columns.findIndex(({ isMerged }) => isMerged);
  const starts = new Set<number>();
  for (const { from, to } of runs.filter(({ column }) => column === outer)) {
    const heights = range(from, to).map((row) =>
      heightOf(rows[row], measures, (column) => inRuns.has(`${row} ${column}`)),
    );
    if (heights.reduce((sum, height) => sum + height, 0) <= WHOLE) continue;
    let used = 0;
    for (const [place, height] of heights.entries()) {
      const begins = used > 0 && used + height > PIECE;
      if (begins) starts.add(from + place);
      used = (begins ? 0 : used) + height;
    }
  }
  return starts;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => from + place);

/**
 * Twips, as far as they can be told without the reader's fonts.
 * @param isRun whether the text of this column runs over the neighbouring rows, too
 */
function heightOf(row: SheetRow | undefined, { widths, size }: Measures, isRun: (column: number) => boolean): number {
  const lines = (row?.cells ?? []).map((cell, column) => {
    const halves = Math.floor(((widths[column] ?? 0) - 2 * CELL_PADDING) / (size * 10));
    return isRun(column) ? 1 : countLines(cellText(cell), Math.max(2, halves));
  });
  return Math.max(1, ...lines) * size * 20 * LINE_HEIGHT;
}
