// What confirming writes down of each record it wrote, and what undo gets back.

/** What an import may write. */
export type ImportNoun =
  | "INDICATOR"
  | "DUTY"
  | "UNIT"
  | "REPORT"
  | "ASSIGNMENT"
  | "FINDING"
  | "MEASURE"
  | "MEASURE_REPORT";

export interface WrittenChange {
  noun: ImportNoun;
  recordId: string;
  /** The record as it was, in the kind's own shape; null when the import made it. */
  before: unknown;
  /** The version it has now; null for records without one. */
  version: number | null;
}
