import { squeezed } from "@/lib/cells";

export interface KnownUnit {
  id: string;
  name: string;
  shortName: string;
  formerNames: readonly string[];
}

/** 各镇: stands for its members. */
export interface KnownGroup {
  name: string;
  unitIds: readonly string[];
}

export type FoundUnits = { ids: string[] } | { unknown: string; suggestion: string | null; isAmbiguous: boolean };

/** Finds units by full, short and former names, with or without 县 or the county's name before them. */
export function unitFinder(units: readonly KnownUnit[], groups: readonly KnownGroup[], county: string) {
  const ids = new Map<string, Set<string>>();
  const exact = new Map<string, string[]>(groups.map((group) => [squeezed(group.name), [...group.unitIds]]));
  const bare = (name: string) =>
    squeezed(name).replace(new RegExp(`^(?:${escaped(squeezed(county))}|县委?|市委?|区委?)(?=.{2})`), "");
  for (const unit of units) {
    for (const name of [unit.name, unit.shortName]) exact.set(squeezed(name), [unit.id]);
    for (const name of [unit.name, unit.shortName, ...unit.formerNames]) {
      for (const key of [squeezed(name), bare(name)]) ids.set(key, (ids.get(key) ?? new Set()).add(unit.id));
    }
  }
  const find = (name: string): string[] => {
    const key = squeezed(name);
    return exact.get(key) ?? [...(ids.get(key) ?? ids.get(bare(key)) ?? [])];
  };
  const isGroup = new Set(groups.map((group) => squeezed(group.name)));

  /** The units a cell names, in order, each once; or the first name that means none, or several. */
  return (cell: string, replace: (token: string) => string = (token) => token): FoundUnits => {
    const found: string[] = [];
    for (const part of cell.split(/[、,，;；/\n\r|]+/)) {
      for (const token of tokensOf(part, (name) => find(replace(name)).length > 0)) {
        const name = replace(token);
        const matches = find(name);
        const isSeveral = matches.length > 1 && !isGroup.has(squeezed(name));
        if (matches.length === 0 || isSeveral) {
          return { unknown: token, isAmbiguous: isSeveral, suggestion: closest(name, units) };
        }
        found.push(...matches);
      }
    }
    return { ids: [...new Set(found)] };
  };
}

/** One name with stray spaces in it, or several with spaces between them. */
function tokensOf(part: string, isKnown: (name: string) => boolean): string[] {
  const whole = part.trim();
  if (whole === "" || isKnown(whole)) return whole === "" ? [] : [whole];
  const words = whole.split(/\s+/);
  return words.length > 1 && words.some(isKnown) ? words : [whole];
}

/** The unit whose name shares most characters and pairs of them with the one written; null when that is mere chance. */
function closest(name: string, units: readonly KnownUnit[]): string | null {
  const wanted = partsOf(squeezed(name));
  let best: { name: string; score: number } | null = null;
  for (const unit of units) {
    for (const candidate of [unit.name, unit.shortName, ...unit.formerNames]) {
      const own = partsOf(squeezed(candidate));
      const shared = [...wanted].filter((part) => own.has(part)).length;
      const score = (2 * shared) / Math.max(1, wanted.size + own.size);
      if (score >= 0.4 && score > (best?.score ?? 0)) best = { name: unit.name, score };
    }
  }
  return best?.name ?? null;
}

function partsOf(text: string): Set<string> {
  const letters = [...text];
  return new Set([...letters, ...letters.slice(1).map((letter, index) => letters[index]! + letter)]);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") || "(?!)";
