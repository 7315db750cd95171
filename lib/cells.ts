/** Tab-separated cells; one that holds a line end, a tab or a quote is quoted, its quotes doubled. */
export function parseCells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[index + 1] === '"') cell += text[++index];
      else isQuoted = false;
    } else if (char === '"' && cell === "" && closes(text, index)) isQuoted = true;
    else if (char === "\t") {
      row.push(cell);
      cell = "";
    } else if (char === "\n" || char === "\r") {
      if (char === "\r" && text[index + 1] === "\n") index++;
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else cell += char;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows.map((cells) => cells.map((value) => value.replace(/\r\n?/g, "\n").trim()));
}

/** A quotation mark that opens a cell has one that closes it before a tab, a line end or the end; any other is just text. */
function closes(text: string, start: number): boolean {
  for (let index = start + 1; index < text.length; index++) {
    if (text[index] !== '"') continue;
    if (text[index + 1] === '"') index++;
    else return index + 1 === text.length || /[\t\r\n]/.test(text[index + 1] ?? "");
  }
  return false;
}

/** One spelling for full-width and half-width letters, without any spaces. */
export const squeezed = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "");
