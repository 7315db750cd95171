import { z } from "zod";
import type { DutyFilter } from "@/lib/duties/schema";
import type { Lamp } from "@/lib/duties/status";
import { codeList, valueList } from "@/lib/params";

const lamps = valueList(["RED", "YELLOW"]).refine((chosen) => chosen.length > 0, { message: "fieldInvalid" });

/** Which assignments: the parameters shared by the page and the 超期事项清单. Without `lamp` and `view` they are the overdue ones. */
export const overdueFilterSchema = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  /** Codes of the units that are late. */
  unit: codeList.optional(),
  lamp: lamps.optional(),
  /** Instead of a lamp: the last period due has no report. */
  view: z.literal("missing").optional(),
});
export type OverdueFilter = z.output<typeof overdueFilterSchema>;

export const overdueListSchema = overdueFilterSchema.extend({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});
export type OverdueListInput = z.output<typeof overdueListSchema>;

/** Rows a page of the list holds. */
export const OVERDUE_PAGE_SIZE = 100;

/** The three lists of the page. */
export const OVERDUE_TABS = ["overdue", "dueSoon", "missing"] as const;
export type OverdueTab = (typeof OVERDUE_TABS)[number];

/** Conditions on an assignment; `assignmentScope` turns them into SQL. */
export interface AssignmentFilter {
  unit?: readonly string[];
  lamp?: readonly Lamp[];
  isMissing?: boolean;
  dutyIds?: readonly string[];
  /** Of duties that the ledger would list under this filter. */
  duties?: DutyFilter;
}

/** What the address asks for, with the default spelt out. */
export function assignmentFilterOf({ unit, lamp, view }: OverdueFilter): AssignmentFilter {
  return { unit, lamp: lamp ?? (view ? undefined : ["RED"]), isMissing: view === "missing" };
}

export function tabOf({ lamp, view }: OverdueFilter): OverdueTab {
  if (view === "missing") return "missing";
  return lamp && !lamp.includes("RED") ? "dueSoon" : "overdue";
}
