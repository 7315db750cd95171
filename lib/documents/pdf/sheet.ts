import type { Content } from "pdfmake/interfaces";
import { cellText, type PrintedSheet, type SheetColumn, type SheetRow, type Tint } from "../sheet";
import { type Grid, gridOf, TABLE_WIDTH, TITLE_SIZE } from "./grid";
import { breakLines, printable } from "./lines";
import { CELL_PADDING, makePage, type Page } from "./page";

const SHADE = "#f2f2f2";
/** Light enough that black words on them stay readable, in black and white too. */
const TINTS: Record<Tint, string> = { red: "#f8d7d4", yellow: "#fcecc0", green: "#d9eedd", grey: "#e6e6e6" };

/** A printed sheet on A4 landscape: every page has title, headings and the texts of the blocks that go on from the last. */
export function sheetPages(sheet: PrintedSheet, isFirst: boolean): Content[] {
  const grid = gridOf(sheet);
  const starts = [0, ...grid.layout.pageStarts];
  return starts.map((from, index) => {
    const page = makePage();
    drawHead(page, sheet, grid);
    const to = starts[index + 1] ?? grid.rows.length;
    const bottom = drawRows(page, sheet.columns, grid, from, to);
    if (to === grid.rows.length && sheet.signatures) drawSignatures(page, sheet.signatures, grid, bottom);
    return page.content(isFirst && index === 0);
  });
}

function drawHead(page: Page, { title, subtitle, columns }: PrintedSheet, grid: Grid) {
  const { size, edges, head } = grid;
  const left = edges[0] ?? 0;
  const line = { x: left, y: head.top, width: TABLE_WIDTH, height: head.title };
  // A title stays on one line; a very long one is set smaller.
  const text = printable(title).replaceAll("\n", " ");
  const fits = (one: number) => breakLines(text, (TABLE_WIDTH - 2 * CELL_PADDING.x) / one).length === 1;
  const titleSize = [TITLE_SIZE, 16, 14, 12, 10].find(fits) ?? 8;
  page.cell(line, [text], { size: titleSize, align: "center", isBold: true });
  const under = { x: left, y: head.top + head.title, width: TABLE_WIDTH, height: head.subtitle };
  subtitle.forEach((part, index) => {
    const room = (TABLE_WIDTH - 2 * CELL_PADDING.x) / size / (subtitle[1 - index] ? 2 : 1);
    page.cell(under, breakLines(printable(part), room).slice(0, 1), { size, align: index === 0 ? "left" : "right" });
  });
  const top = under.y + head.subtitle;
  columns.forEach((column, index) => {
    const x = edges[index] ?? 0;
    const look = { size, align: "center", isBold: true, hasBorder: true, fill: SHADE } as const;
    if (column.group && columns[index - 1]?.group !== column.group) {
      const span = columns.slice(index).findIndex(({ group }) => group !== column.group);
      const end = span < 0 ? columns.length : index + span;
      const box = { x, y: top, width: (edges[end] ?? 0) - x, height: head.group };
      page.cell(box, grid.lines(column.group, index, end - index), look);
    }
    const width = (edges[index + 1] ?? 0) - x;
    const [y, height] = column.group ? [top + head.group, head.columns] : [top, head.group + head.columns];
    page.cell({ x, y, width, height }, grid.lines(column.title, index), look);
  });
}

/** Returns where the last row ends. */
function drawRows(page: Page, columns: readonly SheetColumn[], grid: Grid, from: number, to: number): number {
  const { heights, merges } = grid.layout;
  const tall = (first: number, last: number) => heights.slice(first, last + 1).reduce((sum, one) => sum + one, 0);
  const ends = new Map(merges.map((merge) => [`${merge.from} ${merge.column}`, merge.to]));
  const covered = new Set(
    merges.flatMap((merge) => range(merge.from + 1, merge.to).map((r) => `${r} ${merge.column}`)),
  );
  let y = grid.body;
  for (let index = from; index < to; index++) {
    const row = grid.rows[index];
    const height = heights[index] ?? 0;
    if (row?.kind === "summary") drawSummary(page, row, columns.length, grid, y, height);
    else if (row) {
      columns.forEach((column, place) => {
        if (covered.has(`${index} ${place}`)) return;
        const x = grid.edges[place] ?? 0;
        const box = { x, y, width: (grid.edges[place + 1] ?? 0) - x, height };
        const last = ends.get(`${index} ${place}`);
        if (last !== undefined) box.height = tall(index, last);
        const value = row.cells[place] ?? null;
        const text = cellText(value);
        const tint = column.tints?.find((one) => one.text === text)?.tint;
        const align = value instanceof Date ? "center" : column.align;
        const look = { size: grid.size, align, hasBorder: true, fill: tint && TINTS[tint] };
        page.cell(box, grid.lines(text, place), look);
      });
    }
    y += height;
  }
  return y;
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

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
  page.cell({ x, y, width: (edges[row.span] ?? 0) - x, height }, lines(row.label, 0, row.span), look);
  for (let place = row.span; place < width; place++) {
    const left = edges[place] ?? 0;
    const box = { x: left, y, width: (edges[place + 1] ?? 0) - left, height };
    page.cell(box, lines(cellText(row.cells[place - row.span] ?? null), place), { ...look, align: "center" });
  }
}

function drawSignatures(page: Page, signatures: readonly string[], { size, edges, signature }: Grid, y: number) {
  const width = TABLE_WIDTH / signatures.length;
  signatures.forEach((text, index) => {
    page.cell({ x: (edges[0] ?? 0) + index * width, y, width, height: signature }, [printable(text)], { size });
  });
}
