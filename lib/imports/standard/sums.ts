import { squeezed } from "@/lib/cells";
import { readPoints } from "@/lib/imports/cells/points";
import type { PlanContext } from "@/lib/imports/duties/context";
import { isTotalText } from "@/lib/imports/heading/foot";
import { warning } from "@/lib/imports/merge";
import type { MappedRow, Problem } from "@/lib/imports/preview";
import type { Level } from "./indicators";

/** Points of a whole standard, in hundredths: sums of them are exact. */
const FULL = 100_00;
const hundredths = (points: string | null): number => (points === null ? 0 : Math.round(Number(points) * 100));

/** "99.5", "100": without needless zeros. */
const printed = (sum: number): string => String(sum / 100);

/** What the year's items sum to when the import is written: those of the sheets as they say, the others as they are. */
export function yearSums({ duties, indicators }: PlanContext) {
  const items = new Map<string, { points: number; place: string | null }>();
  for (const { id, kind, points, indicatorId } of duties) {
    if (kind === "ASSESSMENT_ITEM") items.set(id, { points: hundredths(points), place: indicatorId });
  }
  return {
    /** `item`: the id of one there is, else what tells it from others. */
    set(item: string, points: string | null, place: string | null): void {
      items.set(item, { points: hundredths(points), place });
    },
    /** The whole, where it is not 100. */
    total(): Problem[] {
      let sum = 0;
      for (const { points } of items.values()) sum += points;
      if (sum === FULL) return [];
      return [warning(null, "pointsTotal", "", { values: { sum: printed(sum), points: printed(FULL) } })];
    },
    /** Indicators whose items do not sum to what is stated, each with its problem. */
    wrong(levels: Iterable<Level>): { level: Level; problem: Problem }[] {
      const named = [...levels];
      const parents = new Map(indicators.map(({ id, parentId }) => [id, parentId]));
      for (const { key, parent } of named) if (!parents.has(key)) parents.set(key, parent?.key ?? null);
      const sums = new Map<string, number>();
      for (const { points, place } of items.values()) {
        const above = place === null ? null : (parents.get(place) ?? null);
        for (const key of [place, above]) if (key !== null) sums.set(key, (sums.get(key) ?? 0) + points);
      }
      return named.flatMap((level) => {
        const points = level.stated ?? level.known?.points ?? null;
        const sum = sums.get(level.key) ?? 0;
        if (points === null || hundredths(points) === sum) return [];
        const values = { name: level.name, sum: printed(sum), points: printed(hundredths(points)) };
        return [{ level, problem: warning(null, "pointsSum", "", { values }) }];
      });
    },
  };
}

const WHOLE = /^(?:本[页表]|全[县市区部])?(?:合计|总计|共计)/;
const IN_WORDS = /(\d{1,3}(?:\.\d{1,2})?)\s*分/;

/** Adds up one sheet line after line, for what its own 小计 and 合计 say. */
export function sheetSums() {
  let all = 0;
  let since = 0;
  const groups = new Map<string, number>();
  let current: readonly string[] = [];
  return {
    add(points: string | null, place: readonly string[]): void {
      const value = hundredths(points);
      all += value;
      since += value;
      current = place;
      for (const key of place) groups.set(key, (groups.get(key) ?? 0) + value);
    },
    /** A line of the foot: told of where it states another sum than the lines above it have. */
    look({ cells }: MappedRow): Problem[] {
      const label = Object.values(cells).find((text) => text !== "" && isTotalText(text));
      if (label === undefined) return [];
      const isWhole = WHOLE.test(squeezed(label));
      const text = cells.points || IN_WORDS.exec(label.normalize("NFKC"))?.[1] || "";
      const stated = readPoints(text);
      // 合计 below a chapter is the chapter's; 小计 may be that of a 二级 or of its 一级.
      const sums = [isWhole ? all : since, since, ...current.map((key) => groups.get(key) ?? 0)];
      since = 0;
      if (stated === null || sums.includes(hundredths(stated))) return [];
      return [warning("points", "totalDiffers", text, { values: { sum: printed(sums[0] ?? 0) } })];
    },
  };
}
