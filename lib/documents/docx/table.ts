import { mergeRuns } from "@/lib/documents/layout";
import { cellText, type PrintedSheet, type SheetColumn, type SheetRow, type Tint, tintOf } from "@/lib/documents/sheet";
import { blockStarts } from "./block-starts";
import { headText, shownText } from "./cell-text";
import { STYLE } from "./styles";
import { type Cell, cellXml, type Merge, rowXml, tableOf } from "./table-xml";
import { CELL_PADDING, type Measures, measure } from "./widths";

const SHADE = "F2F2F2";
const TINTS: Record<Tint, string> = { red: "FFD9D9", yellow: "FFF2CC", green: "E2F0D9", grey: "EDEDED" };
const LEAST_HEIGHT = 440;
const PADDING = { vertical: 20, horizontal: CELL_PADDING };

type Sheet = Pick<PrintedSheet, "columns" | "rows" | "signatures" | "isSurvey">;

/** A sheet's table as XML: headings on every page, no row split, runs of merged columns as one cell that stays on a page. */
export function tableXml(sheet: Sheet, width: number): string {
  const measures = measure(sheet, width);
  const merges = mergesOf(sheet, blockStarts(sheet, measures));
  const outer = sheet.columns.findIndex(({ isMerged }) => isMerged);
  const keepsNext = (row: SheetRow, index: number) => {
    // The last row stays with the signatures, a group's heading with its first record, a sum with the last one, a block in itself.
    if (index === sheet.rows.length - 1) return sheet.signatures !== undefined;
    if (row.kind === "summary") return row.opensGroup === true;
    const next = sheet.rows[index + 1];
    if (next?.kind === "summary" && !next.opensGroup) return true;
    return merges.get(outer)?.get(index + 1) === "continue";
  };
  const rows = sheet.rows.map((row, index) =>
    rowXml(
      bodyCells(row, sheet.columns, measures, (column) => merges.get(column)?.get(index), keepsNext(row, index)),
      LEAST_HEIGHT,
    ),
  );
  const head = headRows(sheet.columns, measures).map((cells) => rowXml(cells, LEAST_HEIGHT, true));
  return tableOf(measures.widths, PADDING, [...head, ...rows]);
}

/** By column and row: whether the cell begins a merged run or goes on with it. */
function mergesOf({ rows, columns }: Sheet, starts: ReadonlySet<number>): Map<number, Map<number, Merge>> {
  const merges = new Map<number, Map<number, Merge>>();
  for (const { column, from, to } of mergeRuns(rows, columns, starts)) {
    const cells = merges.get(column) ?? new Map<number, Merge>();
    for (let row = from; row <= to; row++) cells.set(row, row === from ? "restart" : "continue");
    merges.set(column, cells);
  }
  return merges;
}

const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);

function headRows(columns: readonly SheetColumn[], { widths, headSize }: Measures): string[][] {
  const cell = (text: string, index: number, more: Partial<Cell> = {}) => {
    const width = more.width ?? widths[index] ?? 0;
    return cellXml({
      style: STYLE.cellHead,
      size: headSize,
      keepNext: true,
      ...more,
      width,
      text: headText(text, width, headSize),
    });
  };
  if (!columns.some(({ group }) => group)) return [columns.map(({ title }, index) => cell(title, index))];
  const upper = columns.flatMap(({ group, title }, index) => {
    if (!group) return [cell(title, index, { merge: "restart" })];
    if (columns[index - 1]?.group === group) return [];
    let span = 1;
    while (columns[index + span]?.group === group) span++;
    return [cell(group, index, { span, width: sum(widths.slice(index, index + span)) })];
  });
  const lower = columns.map(({ group, title }, index) =>
    cell(group ? title : "", index, group ? {} : { merge: "continue" }),
  );
  return [upper, lower];
}

function bodyCells(
  row: SheetRow,
  columns: readonly SheetColumn[],
  { widths, size, line }: Measures,
  mergeOf: (column: number) => Merge | undefined,
  keepNext: boolean,
): string[] {
  const span = row.kind === "summary" ? row.span : 0;
  const summary = { style: STYLE.cellSummary, size, line, keepNext, fill: SHADE };
  const label =
    row.kind === "summary" && span > 0
      ? [cellXml({ ...summary, text: row.label, span, width: sum(widths.slice(0, span)), align: "left" })]
      : [];
  const cells = columns.slice(span).map((column, place) => {
    const width = widths[span + place] ?? 0;
    const value = row.cells[place] ?? null;
    const text = shownText(value, width, size);
    if (row.kind === "summary") return cellXml({ ...summary, text, width });
    const tint = tintOf(column, cellText(value));
    const merge = mergeOf(place);
    return cellXml({
      ...{ style: STYLE.cell, size, line, keepNext, width, merge },
      text: merge === "continue" ? "" : text,
      align: value instanceof Date ? "center" : column.align,
      fill: tint && TINTS[tint],
    });
  });
  return [...label, ...cells];
}
