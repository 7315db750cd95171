import type { Totals } from "@/lib/imports/queries";
import type { RowAction } from "@/lib/imports/status";

/** The total that counts the rows of an action. */
export const TOTAL_OF = {
  REFUSE: "refuse",
  UPDATE: "update",
  CREATE: "create",
  UNCHANGED: "unchanged",
  SKIP: "skip",
} as const satisfies Record<RowAction, keyof Totals>;

export const allRows = ({ create, update, unchanged, refuse, skip }: Totals): number =>
  create + update + unchanged + refuse + skip;
