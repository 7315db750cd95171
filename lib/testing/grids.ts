import type { Book, Grid, GridRow } from "@/lib/imports/preview";

/**
 * A sheet for tests, a line per row and "|" between cells. "^" is a cell merged with the one above, "#" at the beginning a
 * hidden row, an empty line a row without anything.
 */
export function gridOf(text: string, { name = "Sheet1", isHidden = false } = {}): Grid {
  const rows: GridRow[] = [];
  for (const [index, line] of text.replace(/^\n/, "").split("\n").entries()) {
    const filled: number[] = [];
    const cells = line
      .replace(/^#/, "")
      .split("|")
      .map((cell, column) => {
        if (cell.trim() !== "^") return cell.trim().replaceAll("\\n", "\n");
        filled.push(column);
        return rows.at(-1)?.cells[column] ?? "";
      });
    if (cells.some((cell) => cell !== "")) rows.push({ no: index + 1, cells, isHidden: line.startsWith("#"), filled });
  }
  return { name, isHidden, rows, cut: 0 };
}

export const bookOf = (...sheets: Grid[]): Book => ({ sheets, roundTrip: null });
