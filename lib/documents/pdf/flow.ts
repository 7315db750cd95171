import type { Run } from "../text";
import { fontMetrics } from "./font";
import { TEXT_FRAME } from "./frame";
import { breakLines, printable } from "./lines";
import { LINE, type Look, makePage, type Page } from "./page";

/** GB/T 9704-2012: 22 lines of 28 characters. 三号 is a hair wider than a 28th; Word squeezes it, a preview sets it smaller. */
export const PITCH = TEXT_FRAME.height / 22;
export const BODY_SIZE = TEXT_FRAME.width / 28;

/** More than this between two characters looks like a gap; such a line ends early. */
const WIDEST_SPACING = 0.25;
const MISSING_FILL = "#ffff00";

export interface Paragraph extends Look {
  pitch?: number;
  /** Lines that have to follow on the same page. */
  keeps?: number;
  isJustified?: boolean;
}

/** Official text from the top of a page downwards, on as many pages as it takes. */
export function makeFlow() {
  const { x, y: top, width, height } = TEXT_FRAME;
  const bottom = top + height + 0.01;
  const pages: Page[] = [makePage(TEXT_FRAME)];
  const flow = {
    pages,
    y: top,
    page: () => pages.at(-1) as Page,
    room: () => bottom - flow.y,
    isAtTop: () => flow.y === top,
    newPage() {
      pages.push(makePage(TEXT_FRAME));
      flow.y = top;
    },
    /** Goes on with the next page where less than that is left. */
    need(needed: number) {
      if (flow.y > top && flow.y + needed > bottom) flow.newPage();
    },
    /** Empty lines; none at the top of a page. */
    skip(lines: number) {
      if (flow.y > top) flow.y += lines * PITCH;
    },
    paragraph(runs: readonly Run[], look: Paragraph) {
      const { size, pitch = PITCH, keeps = 0, align = "left", isJustified = false } = look;
      const measure = (part: Pick<Part, "text" | "isBold">) =>
        fontMetrics(look.isBold || part.isBold).width(part.text) * size;
      const lines = styledLines(runs, width / size, look.isBold);
      lines.forEach((line, index) => {
        flow.need(pitch * (index === lines.length - 1 ? 1 + keeps : 1));
        const length = line.reduce((sum, part) => sum + measure(part), 0);
        const characters = line.reduce((sum, part) => sum + [...part.text].length, 0);
        const spare = (width - length) / Math.max(1, characters - 1);
        const spacing = isJustified && !isLast(lines, index) && spare < WIDEST_SPACING * size ? spare : 0;
        let left = x + (align === "left" ? 0 : (width - length) / (align === "center" ? 2 : 1));
        for (const { text, isBold, isMissing } of line) {
          const wide = measure({ text, isBold }) + spacing * [...text].length;
          const y = flow.y + (pitch - size * LINE) / 2;
          if (isMissing) flow.page().fill({ x: left, y, width: wide, height: size * LINE }, MISSING_FILL);
          flow.page().text(text, left, y, { ...look, isBold: look.isBold || isBold }, spacing);
          left += wide;
        }
        flow.y += pitch;
      });
    },
  };
  return flow;
}

export type Flow = ReturnType<typeof makeFlow>;

interface Part {
  text: string;
  isBold: boolean;
  isMissing: boolean;
  /** Whether the paragraph goes on with a new line after it. */
  endsLine: boolean;
}

const isLast = (lines: readonly Part[][], index: number) =>
  index === lines.length - 1 || lines[index]?.at(-1)?.endsLine === true;

/** The paragraph in lines, each in the parts that look alike. */
function styledLines(runs: readonly Run[], width: number, isBold = false): Part[][] {
  const parts = runs.map((run) => ({
    text: printable(textOf(run)),
    isBold: typeof run !== "string" && "bold" in run,
    isMissing: typeof run !== "string" && "missing" in run,
  }));
  const whole = parts.map(({ text }) => text).join("");
  let end = 0;
  return breakLines(whole, width, fontMetrics(isBold || parts.some((part) => part.isBold))).map((line) => {
    // Only spaces and line ends are lost between two lines.
    const start = line === "" ? end : whole.indexOf(line, end);
    end = start + line.length;
    let offset = 0;
    const found = parts.flatMap(({ text, ...look }) => {
      const piece = text.slice(Math.max(0, start - offset), Math.max(0, end - offset));
      offset += text.length;
      return piece === "" ? [] : [{ ...look, text: piece, endsLine: whole[end] === "\n" }];
    });
    return found;
  });
}

function textOf(run: Run): string {
  if (typeof run === "string") return run;
  return "bold" in run ? run.bold : `【待填:${run.missing}】`;
}
