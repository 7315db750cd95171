import { squeezed } from "@/lib/cells";
import { readDay } from "@/lib/due-text";
import { refusal } from "@/lib/imports/merge";
import type { MappedRow, Problem } from "@/lib/imports/preview";

const LOCKED = ["code", "keyTask", "content", "lead", "units", "due", "role", "points"] as const;

/** What the sheet says of the task itself: it is not changed here. */
export function lockedCells({ cells, origin }: MappedRow, year: number): Problem[] {
  if (!origin) return [];
  return LOCKED.flatMap((column) => {
    const from = origin.base[column];
    const text = cells[column];
    if (from === undefined || text === undefined || squeezed(from) === squeezed(text)) return [];
    const day = column === "due" ? readDay(from, year) : null;
    if (day !== null && day === readDay(text, year)) return [];
    return [refusal(column, "locked", text, { values: { from } })];
  });
}

/** Every cell says what it said when the sheet was made, and nothing was filled in. */
export const isAsMade = ({ cells, origin }: MappedRow): boolean =>
  origin !== null &&
  Object.entries({ ...EMPTY_WORDS, ...origin.base }).every(
    ([column, from]) => squeezed(cells[column] ?? from) === squeezed(from),
  );

const EMPTY_WORDS = { progress: "", problems: "", nextSteps: "" };
