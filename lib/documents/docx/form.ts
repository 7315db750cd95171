import type { Block, FormRow } from "@/lib/documents/text";
import { headText } from "./cell-text";
import { mm, PORTRAIT } from "./page";
import { STYLE } from "./styles";
import { cellXml, rowXml, tableOf } from "./table-xml";

/** 小四. */
const SIZE = 12;
const LINE = 360;
const PADDING = { vertical: 40, horizontal: 85 };
const LEAST_HEIGHT = 9;

/** A form as XML: labels in 黑体, what is filled in or signed beside them. */
export function formXml({ widths, rows }: Extract<Block, { kind: "form" }>): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => Math.floor((width / total) * PORTRAIT.width));
  columns[columns.length - 1] = PORTRAIT.width - columns.slice(0, -1).reduce((sum, width) => sum + width, 0);
  return tableOf(
    columns,
    PADDING,
    rows.map((row) => formRow(row, columns)),
  );
}

function formRow({ height, cells }: FormRow, columns: readonly number[]): string {
  let first = 0;
  const written = cells.map(({ text, span = 1, isLabel = false, align }) => {
    const width = columns.slice(first, first + span).reduce((sum, one) => sum + one, 0);
    first += span;
    return cellXml({
      text: isLabel ? headText(text, width - 70, SIZE) : text,
      ...{ width, span, size: SIZE, line: LINE, keepNext: false },
      style: isLabel ? STYLE.cellHead : STYLE.cell,
      align: align ?? (isLabel ? "center" : "left"),
    });
  });
  return rowXml(written, mm(height ?? LEAST_HEIGHT));
}
