import type { CellChange, ImportSettings, Problem, ProblemCode } from "./preview";

// A cell of a sheet that comes back: what the sheet said when it was made, what the file says, what the record says now.

export interface Versions {
  /** What the sheet said; null when it is not one of ours. */
  base: string | null;
  mine: string;
  theirs: string;
}

/** SAME: nothing to write. MINE: the file's. CONFLICT: changed here and there since the sheet was made. */
export function mergeCell(
  { base, mine, theirs }: Versions,
  isSame: (a: string, b: string) => boolean = isSameText,
): "SAME" | "MINE" | "CONFLICT" {
  if (isSame(mine, theirs) || (base !== null && isSame(mine, base))) return "SAME";
  return base === null || isSame(base, theirs) ? "MINE" : "CONFLICT";
}

const spaced = (text: string): string => text.replace(/\r\n?/g, "\n").trim();

/** Line ends and outer spaces are nobody's change. */
export const isSameText = (a: string, b: string): boolean => spaced(a) === spaced(b);

export function refusal(
  column: string | null,
  code: ProblemCode,
  text = "",
  more: Pick<Problem, "values" | "suggestion"> = {},
): Problem {
  return { column, code, level: "REFUSE", text, ...more };
}

export const warning = (...[column, code, text, more]: Parameters<typeof refusal>): Problem => ({
  ...refusal(column, code, text, more),
  level: "WARN",
});

interface Conflict {
  /** Id of the record the row is: by it and the column the choice is kept. */
  row: string;
  column: string;
  from: string;
  to: string;
  by: string;
  at: string;
}

/** A cell that two changed: its change, the refusal until somebody has chosen, and whether the file's is to be written. */
export function conflictOf(
  { row, column, from, to, by, at }: Conflict,
  choices: ImportSettings["choices"],
): { change: CellChange; problem: Problem | null; isMine: boolean } {
  const choice = choices[`${row}:${column}`] ?? null;
  return {
    change: { column, from, to, conflict: { row, by, at, choice } },
    problem: choice === null ? refusal(column, "changedSince", to, { values: { by, at, from, row } }) : null,
    isMine: choice === "MINE",
  };
}

/** A row's key in the preview, as long as a column holds. */
export const keyText = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 100);

/** A row by a few of its words, to be told among others, and whose it is. */
export function rowName(text: string, unit = ""): string {
  const words = keyText(text);
  const name = words.length > NAMED ? `${words.slice(0, NAMED)}…` : words;
  return unit === "" ? name : `${name}（${keyText(unit)}）`;
}
const NAMED = 20;

/** Told once for all files: rows that this program wrote and that are not in them any more. */
export function deletedRows(keys: readonly string[]): Problem[] {
  if (keys.length === 0) return [];
  const shown = `${keys.slice(0, 10).join("、")}${keys.length > 10 ? "…" : ""}`;
  return [warning(null, "rowsDeleted", "", { values: { count: keys.length, keys: shown } })];
}
