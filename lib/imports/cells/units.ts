import { refusal } from "@/lib/imports/merge";
import type { Problem } from "@/lib/imports/preview";
import { unitFinder } from "@/lib/units/finder";
import type { KnownUnits } from "@/lib/units/queries";

export interface ReadUnits {
  /** Each once, groups expanded. */
  ids: readonly string[];
  /** Named by themselves; and the names of the groups. */
  units: readonly string[];
  groups: readonly string[];
  /** As it is to be printed: as written, with what was put right. */
  text: string;
}

/** Reads cells with units of one import; the same words are read once. Accepted suggestions are fixes of `column:token`. */
export function unitsReader({ units, groups, county }: KnownUnits, fixes: Readonly<Record<string, string>>) {
  const find = unitFinder(units, groups, county);
  const known = new Map<string, ReadUnits | Problem>();

  const read = (column: string, cell: string): ReadUnits | Problem => {
    const put = new Map<string, string>();
    const found = find(cell, (token) => {
      const fixed = fixes[`${column}:${token}`];
      if (fixed !== undefined) put.set(token, fixed);
      return fixed ?? token;
    });
    if ("ids" in found) {
      const text = [...put].reduce((all, [token, fixed]) => all.replace(token, fixed), found.text);
      return { ...found, text: text.replace(/\s*\n\s*/g, "、").trim() };
    }
    const more = found.suggestion === null ? {} : { suggestion: found.suggestion };
    return refusal(column, found.isAmbiguous ? "unitAmbiguous" : "unitUnknown", found.unknown, more);
  };
  return (column: string, cell: string): ReadUnits | Problem => {
    const key = `${column}:${cell}`;
    const result = known.get(key) ?? read(column, cell);
    known.set(key, result);
    return result;
  };
}

/** Whether two spellings name the same units; of words that name none, whether they are the same words. */
export function isSameUnits(a: ReadUnits | Problem, b: ReadUnits | Problem): boolean {
  if (!("ids" in a) || !("ids" in b)) return false;
  return a.units.join() === b.units.join() && a.groups.join() === b.groups.join();
}
