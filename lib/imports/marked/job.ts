import type { ProblemLevel } from "@/lib/imports/preview";

/** What the process that marks a sheet is asked for. */
export interface MarkJob {
  /** The file as it was uploaded, and what it was called. */
  source: string;
  name: string;
  /** The sheet that was read, and the first and last row of its heading. */
  sheet: string;
  headingFrom: number;
  headingRow: number;
  /** A file with a `RowMarks` as JSON in each line, in the order of the sheet. */
  marks: string;
  /** Where it is written. */
  target: string;
  /** Where the sheet opens: the first row with a refused cell. */
  opensAt: number | null;
  /** Comment at the heading of the column of problems. */
  note: string;
}

export interface CellMark {
  /** Counted from 0. */
  column: number;
  level: ProblemLevel;
  text: string;
}

/** What is said of one row. */
export interface RowMarks {
  no: number;
  cells: CellMark[];
  /** All of it, for the last column. */
  text: string;
  level: ProblemLevel;
}

export type MarkAnswer = { error: string | null };
