import { z } from "zod";
import type { Day } from "@/lib/dates";
import { dutyListSchema } from "@/lib/duties/schema";
import { findingListSchema } from "@/lib/findings/schema";
import { overdueFilterSchema } from "@/lib/supervision/schema";

/** The sheets, by the name they have in an address. */
export const SHEETS = ["breakdown", "score-sheet", "rectification", "overdue", "duties", "findings"] as const;
export type Sheet = (typeof SHEETS)[number];

/** "score-sheet.xlsx" → "score-sheet"; null for any other name. */
export function sheetOf(fileName: string): Sheet | null {
  return SHEETS.find((sheet) => fileName === `${sheet}.xlsx`) ?? null;
}

const ledger = z.strictObject(dutyListSchema.shape);
const findings = z.strictObject(findingListSchema.shape);

/** What each sheet may be asked for: its ledger's parameters, and of the list of late work its own lamp and view. */
export const sheetSchema = {
  breakdown: ledger,
  "score-sheet": ledger,
  rectification: findings,
  overdue: z.strictObject({ ...dutyListSchema.shape, ...overdueFilterSchema.shape }),
  duties: ledger,
  findings,
} as const satisfies Record<Sheet, z.ZodType>;

/** Sheets whose rows are a view's own: naming another unit there only narrows what the viewer sees anyway. */
export const VIEW_SHEETS: readonly Sheet[] = ["duties", "findings", "rectification"];

export type SheetInput<Name extends Sheet> = z.output<(typeof sheetSchema)[Name]>;

/** What every sheet prints besides its rows. */
export interface SheetContext {
  year: number;
  /** 高台县: the government's name without 人民政府. */
  county: string;
  /** The one unit asked for, if any. */
  unit: { name: string; shortName: string } | null;
  /** Who prints it, and the unit that answers for it. */
  operator: string;
  operatorUnit: string;
  exportedAt: Date;
  today: Day;
}
