import type { FileFault, RowAction } from "@/lib/imports/status";

/** What a clerk would say that a foreign file says. */
export interface ReadBook {
  /** What is odd about it. */
  trait: string;
  sheet: string;
  heading: [number, number];
  /** Rows of the sheet by what is done with them; none is 0. */
  totals: Partial<Record<RowAction, number>>;
  /** A line per row: its number, the action, and what it says, in the words of the test. */
  rows: string;
  /** A line per doubt: row, level, column ("-": the row), code, the text, and after an arrow what may have been meant. */
  problems?: string;
  /** The same of all rows together. */
  whole?: string;
}

/** A file that is refused as a whole. */
interface RefusedBook {
  trait: string;
  fault: FileFault;
}

export type Expectations = Record<string, ReadBook | RefusedBook>;
