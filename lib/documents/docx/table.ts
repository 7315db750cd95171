import {
  BorderStyle,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from "docx";
import { formatDayZh, toDay } from "@/lib/dates";
import { mergeRuns } from "@/lib/documents/layout";
import {
  cellText,
  type PrintedSheet,
  type SheetCell,
  type SheetColumn,
  type SheetRow,
  type Tint,
} from "@/lib/documents/sheet";
import { STYLE } from "./styles";
import { textRuns } from "./text-runs";
import { CELL_PADDING, type Measures, measure } from "./widths";

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
export const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};
const SHADE = "F2F2F2";
const TINTS: Record<Tint, string> = { red: "FFD9D9", yellow: "FFF2CC", green: "E2F0D9", grey: "EDEDED" };

type Sheet = Pick<PrintedSheet, "columns" | "rows" | "keepsBlocks" | "signatures">;

/** A sheet's table: headings on every page, no row split, runs of merged columns as one cell. */
export function sheetTable(sheet: Sheet, width: number): Table {
  const measures = measure(sheet, width);
  const { starts, inside } = runsOf(sheet);
  const last = sheet.rows.length - 1;
  const keepsNext = (index: number) => {
    const row = sheet.rows[index];
    if (index === last) return sheet.signatures !== undefined;
    if (row?.kind === "summary") return row.opensGroup === true;
    return sheet.keepsBlocks === true && [...inside].length > 0 && outerRun(sheet, inside, index + 1);
  };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: measures.widths,
    borders: BORDERS,
    margins: { left: CELL_PADDING, right: CELL_PADDING, top: 20, bottom: 20 },
    rows: [
      ...headRows(sheet.columns, measures),
      ...sheet.rows.map((row, index) => {
        const merge = (column: number) => {
          if (starts.has(`${index} ${column}`)) return VerticalMergeType.RESTART;
          return inside.has(`${index} ${column}`) ? VerticalMergeType.CONTINUE : undefined;
        };
        return bodyRow(row, sheet.columns, measures, merge, keepsNext(index));
      }),
    ],
  });
}

/** Cells that begin a merged run, and those that go on with it, as "row column". */
function runsOf({ rows, columns }: Sheet) {
  const starts = new Set<string>();
  const inside = new Set<string>();
  for (const { column, from, to } of mergeRuns(rows, columns, new Set())) {
    starts.add(`${from} ${column}`);
    for (let row = from + 1; row <= to; row++) inside.add(`${row} ${column}`);
  }
  return { starts, inside };
}

/** Whether the row goes on with a run of the first merged column. */
const outerRun = ({ columns }: Sheet, inside: ReadonlySet<string>, row: number): boolean =>
  inside.has(`${row} ${columns.findIndex((column) => column.isMerged)}`);

function headRows(columns: readonly SheetColumn[], measures: Measures): TableRow[] {
  const hasGroups = columns.some(({ group }) => group);
  const cell = (text: string, index: number, more: Partial<CellLook> = {}) =>
    tableCell(text, {
      width: measures.widths[index] ?? 0,
      style: STYLE.cellHead,
      size: measures.headSize,
      keepNext: true,
      ...more,
    });
  const row = (children: TableCell[]) => new TableRow({ children, tableHeader: true, cantSplit: true });
  if (!hasGroups) return [row(columns.map(({ title }, index) => cell(title, index)))];
  const upper = columns.flatMap(({ group, title }, index) => {
    if (!group) return [cell(title, index, { merge: VerticalMergeType.RESTART })];
    if (columns[index - 1]?.group === group) return [];
    let span = 1;
    while (columns[index + span]?.group === group) span++;
    const width = measures.widths.slice(index, index + span).reduce((sum, one) => sum + one, 0);
    return [cell(group, index, { span, width })];
  });
  const lower = columns.map(({ group, title }, index) =>
    group ? cell(title, index) : cell("", index, { merge: VerticalMergeType.CONTINUE }),
  );
  return [row(upper), row(lower)];
}

function bodyRow(
  row: SheetRow,
  columns: readonly SheetColumn[],
  { widths, size }: Measures,
  merge: (column: number) => CellLook["merge"],
  keepNext: boolean,
): TableRow {
  const span = row.kind === "summary" ? row.span : 0;
  const summary = { style: STYLE.cellSummary, size, keepNext, fill: SHADE };
  const label =
    row.kind === "summary" && span > 0
      ? [
          tableCell(row.label, {
            ...summary,
            span,
            width: widths.slice(0, span).reduce((sum, one) => sum + one, 0),
            align: "left",
          }),
        ]
      : [];
  const cells = columns.slice(span).map((column, place) => {
    const index = span + place;
    const width = widths[index] ?? 0;
    const value = row.cells[place] ?? null;
    const text = shownText(value, width, size);
    if (row.kind === "summary") return tableCell(text, { ...summary, width });
    const tint = column.tints?.find((one) => one.text === cellText(value))?.tint;
    const align = value instanceof Date ? "center" : column.align;
    const look = { style: STYLE.cell, size, keepNext, width, align, merge: merge(index), fill: tint && TINTS[tint] };
    return tableCell(look.merge === VerticalMergeType.CONTINUE ? "" : text, look);
  });
  return new TableRow({
    children: [...label, ...cells],
    cantSplit: true,
    height: { value: 440, rule: HeightRule.ATLEAST },
  });
}

/** Dates as they stand in an official text, under their year where the column is narrow. */
function shownText(value: SheetCell, width: number, size: number): string {
  if (!(value instanceof Date)) return cellText(value);
  const text = formatDayZh(toDay(value));
  return width - 2 * CELL_PADDING < text.length * 0.75 * size * 20 ? text.replace("年", "年\n") : text;
}

interface CellLook {
  width: number;
  style: string;
  /** Points. */
  size: number;
  keepNext: boolean;
  align?: "left" | "center";
  merge?: (typeof VerticalMergeType)[keyof typeof VerticalMergeType];
  span?: number;
  fill?: string;
}

function tableCell(text: string, { width, style, size, keepNext, align, merge, span, fill }: CellLook): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    verticalMerge: merge,
    columnSpan: span,
    shading: fill ? { type: ShadingType.CLEAR, color: "auto", fill } : undefined,
    children: [
      new Paragraph({
        style,
        alignment: align,
        keepNext: keepNext || undefined,
        spacing: { line: Math.round(size * 20 * 1.4), lineRule: "exact" },
        children: textRuns(text, { size: size * 2 }),
      }),
    ],
  });
}
