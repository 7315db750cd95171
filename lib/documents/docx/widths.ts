import { bodySize } from "@/lib/documents/layout";
import { shareWidth } from "@/lib/documents/share-width";
import type { PrintedSheet, SheetCell } from "@/lib/documents/sheet";

/** 小五: what a table gets that would stand at less than seven tenths of its size on the page, and one to be seen at a glance. */
const SMALL = 9;
const POINT = 20;
/** Distance of close lines in sizes of their type. */
const CLOSE = 1.1;
/** A character of a sheet's width is 8 pixels of 0.75 points. */
const TWIPS_PER_CHARACTER = 8 * 0.75 * POINT;
export const CELL_PADDING = 50;

export interface Measures {
  /** Twips, together exactly the page's width. */
  widths: number[];
  /** Points of body and head. */
  size: number;
  headSize: number;
  /** Twips from line to line of the body, where it is set close. */
  line?: number;
}

/** Columns in proportion to their widths in a workbook, but none narrower than its longest word. */
export function measure(
  { columns, rows, isSurvey = false }: Pick<PrintedSheet, "columns" | "rows" | "isSurvey">,
  total: number,
): Measures {
  const wanted = columns.map(({ width }) => width * TWIPS_PER_CHARACTER);
  const scale = total / wanted.reduce((sum, width) => sum + width, 0);
  const isSmall = isSurvey || scale < 0.7;
  const size = isSmall ? SMALL : Math.min(bodySize(columns), 10.5);
  const headSize = isSmall ? 10.5 : 12;
  const least = columns.map(({ title }, index) => {
    const em = rows.reduce(
      (most, row) => (row.kind === "record" ? Math.max(most, longestWord(row.cells[index] ?? null)) : most),
      headWidth(title) * (headSize / size),
    );
    return Math.ceil(em * size * POINT) + 2 * CELL_PADDING + POINT;
  });
  const line = isSurvey ? Math.round(size * POINT * CLOSE) : undefined;
  return { widths: shareWidth(wanted, least, total), size, headSize, line };
}

/** A text of at most this many ems stays on one line: 县司法局, 12月31日前. */
const SHORT = 6.2;
/** A word or number of at most this many half-width characters is not broken. */
const UNBROKEN = 14;

/** Widest part of a cell that should stay on one line, in ems. */
function longestWord(value: SheetCell): number {
  // 12月31日, under its year.
  if (value instanceof Date) return emWidth("12月31日");
  const text = String(value ?? "");
  const whole = emWidth(text);
  if (whole <= SHORT) return Math.max(2, whole);
  const words = text.match(/[\u0021-\u007e]+/g) ?? [];
  return Math.max(2, ...words.map((word) => Math.min(word.length, UNBROKEN) * 0.56));
}

/** Width of a text, with the gap that programs leave between digits and Chinese. */
function emWidth(text: string): number {
  const gaps = text.match(/[\w](?=[\u3000-\uffff])|[\u3000-\uffff](?=[\w])/g)?.length ?? 0;
  return [...text].reduce((sum, character) => sum + (character < "\u0080" ? 0.53 : 1), 0.1 + gaps * 0.25);
}

/** Two characters a line, but what is in brackets stays together. */
const headWidth = (title: string): number => Math.max(2, Math.min(5, (/（.*/.exec(title)?.[0] ?? "").length));
