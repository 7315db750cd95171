import type { CanvasElement, Content } from "pdfmake/interfaces";
import { fontMetrics } from "./font";

/** Distance of lines in shares of the type size: the font's own. */
export const LINE = 1.44;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface CellLook {
  size: number;
  align?: "left" | "center" | "right";
  isBold?: boolean;
  hasBorder?: boolean;
  fill?: string;
}

/** Space between the border of a cell and its text. */
export const CELL_PADDING = { x: 2.5, y: 3 };

/** A page of a table: everything stands where layout has put it, so that nothing is measured or broken a second time. */
export function makePage() {
  const shapes: CanvasElement[] = [];
  const texts: Content[] = [];
  return {
    /** A box with lines that fit into it, in its vertical middle. */
    cell(box: Box, lines: readonly string[], { size, align = "left", isBold, hasBorder, fill }: CellLook) {
      const { x, y, width: w, height: h } = box;
      if (hasBorder || fill) {
        shapes.push({ type: "rect", x, y, w, h, color: fill, lineColor: "#000000", lineWidth: hasBorder ? 0.5 : 0 });
      }
      const top = y + (h - lines.length * size * LINE) / 2;
      lines.forEach((text, index) => {
        if (text === "") return;
        const free = w - 2 * CELL_PADDING.x - (align === "left" ? 0 : fontMetrics().width(text) * size);
        const indent = align === "left" ? 0 : align === "center" ? free / 2 : free;
        texts.push({
          text,
          noWrap: true,
          preserveLeadingSpaces: true,
          preserveTrailingSpaces: true,
          fontSize: size,
          bold: isBold,
          absolutePosition: { x: x + CELL_PADDING.x + indent, y: top + index * size * LINE },
        });
      });
    },
    /** What pdfmake prints: the shapes first, the words over them. */
    content: (isFirst: boolean): Content => ({
      stack: [{ canvas: shapes, absolutePosition: { x: 0, y: 0 } }, ...texts],
      pageBreak: isFirst ? undefined : "before",
    }),
  };
}

export type Page = ReturnType<typeof makePage>;
