import { squeezed } from "@/lib/cells";
import { nearestOf } from "@/lib/similar";

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

export type FoundUnits =
  | {
      /** Each once, groups expanded. */
      ids: string[];
      /** Those named by themselves, and the names of the groups. */
      units: string[];
      groups: string[];
      /** The cell without line breaks within a name. */
      text: string;
    }
  | { unknown: string; suggestion: string | null; isAmbiguous: boolean };

/** Finds units by full, short and former names, with or without 县 or the county's name before them. */
export function unitFinder(units: readonly KnownUnit[], groups: readonly KnownGroup[], county: string) {
  const ids = new Map<string, Set<string>>();
  const exact = new Map<string, string[]>(groups.map((group) => [squeezed(group.name), [...group.unitIds]]));
  const before = new RegExp(`^(?:${escaped(squeezed(county))}|县委?|市委?|区委?)(?=.{2})`);
  const bare = (name: string) => squeezed(name).replace(before, "");
  for (const unit of units) {
    for (const name of [unit.name, unit.shortName]) exact.set(squeezed(name), [unit.id]);
    for (const name of [unit.name, unit.shortName, ...unit.formerNames]) {
      for (const key of [squeezed(name), bare(name)]) ids.set(key, (ids.get(key) ?? new Set()).add(unit.id));
    }
  }
  const groupNames = new Map(groups.map((group) => [squeezed(group.name), group.name]));
  const lookUp = (name: string): Found => {
    for (const key of readings(name)) {
      const found = exact.get(key) ?? [...(ids.get(key) ?? ids.get(bare(key)) ?? [])];
      if (found.length > 0) return { ids: found, group: exact.has(key) ? (groupNames.get(key) ?? null) : null };
    }
    return { ids: [], group: null };
  };
  const looked = new Map<string, Found>();
  const find = (name: string): Found => {
    const found = looked.get(name) ?? lookUp(name);
    looked.set(name, found);
    return found;
  };
  const closest = nearestOf([
    ...units.map(({ name, shortName, formerNames }) => ({ value: name, names: [name, shortName, ...formerNames] })),
    ...groups.map(({ name }) => ({ value: name, names: [name] })),
  ]);

  /** The units a cell names, in order, each once; or the first name that means none, or several. */
  return (cell: string, replace: (token: string) => string = (token) => token): FoundUnits => {
    const found: string[] = [];
    const single: string[] = [];
    const named: string[] = [];
    const text = unwrapped(cell, (name) => find(name).ids.length > 0);
    for (const part of text.replace(NUMBERS, "").split(/[、,，;；/\n\r|]+/)) {
      for (const token of tokensOf(part, (name) => find(replace(name)).ids.length > 0)) {
        const name = replace(token);
        const { ids: matches, group } = find(name);
        const isSeveral = matches.length > 1 && group === null;
        if (matches.length === 0 || isSeveral) {
          return { unknown: token, isAmbiguous: isSeveral, suggestion: closest(name) };
        }
        found.push(...matches);
        if (group === null) single.push(...matches);
        else named.push(group);
      }
    }
    return { ids: [...new Set(found)], units: [...new Set(single)], groups: [...new Set(named)], text };
  };
}

/** 1.县司法局 2、县财政局: numbers before names. */
const NUMBERS = /(?<=^|[\s、,，;；])[(（]?\d{1,2}[.．、)）]\s*(?=[^\d\s])/g;

/** A name in two lines, as narrow columns make people write: 县住房和城乡⏎建设局, 县委依法治县办⏎（县司法局）. */
function unwrapped(cell: string, isKnown: (name: string) => boolean): string {
  const lines = cell.replace(/[^\S\r\n]+(?=[(（](?!\d))/g, "").split(/\s*[\r\n]+\s*/);
  return lines.reduce((all, line) => {
    const [begun = ""] = /[^、,，;；/|\s]*$/.exec(all) ?? [];
    const [rest = ""] = /^[^、,，;；/|\s]*/.exec(line) ?? [];
    if (begun === "" || rest === "") return `${all}\n${line}`;
    if (/^[(（](?!\d)/.test(rest)) return all + line;
    // What is in brackets at the end of the second would stand for both.
    const isOne = !isKnown(begun) && !/[(（]/.test(rest) && isKnown(begun + rest);
    return isOne ? all + line : `${all}\n${line}`;
  });
}

interface Found {
  ids: readonly string[];
  group: string | null;
}

/**
 * A name as written, and what else it may stand for: 县委依法治县办（县司法局）, 县财政局（牵头）, 责任单位：县财政局,
 * 各镇按职责分工负责, 城关镇人民政府.
 */
function readings(name: string): string[] {
  const whole = squeezed(name);
  const plain = whole.replace(/^(?:牵头|责任|配合|主办|协办|承办)?(?:部门|单位)?:|[。.]+$/g, "");
  const bare = plain.replace(/等?(?:按照?各?自?职责(?:分工)?)?(?:分别)?(?:负责|牵头|配合|落实)$/, "");
  const inner = /\(([^()]+)\)$/.exec(bare)?.[1] ?? "";
  const town = bare.replace(/(?<=[镇乡])(?:人民)?政府$/, "");
  return [...new Set([whole, plain, bare, bare.replace(/\([^()]*\)/g, ""), inner, town])].filter((key) => key !== "");
}

/** One name with stray spaces in it, or several with spaces between them. */
function tokensOf(part: string, isKnown: (name: string) => boolean): string[] {
  const whole = part.trim();
  // A stroke in a cell is nobody.
  if (/^[-—–]*$/.test(whole)) return [];
  const words = whole.split(/\s+/);
  // Before the whole: what is in brackets at its end would stand for all of it.
  if (words.every(isKnown)) return words;
  if (isKnown(whole)) return [whole];
  return words.length > 1 && words.some(isKnown) ? words : [whole];
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") || "(?!)";
