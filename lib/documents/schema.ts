import { z } from "zod";
import type { Day } from "@/lib/dates";
import { dutyListSchema } from "@/lib/duties/schema";
import { overdueFilterSchema } from "@/lib/supervision/schema";

/** The sheets, by the name they have in an address. */
export const SHEETS = ["breakdown", "score-sheet", "overdue", "duties"] as const;
export type Sheet = (typeof SHEETS)[number];

/** "score-sheet.xlsx" → "score-sheet"; null for any other name. */
export function sheetOf(fileName: string): Sheet | null {
  return SHEETS.find((sheet) => fileName === `${sheet}.xlsx`) ?? null;
}

const ledger = z.strictObject(dutyListSchema.shape);

/** What each sheet may be asked for: the ledger's parameters, and of the list of late work its own lamp and view. */
export const sheetSchema = {
  breakdown: ledger,
  "score-sheet": ledger,
  overdue: z.strictObject({ ...dutyListSchema.shape, ...overdueFilterSchema.shape }),
  duties: ledger,
} as const satisfies Record<Sheet, z.ZodType>;

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
