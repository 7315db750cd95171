import { cellText, type SheetColumn, type SheetRow, type Tint, tintOf } from "../sheet";
import type { Grid } from "./grid";
import type { Page } from "./page";

const SHADE = "#f2f2f2";
/** Light enough that black words on them stay readable, in black and white too. */
const TINTS: Record<Tint, string> = { red: "#f8d7d4", yellow: "#fcecc0", green: "#d9eedd", grey: "#e6e6e6" };

/** The headings and the rows from `from` up to `to`. Returns where the last one ends. */
export function drawTable(
  page: Page,
  columns: readonly SheetColumn[],
  grid: Grid,
  top: number,
  from: number,
  to: number,
): number {
  const draw = rowDrawer(page, columns, grid);
  let y = drawHeadings(page, columns, grid, top);
  for (let index = from; index < to; index++) {
    const row = grid.rows[index];
    if (row?.kind === "summary") drawSummary(page, row, columns.length, grid, y, grid.layout.heights[index] ?? 0);
    else if (row) draw(row, index, y);
    y += grid.layout.heights[index] ?? 0;
  }
  return y;
}

function drawHeadings(page: Page, columns: readonly SheetColumn[], { size, edges, head, lines }: Grid, top: number) {
  const look = { size, align: "center", isBold: true, hasBorder: true, fill: SHADE } as const;
  columns.forEach((column, index) => {
    const x = edges[index] ?? 0;
    if (column.group && columns[index - 1]?.group !== column.group) {
      const span = columns.slice(index).findIndex(({ group }) => group !== column.group);
      const end = span < 0 ? columns.length : index + span;
      const box = { x, y: top, width: (edges[end] ?? 0) - x, height: head.group };
      page.cell(box, lines(column.group, index, { span: end - index, isBold: true }), look);
    }
    const width = (edges[index + 1] ?? 0) - x;
    const [y, height] = column.group ? [top + head.group, head.columns] : [top, head.group + head.columns];
    page.cell({ x, y, width, height }, lines(column.title, index, { isBold: true }), look);
  });
  return top + head.group + head.columns;
}

/** Draws one record; a merged cell is drawn with the first of its rows. */
function rowDrawer(page: Page, columns: readonly SheetColumn[], { size, edges, layout, merged, lines }: Grid) {
  return (row: Extract<SheetRow, { kind: "record" }>, index: number, y: number) => {
    columns.forEach((column, place) => {
      if (merged.covered.has(`${index} ${place}`)) return;
      const x = edges[place] ?? 0;
      const last = merged.ends.get(`${index} ${place}`) ?? index;
      const height = layout.heights.slice(index, last + 1).reduce((sum, one) => sum + one, 0);
      const value = row.cells[place] ?? null;
      const text = cellText(value);
      const tint = tintOf(column, text);
      const align = value instanceof Date ? "center" : column.align;
      const look = { size, align, hasBorder: true, fill: tint && TINTS[tint] };
      page.cell({ x, y, width: (edges[place + 1] ?? 0) - x, height }, lines(text, place), look);
    });
  };
}

function drawSummary(
  page: Page,
  row: Extract<SheetRow, { kind: "summary" }>,
  width: number,
  { size, edges, lines }: Grid,
  y: number,
  height: number,
) {
  const look = { size, isBold: true, hasBorder: true, fill: SHADE };
  const x = edges[0] ?? 0;
  if (row.span > 0)
    page.cell(
      { x, y, width: (edges[row.span] ?? 0) - x, height },
      lines(row.label, 0, { span: row.span, isBold: true }),
      look,
    );
  for (let place = row.span; place < width; place++) {
    const left = edges[place] ?? 0;
    const box = { x: left, y, width: (edges[place + 1] ?? 0) - left, height };
    page.cell(box, lines(cellText(row.cells[place - row.span] ?? null), place, { isBold: true }), {
      ...look,
      align: "center",
    });
  }
}
