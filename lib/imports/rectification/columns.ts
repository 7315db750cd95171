import { PASTE_NAMES, type PasteColumn } from "@/lib/findings/paste/columns";
import type { ColumnSpec } from "@/lib/imports/preview";

export type RectificationColumn = PasteColumn | "number" | "evidence" | "closure";

const namesOf = (key: PasteColumn): string[] => PASTE_NAMES[key].filter((name) => !NUMBER.includes(name));

const NUMBER = ["编号", "问题编号"];

const DAYS: readonly PasteColumn[] = ["due", "closedOn", "foundOn"];

const PASTED = Object.keys(PASTE_NAMES) as PasteColumn[];

/**
 * 整改台账 (domain §5.3, 5) under the names that pasted cells go by, and what this program's own lists have beside them: the
 * finding's number, and in the list of results columns that are told, not set.
 */
export const RECTIFICATION_COLUMNS: readonly ColumnSpec<RectificationColumn>[] = [
  { key: "number", names: NUMBER },
  ...PASTED.map((key) => ({
    ...{ key, names: namesOf(key), isDay: DAYS.includes(key) },
    ...(key === "text" && { isRequired: true }),
  })),
  { key: "evidence", names: ["佐证材料"] },
  { key: "closure", names: ["销号状态"] },
];

/** Cells that a unit fills in. */
export const FILLED_IN = ["progress", "state"] as const satisfies readonly RectificationColumn[];
