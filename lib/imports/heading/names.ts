import { squeezed } from "@/lib/cells";
import type { ColumnSpec, Mapping } from "@/lib/imports/preview";

/** A heading as it is compared: without spaces, brackets and what stands in them, stars and colons. */
export const headingName = (text: string): string =>
  squeezed(text)
    .replace(/[([{【〔〈《][^)\]}】〕〉》]*[)\]}】〕〉》]?/g, "")
    .replace(/[*:。、]/g, "");

/** Longer than any heading: a sentence that happens to end in one. */
const MAX_LOOSE = 14;

/** Finds which column a heading names; made once per kind. */
export function columnNames(columns: readonly ColumnSpec[]) {
  const exact = new Map<string, string>();
  for (const { key, names } of columns) {
    for (const name of names) if (!exact.has(headingName(name))) exact.set(headingName(name), key);
  }
  const loose = [...exact].filter(([name]) => name.length >= 3).sort(([a], [b]) => b.length - a.length);
  return {
    exact: (heading: string): string | null => exact.get(headingName(heading)) ?? null,
    /** 年度重点任务 and 工作措施及要求: a known name with something before it, or with more that is asked for after it. */
    loose: (heading: string): string | null => {
      const text = headingName(heading);
      if (text.length > MAX_LOOSE) return null;
      const found = loose.find(
        ([name]) => text.endsWith(name) || (text.startsWith(name) && /[及和与或/]/.test(text.charAt(name.length))),
      );
      return found?.[1] ?? null;
    },
  };
}
export type ColumnNames = ReturnType<typeof columnNames>;

/** One column's heading cells, from the top; the upper one is known to its right where it is merged. */
interface HeadCell {
  upper: string;
  lower: string;
}

/** What a column may be called, the most exact first: 得分 over 自评 is 自评得分, whichever is said first. */
const namesOf = ({ upper, lower }: HeadCell): string[] => {
  if (lower === "" || squeezed(lower) === squeezed(upper)) return [upper];
  return upper === "" ? [lower] : [upper + lower, lower + upper, lower, upper];
};

/** Each key once, the first column that names it; exact names before loose ones. */
export function mapHeadings(cells: readonly HeadCell[], names: ColumnNames): { mapping: Mapping; score: number } {
  const mapping: Mapping = cells.map(() => null);
  const taken = new Set<string>();
  let score = 0;
  for (const [find, weight] of [[names.exact, 2] as const, [names.loose, 1] as const]) {
    for (const [index, cell] of cells.entries()) {
      if (mapping[index]) continue;
      const key = namesOf(cell)
        .map(find)
        .find((one) => one !== null && !taken.has(one));
      if (!key) continue;
      mapping[index] = key;
      taken.add(key);
      score += weight;
    }
  }
  return { mapping, score };
}
