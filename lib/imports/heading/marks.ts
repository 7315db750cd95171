import { squeezed } from "@/lib/cells";

import type { Grid } from "@/lib/imports/preview";
import { HEADING_WITHIN } from "./find";

/** Heading of the column of a marked sheet that says what is wrong; reading leaves the column out. */
export const MARKS_HEADING = "问题（再次导入时不读）";

const MARKS = squeezed(MARKS_HEADING);

/** The sheet without the column that `lib/imports/marked` added, as if it had never been marked: also its layout is the same again. */
export function withoutMarks(grid: Grid): Grid {
  const at = grid.rows
    .slice(0, HEADING_WITHIN)
    .reduce((found, { cells }) => (found >= 0 ? found : cells.findLastIndex((cell) => squeezed(cell) === MARKS)), -1);
  if (at < 0) return grid;
  const rows = grid.rows.flatMap((row) => {
    const cells = row.cells.map((cell, index) => (index === at ? "" : cell));
    while (cells.at(-1) === "") cells.pop();
    const filled = row.filled.filter((index) => index !== at);
    return cells.length === 0 ? [] : [{ ...row, cells, filled }];
  });
  return { ...grid, rows };
}
