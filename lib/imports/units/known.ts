import { squeezed } from "@/lib/cells";
import type { UnitClass, UnitKind } from "@/prisma/generated/enums";

/** A living unit of the own government, with all that a list may say of it. */
export interface ListedUnit {
  id: string;
  version: number;
  code: string;
  name: string;
  shortName: string;
  formerNames: readonly string[];
  class: UnitClass | null;
  sortNo: number;
  phone: string | null;
}

export interface UnitsContext {
  units: readonly ListedUnit[];
  /** Codes that are taken by anything else, and by what. */
  taken: readonly { code: string; title: string }[];
  /** Full and short name of the government itself, which is no unit of its own. */
  government: { name: string; shortName: string };
}

/** What a list says of a unit. */
export interface UnitFields {
  name: string;
  shortName: string;
  class: UnitClass | null;
  sortNo: number;
  phone: string | null;
  /** All that it has then. */
  formerNames: string[];
}

/** What confirming writes: a new unit, without a code where the list has none; or the fields of a unit that change. */
export type UnitWrite =
  | ({ id: null; code: string | null; kind: UnitKind } & UnitFields)
  | ({ id: string; version: number } & Partial<UnitFields>);

/** Finds units by their names, exactly or but for the county before them. */
export function unitIndex({ units, government }: UnitsContext) {
  const county = squeezed(government.shortName);
  const bare = (name: string): string => {
    const text = squeezed(name);
    const rest = county !== "" && text.startsWith(county) ? text.slice(county.length) : text.replace(/^[县市区]/, "");
    return rest.length >= 2 ? rest : text;
  };
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const indexes = [
    indexOf(units, ({ name }) => [name], squeezed),
    indexOf(units, ({ shortName }) => [shortName], squeezed),
    indexOf(units, ({ name, shortName }) => [name, shortName], bare),
    indexOf(units, ({ formerNames }) => formerNames, squeezed),
    indexOf(units, ({ formerNames }) => formerNames, bare),
  ];
  // 市场监督管理局 is 县市场监督管理局, not 市 and 场监督管理局.
  const keysOf = (name: string) => [...new Set([squeezed(name), bare(name)])];
  return {
    byCode: (code: string): ListedUnit | null => byCode.get(code) ?? null,
    /** Those that the name means: full names before short ones, these before former ones. */
    named(name: string): readonly ListedUnit[] {
      const keys = keysOf(name);
      for (const index of indexes) {
        const found = keys.map((key) => index.get(key)).find((units) => units !== undefined);
        if (found) return found;
      }
      return [];
    },
    /** The unit that goes by exactly this name today. */
    holder: (name: string): ListedUnit | null =>
      indexes[0]?.get(squeezed(name))?.[0] ?? indexes[1]?.get(squeezed(name))?.[0] ?? null,
    isGovernment: (name: string): boolean =>
      [government.name, government.shortName].some((own) => squeezed(own) === squeezed(name)),
  };
}

function indexOf(
  units: readonly ListedUnit[],
  namesOf: (unit: ListedUnit) => readonly string[],
  keyOf: (name: string) => string,
): Map<string, ListedUnit[]> {
  const index = new Map<string, ListedUnit[]>();
  for (const unit of units) {
    for (const key of new Set(namesOf(unit).map(keyOf))) index.set(key, [...(index.get(key) ?? []), unit]);
  }
  return index;
}
