import type { CanvasElement, Content } from "pdfmake/interfaces";
import { fontMetrics } from "./font";
import { type Frame, mm } from "./frame";

/** Distance of lines in shares of the type size: the font's own. */
export const LINE = 1.44;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Look {
  size: number;
  align?: "left" | "center" | "right";
  isBold?: boolean;
  color?: string;
}

export interface CellLook extends Look {
  hasBorder?: boolean;
  fill?: string;
}

export interface RuleLook {
  width: number;
  color: string;
}

/** Space between the border of a cell and its text. */
export const CELL_PADDING = { x: 2.5, y: 3 };

/** One page. Layout has said where everything stands, so that nothing is measured or broken a second time. */
export function makePage(frame: Frame) {
  const shapes: CanvasElement[] = [];
  const texts: Content[] = [];
  const page = {
    frame,
    /** Words on one line, `x` and `y` its upper left corner; `spacing` is added after each character. */
    text(text: string, x: number, y: number, { size, isBold, color }: Look, spacing = 0) {
      if (text.trim() === "") return;
      texts.push({
        text,
        noWrap: true,
        preserveLeadingSpaces: true,
        preserveTrailingSpaces: true,
        fontSize: size,
        bold: isBold,
        color,
        characterSpacing: spacing,
        absolutePosition: { x, y },
      });
    },
    fill({ x, y, width: w, height: h }: Box, color: string) {
      shapes.push({ type: "rect", x, y, w, h, color, lineWidth: 0 });
    },
    rule(x: number, y: number, length: number, { width, color }: RuleLook) {
      shapes.push({ type: "line", x1: x, y1: y, x2: x + length, y2: y, lineWidth: width, lineColor: color });
    },
    /** A box with lines that fit into it, in its vertical middle. */
    cell({ x, y, width, height }: Box, lines: readonly string[], look: CellLook) {
      const { size, align = "left", hasBorder, fill } = look;
      if (fill || hasBorder) {
        const border = { lineColor: "#000000", lineWidth: hasBorder ? 0.5 : 0 };
        shapes.push({ type: "rect", x, y, w: width, h: height, color: fill, ...border });
      }
      const top = y + (height - lines.length * size * LINE) / 2;
      lines.forEach((line, index) => {
        const free = align === "left" ? 0 : width - 2 * CELL_PADDING.x - fontMetrics(look.isBold).width(line) * size;
        const indent = align === "center" ? free / 2 : free;
        page.text(line, x + CELL_PADDING.x + indent, top + index * size * LINE, look);
      });
    },
    /** What pdfmake prints: the shapes first, the words over them. */
    content: (isFirst: boolean): Content => ({
      stack: [{ canvas: shapes, absolutePosition: { x: 0, y: 0 } }, ...texts],
      ...(isFirst ? {} : { pageBreak: "before", pageOrientation: frame.isLandscape ? "landscape" : "portrait" }),
    }),
  };
  return page;
}

export type Page = ReturnType<typeof makePage>;

/** In small print at the upper right: this is not the document itself, whose type an office sets in Word or Excel. */
export function labelPage(page: Page, note = "") {
  const { x, width } = page.frame;
  const look = { size: 9, color: "#767676", align: "right" } as const;
  page.cell({ x, y: mm(8), width: width + CELL_PADDING.x, height: 14 }, [`预览${note}`], look);
}
