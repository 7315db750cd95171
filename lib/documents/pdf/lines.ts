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

/** What is not broken: a Latin word or number, a character with the marks that belong to it; spaces stay at the end. */
function pieces(paragraph: string): string[] {
  const result: string[] = [];
  let isOpen = false;
  for (const token of paragraph.match(/[\u0021-\u007e\u00a0-\u024f]+|[^\u0021-\u007e\u00a0-\u024f]/gu) ?? []) {
    const last = result.length - 1;
    const sticks = isOpen || CLOSING.test(token) || (token === " " && last >= 0);
    if (sticks && last >= 0) result[last] += token;
    else result.push(token);
    isOpen = OPENING.test(token);
  }
  return result;
}
