/**
 * Reads what Excel or WPS puts on the clipboard. Several paragraphs of a letter are no table: they belong into one cell, so a
 * table is only what has tabs, a line end after its last line, or is one in the clipboard's HTML.
 * @returns rows of cells, or null when it should be pasted as ordinary text
 */
export function parsePastedTable(text: string, html: string): string[][] | null {
  const isTable = text.includes("\t") || /<table|<tr[\s>]/i.test(html) || /[^\r\n][\r\n]+$/.test(text);
  if (!isTable) return null;
  const rows = parseCells(text);
  return rows.length === 0 || (rows.length === 1 && rows[0]?.length === 1) ? null : rows;
}

/** Tab-separated cells; one that holds a line end, a tab or a quote is quoted, its quotes doubled. */
function parseCells(text: string): string[][] {
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

const YES = ["是", "√", "✓", "已完成", "完成", "1", "true", "yes", "y"];

/** Whether a pasted cell of the column 已完成 says yes. */
export const saysYes = (cell: string): boolean => YES.includes(cell.toLowerCase());
