import { type FontMetrics, fontMetrics } from "./font";

/** Stands for a character that the font lacks, as a printer without the type would set it. */
const MISSING = "〓";

/** Kangxi radicals and compatibility forms share their glyphs with the usual characters and would be copied in their place. */
const LOOKALIKES = /[\u2f00-\u2fdf\uf900-\ufaff]/g;

/** Text as the font can show it and a reader should copy it. */
export function printable(text: string, font: FontMetrics = fontMetrics()): string {
  let result = "";
  for (const character of text.replace(LOOKALIKES, (one) => one.normalize("NFKC")).replaceAll("\t", "　")) {
    if (character === "\n" || font.has(character.codePointAt(0) ?? 0)) result += character;
    // Marks that only change the character before them are left out: joiners, variation selectors.
    else if (!/[\p{M}\p{Cf}\p{Cc}]/u.test(character)) result += MISSING;
  }
  return result;
}

// No line begins with what closes or ends with what opens.
const CLOSING = /^[，。、；：！？）》】」』〕〉｝”’％‰℃…—,.;:!?)\]}%]$/;
const OPENING = /^[（《【「『〔〈｛“‘([{￥$]$/;

/** Breaks text into lines of `width` (in shares of the type size) as Chinese is set: anywhere but before or after certain marks. */
export function breakLines(text: string, width: number, font: FontMetrics = fontMetrics()): string[] {
  return text.split("\n").flatMap((paragraph) => breakParagraph(paragraph, width, font));
}

/** Width of the longest part of a text that is not broken. */
export const longestPiece = (text: string, font: FontMetrics = fontMetrics()): number =>
  text
    .split("\n")
    .flatMap(pieces)
    .reduce((most, piece) => Math.max(most, font.width(piece.trimEnd())), 0);

function breakParagraph(paragraph: string, width: number, font: FontMetrics): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of pieces(paragraph)) {
    const needed = font.width(piece.trimEnd());
    if (used + needed > width && line !== "") {
      lines.push(line.trimEnd());
      line = "";
      used = 0;
    }
    if (needed <= width) {
      line += piece;
      used += font.width(piece);
      continue;
    }
    // A word longer than a line, a number as a rule: it is cut where the line ends.
    for (const character of piece) {
      const one = font.width(character);
      if (used + one > width && line !== "") {
        lines.push(line);
        line = "";
        used = 0;
      }
      line += character;
      used += one;
    }
  }
  return [...lines, line.trimEnd()];
}

/** What counts what stands before it: "12月" is read as one. */
const COUNTER = /^[年月日号时项次个件分天条]$/;

/** What is not broken: a Latin word or number, a character with the marks that belong to it; spaces stay at the end. */
function pieces(paragraph: string): string[] {
  const result: string[] = [];
  let isOpen = false;
  let isNumber = false;
  for (const token of paragraph.match(/[\u0021-\u007e\u00a0-\u024f]+|[^\u0021-\u007e\u00a0-\u024f]/gu) ?? []) {
    const last = result.length - 1;
    const sticks = isOpen || CLOSING.test(token) || token === " " || (isNumber && COUNTER.test(token));
    if (sticks && last >= 0) result[last] += token;
    else result.push(token);
    isOpen = OPENING.test(token);
    isNumber = /[0-9]$/.test(token);
  }
  return result;
}
