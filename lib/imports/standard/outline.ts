import { readPoints } from "@/lib/imports/cells/points";
import type { MappedRow, MappedSheet } from "@/lib/imports/preview";

const TOP = /^(?:第?[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,3}[项条类章])/;
const SUB = /^[(（][一二三四五六七八九十]{1,3}[)）]/;
/** What an item has and a heading between items has not. */
const OF_ITEMS = ["criteria", "lead", "units", "due"];

/**
 * A standard that has no columns for its indicators names them in lines of their own: 一、完善保障措施（15分） and below it
 * （一）加强组织领导（4分）. The rows with these in columns, as other sheets have them.
 */
export function withOutline({ rows, columns }: MappedSheet): readonly MappedRow[] {
  if (columns.includes("top") || columns.includes("sub")) return rows;
  const levels = rows.map(levelOf);
  // Where every line is numbered so, the numbers are the items' own.
  if (rows.every(({ isFoot }, index) => isFoot || levels[index] !== null)) return rows;
  let top = "";
  let sub = "";
  return rows.map((row, index): MappedRow => {
    const level = levels[index] ?? null;
    const text = row.cells.content ?? "";
    if (level === "top") [top, sub] = [text, ""];
    if (level === "sub") sub = text;
    if (level === null) return row.isFoot || top + sub === "" ? row : { ...row, cells: { ...row.cells, top, sub } };
    return { ...row, isFoot: false, cells: { ...row.cells, content: "", top, sub } };
  });
}

function levelOf({ cells, origin }: MappedRow): "top" | "sub" | null {
  const { content = "", points = "" } = cells;
  if (origin || OF_ITEMS.some((key) => cells[key])) return null;
  if (points !== "" && readPoints(points) === null && points !== content) return null;
  return TOP.test(content) ? "top" : SUB.test(content) ? "sub" : null;
}
