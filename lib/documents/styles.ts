import type { Style } from "@cj-tech-master/excelts";
import { HEAD_SIZE, TITLE_SIZE } from "./layout";
import { DATE_FORMAT } from "./sheet";

// Fonts are only named: the reader's program has them or takes the next best. 方正小标宋 may not be shipped.
const TITLE_FONT = "方正小标宋简体";
const HEAD_FONT = "黑体";
const BODY_FONT = "仿宋";

export type CellStyle = Partial<Style>;
const LINE = { style: "thin", color: { argb: "FF000000" } } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const font = (name: string, size: number) => ({ name, size, family: 3, charset: 134 });
const middle = (horizontal: "left" | "center" | "right") =>
  ({ horizontal, vertical: "middle", wrapText: true }) as const;

/**
 * Widths of columns count digits of the default font, which nothing else uses. Linux desktops have this one; Windows takes
 * 宋体 in its place by the character set, whose digits are as wide. Calibri, the usual default, is missing on many machines.
 */
export const MEASURING_FONT = { ...font("Noto Sans CJK SC", 11), family: 2 };

export const HEAD_STYLES = {
  title: { font: font(TITLE_FONT, TITLE_SIZE), alignment: middle("center") },
  head: { font: font(HEAD_FONT, HEAD_SIZE), alignment: middle("center"), border: BORDER },
} satisfies Record<string, CellStyle>;

const SHADE = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF2F2F2" } } as const;

/** Styles of everything under the headings, in one size of type. */
export function bodyStyles(size: number) {
  const body = font(BODY_FONT, size);
  const strong = { ...font(HEAD_FONT, size), bold: true };
  return {
    lineLeft: { font: body, alignment: middle("left") },
    lineRight: { font: body, alignment: middle("right") },
    left: { font: body, alignment: middle("left"), border: BORDER },
    center: { font: body, alignment: middle("center"), border: BORDER },
    date: { font: body, alignment: middle("center"), border: BORDER, numFmt: DATE_FORMAT },
    summaryLabel: { font: strong, alignment: middle("left"), border: BORDER, fill: SHADE },
    summary: { font: strong, alignment: middle("center"), border: BORDER, fill: SHADE },
  } satisfies Record<string, CellStyle>;
}
export type BodyStyles = ReturnType<typeof bodyStyles>;

export const DATA_STYLES = {
  head: { font: font(HEAD_FONT, 10.5), alignment: { vertical: "middle" } },
  plain: { font: font(BODY_FONT, 10.5), alignment: { vertical: "middle" } },
  date: { font: font(BODY_FONT, 10.5), alignment: { vertical: "middle" }, numFmt: DATE_FORMAT },
} satisfies Record<string, CellStyle>;
