import { squeezed } from "@/lib/cells";
import { type Day, yearOf } from "@/lib/dates";
import { nearestDue, readDue, type WrittenDue } from "@/lib/due-text";
import { refusal, warning } from "@/lib/imports/merge";
import type { Problem } from "@/lib/imports/preview";

export interface ReadDue {
  /** Null when it cannot be read: the problem says so. */
  due: WrittenDue | null;
  problems: readonly Problem[];
}

/** Reads deadlines of one import; the same words are read once. `fixes`: `column:text` → reading. */
export function dueReader({ year, today }: { year: number; today: Day }, fixes: Readonly<Record<string, string>>) {
  const known = new Map<string, ReadDue>();
  const read = (column: string, cell: string): ReadDue => {
    const text = fixes[`${column}:${cell}`] ?? cell;
    const due = readDue(text, year);
    if (!due) {
      const suggestion = nearestDue(text, year);
      return { due, problems: [refusal(column, "dueUnread", cell, suggestion === null ? {} : { suggestion })] };
    }
    if (due.dueOn === null) return { due, problems: [] };
    const day = due.dueOn;
    if (yearOf(day) !== year)
      return { due, problems: [warning(column, "dueOtherYear", cell, { values: { day, year } })] };
    // All of an earlier year is past; saying so of every row helps nobody.
    const isPast = day < today && year >= yearOf(today);
    return { due, problems: isPast ? [warning(column, "duePast", cell, { values: { day } })] : [] };
  };
  return (column: string, cell: string): ReadDue => {
    const key = `${column}:${cell}`;
    const found = known.get(key) ?? read(column, cell);
    known.set(key, found);
    return found;
  };
}

/** Whether two spellings say the same: the same day, or the same words for none. */
export function isSameDue(a: string, b: string, year: number): boolean {
  if (squeezed(a) === squeezed(b)) return true;
  const [one, other] = [readDue(a, year), readDue(b, year)];
  return one !== null && other !== null && one.dueOn !== null && one.dueOn === other.dueOn;
}
