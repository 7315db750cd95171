import { squeezed } from "@/lib/cells";
import type { ColumnSpec, Mapping } from "@/lib/imports/preview";

/** A heading as it is compared: without spaces, brackets and what stands in them, stars and colons. */
const headingName = (text: string): string =>
  squeezed(text)
    .replace(/[([{【〔〈《][^)\]}】〕〉》]*[)\]}】〕〉》]?/g, "")
    .replace(/[*:。、]/g, "");

/** Longer than any heading: a sentence that happens to end in one. */
const MAX_LOOSE = 14;

interface Named {
  key: string;
  /** Its place among the names of the column: the usual one is first. */
  rank: number;
}

/** Finds which columns a heading may name; made once per kind. */
export function columnNames(columns: readonly ColumnSpec[]) {
  const exact = new Map<string, Named[]>();
  for (const { key, names } of columns) {
    for (const [rank, name] of names.entries()) {
      const heading = headingName(name);
      exact.set(heading, [...(exact.get(heading) ?? []), { key, rank }]);
    }
  }
  const loose = [...exact].filter(([name]) => name.length >= 3).sort(([a], [b]) => b.length - a.length);
  return {
    exact: (heading: string): readonly Named[] => exact.get(headingName(heading)) ?? [],
    /** 年度重点任务 and 工作措施及要求: a known name with something before it, or with more that is asked for after it. */
    loose: (heading: string): readonly Named[] => {
      const text = headingName(heading);
      if (text.length > MAX_LOOSE) return [];
      const found = loose.find(
        ([name]) => text.endsWith(name) || (text.startsWith(name) && /[及和与或/]/.test(text.charAt(name.length))),
      );
      return found?.[1] ?? [];
    },
  };
}
export type ColumnNames = ReturnType<typeof columnNames>;

/** One column's heading cells, from the top; the upper one is known to its right where it is merged. */
interface HeadCell {
  upper: string;
  lower: string;
}

/** What columns may be called, the most exact first: 得分 over 自评 is 自评得分, whichever is said first. */
function namesOf(cells: readonly HeadCell[]): string[][] {
  const isOne = ({ upper, lower }: HeadCell) => lower === "" || squeezed(lower) === squeezed(upper);
  const texts = cells.map(({ upper }) => headingName(upper));
  return cells.map((cell, index) => {
    const { upper, lower } = cell;
    if (!isOne(cell)) return upper === "" ? [lower] : [upper + lower, lower + upper, lower, upper];
    // 一级指标 | 分值 | 二级指标 | 分值: what stands there several times belongs to what stands before it.
    const isRepeated = texts.filter((text) => text === texts[index]).length > 1;
    return isRepeated && index > 0 ? [(texts[index - 1] ?? "") + upper, upper] : [upper];
  });
}

/** Each key once: exact names before loose ones, then the most exact, the most usual, the first. */
export function mapHeadings(cells: readonly HeadCell[], names: ColumnNames): { mapping: Mapping; score: number } {
  const mapping: Mapping = cells.map(() => null);
  const called = namesOf(cells);
  const taken = new Set<string>();
  let score = 0;
  for (const [find, weight] of [[names.exact, 2] as const, [names.loose, 1] as const]) {
    const found = called.flatMap((texts, index) =>
      texts.flatMap((text, depth) => find(text).map(({ key, rank }) => ({ index, depth, key, rank }))),
    );
    for (const { index, key } of found.sort((a, b) => a.depth - b.depth || a.rank - b.rank || a.index - b.index)) {
      if (mapping[index] || taken.has(key)) continue;
      mapping[index] = key;
      taken.add(key);
      score += weight;
    }
  }
  return { mapping, score };
}
