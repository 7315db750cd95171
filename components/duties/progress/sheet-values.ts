import type { ReportWords, SheetRow } from "@/lib/duties/progress/queries";
import { allows } from "@/lib/duties/status";

/** Cells that hold text, from left to right; a table pasted from a spreadsheet fills them in this order. */
export const TEXT_COLUMNS = ["progress", "problems", "nextSteps"] as const;
export const COLUMNS = [...TEXT_COLUMNS, "isDone", "isUnchanged"] as const;
export type TextColumn = (typeof TEXT_COLUMNS)[number];
export type Column = (typeof COLUMNS)[number];

/** The same limits as the schema of the report. */
export const TEXT_LIMITS: Record<TextColumn, number> = { progress: 4_000, problems: 2_000, nextSteps: 2_000 };

export const SHOWS = ["todo", "empty", "returned", "handed", "all"] as const;
export type Show = (typeof SHOWS)[number];

/**
 * Where a row stands in its period: "open" is owed, "returned" is to be corrected, "handed" waits for review, "reported" has an
 * accepted report and may have another, "done" is finished.
 */
export type Phase = "open" | "returned" | "handed" | "reported" | "done";

export function phaseOf({ status, current }: Pick<SheetRow, "status" | "current">): Phase {
  if (status === "DONE") return "done";
  if (status === "SUBMITTED") return "handed";
  if (status === "RETURNED") return "returned";
  return current?.status === "ACCEPTED" ? "reported" : "open";
}

export const isEditable = (row: SheetRow): boolean => row.status !== "DONE" && row.status !== "SUBMITTED";
export const canBeUnchanged = (row: SheetRow): boolean => allows(row.status, "unchanged");

const EMPTY: ReportWords = { progress: "", problems: "", nextSteps: "", isDone: false, isUnchanged: false };

/** What a row shows until somebody touches it: the words of the last report. */
export function baseOf({ last, status }: Pick<SheetRow, "last" | "status">): ReportWords {
  if (!last) return EMPTY;
  const { progress, problems, nextSteps } = last;
  // A returned report is corrected, so its claim stands; otherwise each period decides anew.
  return { progress, problems, nextSteps, isDone: status === "RETURNED" && last.isDone, isUnchanged: false };
}

/** Picks the words, for a draft that comes from the database carries more. */
export const wordsOf = ({ progress, problems, nextSteps, isDone, isUnchanged }: ReportWords): ReportWords => ({
  progress,
  problems,
  nextSteps,
  isDone,
  isUnchanged,
});

/** Only what differs from the last report, or is marked, is handed in: an untouched row stays where it is. */
export function isTouched(values: ReportWords, base: ReportWords): boolean {
  return COLUMNS.some((column) => values[column] !== base[column]);
}

/** A mark and words exclude each other: what was changed last holds. */
export function withChange(values: ReportWords, base: ReportWords, change: Partial<ReportWords>): ReportWords {
  if (change.isUnchanged) return { ...base, isDone: false, isUnchanged: true };
  const next = { ...values, ...change };
  return change.isUnchanged === undefined ? { ...next, isUnchanged: false } : next;
}

/** The first cell that keeps a row from being handed in, and why. */
export function faultOf(values: ReportWords): { column: TextColumn; fault: "empty" | "tooLong" } | null {
  if (values.isUnchanged) return null;
  const long = TEXT_COLUMNS.find((column) => values[column].length > TEXT_LIMITS[column]);
  if (long) return { column: long, fault: "tooLong" };
  return values.progress.trim() === "" ? { column: "progress", fault: "empty" } : null;
}
