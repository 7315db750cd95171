import type { IndicatorRef, NewIndicator } from "@/lib/imports/breakdown/record";
import { ordinalCode, readNamed, readPoints } from "@/lib/imports/cells/points";
import { bareText, tooLong } from "@/lib/imports/cells/texts";
import type { KnownIndicator, PlanContext } from "@/lib/imports/duties/context";
import { refusal, warning } from "@/lib/imports/merge";
import type { Problem } from "@/lib/imports/preview";
import { nearestOf } from "@/lib/similar";

const MAX_NAME = 80;

type Column = "top" | "sub";
type Cells = Readonly<Record<string, string>>;

/** An indicator that rows name: one there is, or one that the import makes. */
export interface Level {
  column: Column;
  key: string;
  name: string;
  /** Cells that name it. */
  words: Set<string>;
  parent: Level | null;
  known: KnownIndicator | null;
  made: NewIndicator | null;
  /** Points that the sheet states, where it does; of our own sheet only what was changed in it. */
  stated: string | null;
  /** The cell that states other points than the indicator has, until a row carries them. */
  restated: string | null;
  /** Items under it have begun: a line without words is then no heading of them. */
  isBegun: boolean;
}

export interface NamedIndicator {
  ref: IndicatorRef;
  /** From the top. */
  levels: readonly Level[];
  key: string;
  /** Null for one that the import makes. */
  id: string | null;
  problems: readonly Problem[];
}

/** Finds the indicators that rows name, by their names and the numbers before them; the same unknown name makes one. */
export function indicatorFinder({ indicators, isIssued }: PlanContext, fixes: Cells) {
  const levels = new Map<string, Level>();
  const read = new Map<string, Level>();

  const under = (column: Column, parent: Level | null): readonly KnownIndicator[] => {
    if (column === "top") return indicators.filter(({ parentId }) => parentId === null);
    if (!parent) return indicators.filter(({ parentId }) => parentId !== null);
    return indicators.filter(({ parentId }) => parentId !== null && parentId === parent.known?.id);
  };

  /** What keeps an indicator from being made is told at every row that names it. */
  const faultsOf = ({ column, made }: Level): Problem[] => {
    if (!made) return [];
    if (isIssued) return [refusal(column, "indicatorLocked", made.name.slice(0, MAX_NAME))];
    return tooLong(column, made.name, MAX_NAME);
  };

  const levelOf = (column: Column, words: string, parent: Level | null): { level: Level; problems: Problem[] } => {
    const asked = JSON.stringify([parent?.key, column, words]);
    const before = read.get(asked);
    if (before) return { level: before, problems: faultsOf(before) };
    const name = readNamed(fixes[`${column}:${words}`] ?? words).name || words.replace(/\s+/g, " ").trim();
    const candidates = under(column, parent);
    const known = named(candidates, name, words);
    const key = known?.id ?? JSON.stringify([parent?.key ?? null, bareText(name)]);
    const there = levels.get(key);
    const level: Level = there ?? {
      ...{ column, key, name: known?.name ?? name, parent, known, stated: null, restated: null, isBegun: false },
      ...{ made: known ? null : { name, code: ordinalCode(words), points: null }, words: new Set() },
    };
    level.words.add(words);
    levels.set(key, level);
    read.set(asked, level);
    return {
      level,
      problems: [...faultsOf(level), ...(known || there ? [] : likeOthers(column, words, name, candidates))],
    };
  };

  const state = (level: Level, cell: string, words: string, base: string | undefined): void => {
    const stated = readPoints(cell) ?? readNamed(words).points;
    // What our own sheet said when it was made is nobody's statement.
    if (stated === null || (base !== undefined && readNamed(base).points === stated)) return;
    if (level.stated !== null) return;
    level.stated = stated;
    if (level.made) level.made.points = stated;
    if (level.known && readPoints(level.known.points) !== stated) level.restated = cell || words;
  };

  return {
    /** The indicator that a row names; null when it names none. */
    find({ top = "", topPoints = "", sub = "", subPoints = "" }: Cells, base: Cells = {}): NamedIndicator | null {
      const first = top === "" ? null : levelOf("top", top, null);
      if (first) state(first.level, topPoints, top, base.top);
      const second = sub === "" ? null : levelOf("sub", sub, first?.level ?? null);
      if (second) state(second.level, subPoints, sub, base.sub);
      const deepest = (second ?? first)?.level;
      if (!deepest) return null;
      return {
        ref: refOf(first?.level ?? null, second?.level ?? null),
        levels: [first, second].flatMap((one) => one?.level ?? []),
        key: deepest.key,
        id: deepest.known?.id ?? null,
        problems: [...(first?.problems ?? []), ...(second?.problems ?? [])],
      };
    },
    levels: (): Iterable<Level> => levels.values(),
  };
}

/** By its name; of several of one name the one with the number that stands before it. */
function named(candidates: readonly KnownIndicator[], name: string, words: string): KnownIndicator | null {
  const wanted = bareText(name);
  const same = candidates.filter((one) => bareText(one.name) === wanted);
  const code = ordinalCode(words);
  return same.find((one) => one.code === code) ?? same[0] ?? null;
}

function likeOthers(column: Column, words: string, name: string, candidates: readonly KnownIndicator[]): Problem[] {
  const nearest = nearestOf(
    candidates.map((one) => ({ value: one.name, names: [bareText(one.name)] })),
    0.5,
  );
  const suggestion = nearest(bareText(name));
  return suggestion === null ? [] : [warning(column, "indicatorSimilar", words, { suggestion })];
}

function refOf(first: Level | null, second: Level | null): IndicatorRef {
  const deepest = second ?? first;
  if (deepest?.known) return { id: deepest.known.id };
  if (!deepest?.made) throw new Error("an indicator is there or is made");
  if (!first || !second) return { top: deepest.made, sub: null };
  return { top: first.known ? { id: first.known.id } : (first.made ?? deepest.made), sub: deepest.made };
}
