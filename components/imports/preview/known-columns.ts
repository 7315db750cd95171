import type { ColumnSpec, Found } from "@/lib/imports/preview";

/** A column of a kind as it is shown: official sheets are Chinese, so its name is the one that counties use most. */
export interface KnownColumn {
  key: string;
  name: string;
  isRequired: boolean;
}

export const knownColumns = (specs: readonly ColumnSpec[]): KnownColumn[] =>
  specs.map(({ key, names, isRequired = false }) => ({ key, name: names[0] ?? key, isRequired }));

/** What the headings of a file were taken for: how many, which required ones are missing, which are not read. */
export function mappingState({ headings, mapping }: Pick<Found, "headings" | "mapping">, columns: KnownColumn[]) {
  const isMapped = (key: string) => mapping.includes(key);
  return {
    total: headings.filter((heading, index) => heading !== "" || mapping[index]).length,
    known: mapping.filter((key) => key !== null).length,
    missing: columns.filter(({ key, isRequired }) => isRequired && !isMapped(key)).map(({ name }) => name),
    unread: headings.filter((heading, index) => heading !== "" && !mapping[index]),
  };
}
