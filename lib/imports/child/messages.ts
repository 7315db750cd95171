import type { FileResult, ImportJob, PreviewRow, Problem } from "@/lib/imports/preview";

/** What the reading process is asked for. */
export interface Order {
  job: ImportJob;
  /** Files before it were told already; they are read again in silence, because duplicates and sums go across files. */
  from: number;
  /** Files that cannot be read: one before ended over each. */
  unreadable: number[];
}

/** What it tells. After each "file" and "rows" it waits for a word, so that rows do not pile up on the way. */
export type Message =
  | { kind: "alive" }
  | { kind: "begin"; index: number | null }
  | { kind: "file"; index: number; result: FileResult }
  | { kind: "rows"; index: number; rows: PreviewRow[] }
  | { kind: "failed"; stack: string }
  | { kind: "finish"; problems: Problem[] };
