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

/** A row that confirming writes: what a kind's `apply` gets, in the order of the sheets. */
export interface RowToWrite<Write = unknown> {
  /** Name of its file. */
  file: string;
  no: number;
  action: "CREATE" | "UPDATE";
  key: string;
  record: Write;
}

/** The year that is written into; null for lists of units. */
export interface ImportPlan {
  id: string;
  governmentId: string;
  year: number;
  status: "DRAFT" | "ISSUED" | "CLOSED";
}

/**
 * Thrown by a kind's `apply`, within the transaction: records are not what they were when the preview was made. Nothing is
 * written, the preview is made anew.
 */
export class StaleRecords extends Error {
  constructor(readonly count: number) {
    super(`${count} records changed since the preview`);
    this.name = "StaleRecords";
  }
}
