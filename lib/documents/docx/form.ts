import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Block, FormRow } from "@/lib/documents/text";
import { headText } from "./cell-text";
import { mm, PORTRAIT } from "./page";
import { STYLE } from "./styles";
import { textRuns } from "./text-runs";

const LINE_AROUND = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const BORDERS = {
  ...{ top: LINE_AROUND, bottom: LINE_AROUND, left: LINE_AROUND, right: LINE_AROUND },
  ...{ insideHorizontal: LINE_AROUND, insideVertical: LINE_AROUND },
};

/** 小四. */
const SIZE = 12;
const LINE = 360;

/** A form: labels in 黑体, what is filled in or signed beside them. */
export function formTable({ widths, rows }: Extract<Block, { kind: "form" }>): Table {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => Math.floor((width / total) * PORTRAIT.width));
  columns[columns.length - 1] = PORTRAIT.width - columns.slice(0, -1).reduce((sum, width) => sum + width, 0);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: PORTRAIT.width, type: WidthType.DXA },
    columnWidths: columns,
    borders: BORDERS,
    margins: { left: 85, right: 85, top: 40, bottom: 40 },
    rows: rows.map((row) => formRow(row, columns)),
  });
}

function formRow({ height, cells }: FormRow, columns: readonly number[]): TableRow {
  let first = 0;
  return new TableRow({
    cantSplit: true,
    height: { value: mm(height ?? 9), rule: HeightRule.ATLEAST },
    children: cells.map(({ text, span = 1, isLabel = false, align }) => {
      const width = columns.slice(first, first + span).reduce((sum, one) => sum + one, 0);
      first += span;
      return new TableCell({
        width: { size: width, type: WidthType.DXA },
        columnSpan: span > 1 ? span : undefined,
        verticalAlign: VerticalAlignTable.CENTER,
        children: [
          new Paragraph({
            style: isLabel ? STYLE.cellHead : STYLE.cell,
            alignment: align ?? (isLabel ? AlignmentType.CENTER : AlignmentType.LEFT),
            spacing: { line: LINE, lineRule: "exact" },
            children: textRuns(isLabel ? headText(text, width - 70, SIZE) : text, { size: SIZE * 2 }),
          }),
        ],
      });
    }),
  });
}

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };

/** Signatures side by side. Lines are far enough apart for a seal; none is drawn. */
export function signatureTable(columns: readonly (readonly string[])[]): Table {
  const width = Math.floor(PORTRAIT.width / Math.max(1, columns.length));
  const lines = (texts: readonly string[]) =>
    texts.map(
      (text) =>
        new Paragraph({ style: STYLE.flush, spacing: { after: 290 }, keepNext: true, children: textRuns(text) }),
    );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width * columns.length, type: WidthType.DXA },
    columnWidths: columns.map(() => width),
    borders: NO_BORDERS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map(
          (texts) =>
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              children: texts.length > 0 ? lines(texts) : [new Paragraph({ style: STYLE.flush })],
            }),
        ),
      }),
    ],
  });
}
