import { ordinalCode, readNamed } from "@/lib/imports/cells/points";
import { bareText } from "@/lib/imports/cells/texts";
import type { KnownDuty, KnownIndicator } from "@/lib/imports/duties/context";
import type { Field } from "@/lib/imports/duties/fields";
import { refusal } from "@/lib/imports/merge";
import type { Level, NamedIndicator } from "./indicators";

/** An indicator as a sheet names it: its number before its name, unless that carries one. */
export const labelOf = ({ code, name }: Pick<KnownIndicator, "code" | "name">): string =>
  ordinalCode(name) === null ? `${code} ${name}` : name;

/** Under which indicator an item stands: what the columns 一级 and 二级 say together. */
export function indicatorFields(indicators: readonly KnownIndicator[]) {
  const byId = new Map(indicators.map((one) => [one.id, one]));
  const standing = ({ indicatorId }: KnownDuty) => {
    const own = indicatorId === null ? undefined : byId.get(indicatorId);
    const parent = own?.parentId ? byId.get(own.parentId) : undefined;
    return parent ? { top: parent, sub: own } : { top: own, sub: undefined };
  };
  const field = (column: "top" | "sub", named: NamedIndicator | null): Field => {
    const level = named?.levels.find((one) => one.column === column);
    return {
      column,
      prints(duty) {
        const indicator = standing(duty)[column];
        return [indicator ? labelOf(indicator) : ""];
      },
      isSame: (a, b) => isSameLabel(a, b) || isMeant(level, a, b),
      read: (text) => {
        if (!named) return { write: {}, problems: text === "" ? [refusal(column, "indicatorMissing")] : [] };
        return { write: { indicator: named.ref }, problems: [] };
      },
    };
  };
  return (named: NamedIndicator | null): Field[] => [field("top", named), field("sub", named)];
}

/** The same name, and where both have a number the same one; points behind it say nothing of where an item stands. */
function isSameLabel(a: string, b: string): boolean {
  if (a === "" || b === "") return a === b;
  if (bareText(readNamed(a).name) !== bareText(readNamed(b).name)) return false;
  const [one, other] = [ordinalCode(a), ordinalCode(b)];
  return one === null || other === null || one === other;
}

/** What the cell means is known already: the indicator that was found, or accepted, for its words. */
function isMeant(level: Level | undefined, a: string, b: string): boolean {
  if (!level?.known) return false;
  const label = labelOf(level.known);
  return b === label && level.words.has(a);
}
