import { xmlText } from "./xml";

// Written as XML at once: a table of 5,000 rows made of the library's objects takes eleven seconds and more than a gigabyte.

const SIDES = ["top", "left", "bottom", "right", "insideH", "insideV"];
const BORDERS = SIDES.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join("");
/** Of a table's lines, in sizes of their type. */
export const LINE_HEIGHT = 1.4;

/** Rows in columns of these widths, with thin black lines. All measures are twips. */
export function tableOf(
  widths: readonly number[],
  { vertical, horizontal }: { vertical: number; horizontal: number },
  rows: readonly string[],
): string {
  const width = widths.reduce((sum, one) => sum + one, 0);
  const padding = Object.entries({ top: vertical, left: horizontal, bottom: vertical, right: horizontal });
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders>`,
    '<w:tblLayout w:type="fixed"/><w:tblCellMar>',
    ...padding.map(([side, size]) => `<w:${side} w:w="${size}" w:type="dxa"/>`),
    "</w:tblCellMar></w:tblPr>",
    `<w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join("")}</w:tblGrid>`,
    ...rows,
    "</w:tbl>",
  ].join("");
}

/** A row of at least this height that never splits; a heading stands on every page. */
export const rowXml = (cells: readonly string[], height: number, isHeading = false): string =>
  [
    `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/>`,
    isHeading ? "<w:tblHeader/>" : "",
    `</w:trPr>${cells.join("")}</w:tr>`,
  ].join("");

export type Merge = "restart" | "continue";

export interface Cell {
  text: string;
  /** Twips. */
  width: number;
  style: string;
  /** Points. */
  size: number;
  /** Twips from line to line; those of a table otherwise. */
  line?: number;
  keepNext: boolean;
  align?: "left" | "center";
  merge?: Merge;
  span?: number;
  fill?: string;
}

/** A cell with one paragraph, off the page's grid of lines. Properties stand in the order that the format prescribes. */
export function cellXml({ text, width, style, size, line, keepNext, align, merge, span = 1, fill }: Cell): string {
  const run = `<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr>`;
  return [
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>`,
    span > 1 ? `<w:gridSpan w:val="${span}"/>` : "",
    merge ? `<w:vMerge w:val="${merge}"/>` : "",
    fill ? `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>` : "",
    `<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="${style}"/>`,
    keepNext ? "<w:keepNext/>" : "",
    `<w:snapToGrid w:val="0"/><w:spacing w:line="${line ?? Math.round(size * 20 * LINE_HEIGHT)}" w:lineRule="exact"/>`,
    align ? `<w:jc w:val="${align}"/>` : "",
    `</w:pPr>${text === "" ? "" : `<w:r>${run}${xmlText(text)}</w:r>`}</w:p></w:tc>`,
  ].join("");
}
