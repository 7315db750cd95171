import { parseCells } from "@/lib/cells";

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

const YES = ["是", "√", "✓", "已完成", "完成", "1", "true", "yes", "y"];

/** Whether a pasted cell of the column 已完成 says yes. */
export const saysYes = (cell: string): boolean => YES.includes(cell.toLowerCase());
