const WIDE =
  /[\u1100-\u115f\u2014\u2018-\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
const CLOSING = /[，。、；：！？）》】」』”’〉〕％…,.;:!?)\]%]/;

/** Lines that a text takes in a column of that many half-width characters. */
export function countLines(text: string, capacity: number): number {
  return text.split("\n").reduce((sum, paragraph) => sum + wrappedLines(paragraph, capacity), 0);
}

function wrappedLines(paragraph: string, capacity: number): number {
  let lines = 1;
  let used = 0;
  // Words and numbers are not broken unless they are longer than a line.
  for (const token of paragraph.match(/[\u0021-\u007e]+|./gsu) ?? []) {
    const width = WIDE.test(token) ? 2 : token.length;
    if (used + width <= capacity) used += width;
    else if (CLOSING.test(token) && width <= 2) {
      // No line begins with a closing mark: it takes the character before it along.
      lines++;
      used = 4;
    } else {
      lines += (used > 0 ? 1 : 0) + Math.ceil(width / capacity) - 1;
      used = width % capacity || Math.min(width, capacity);
    }
  }
  return lines;
}
