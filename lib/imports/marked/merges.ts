import type { GridRow } from "@/lib/imports/preview";

/**
 * Which cells were one: a text that runs down from above, and in the rows up to the heading and in lines of one text also one that
 * runs to the right. Areas as a sheet names them: top and bottom in rows, left and right in columns from 0.
 */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export function mergesOf(rows: readonly GridRow[], headingRow: number): Merge[] {
  const filled = rows.map((row) => new Set(row.filled));
  return rows.flatMap((row, index): Merge[] => {
    const isWide = row.no <= headingRow || isOneText(row, filled[index]!);
    const merges: Merge[] = [];
    for (let left = 0; left < row.cells.length; left++) {
      const text = row.cells[left];
      if (!text || filled[index]!.has(left)) continue;
      let right = left;
      while (isWide && row.cells[right + 1] === text && !filled[index]!.has(right + 1)) right++;
      let below = index;
      while (isSame(rows[below + 1], filled[below + 1], { left, right, text })) below++;
      const bottom = rows[below]!.no;
      if (right > left || bottom > row.no) merges.push({ top: row.no, left, bottom, right });
      left = right;
    }
    return merges;
  });
}

/** A note or a section over the whole width. */
export const isOneText = ({ cells }: GridRow, filled: ReadonlySet<number> = new Set()): boolean => {
  const own = cells.filter((cell, index) => cell !== "" && !filled.has(index));
  return own.length > 2 && new Set(own).size === 1;
};

function isSame(
  row: GridRow | undefined,
  filled: ReadonlySet<number> | undefined,
  { left, right, text }: { left: number; right: number; text: string },
): boolean {
  if (!row || !filled) return false;
  for (let column = left; column <= right; column++) {
    if (!filled.has(column) || row.cells[column] !== text) return false;
  }
  return true;
}
