import { parseCells } from "@/lib/cells";
import { MAX_IMPORT_BYTES } from "@/lib/imports/status";

/** What the file dialog offers first. */
export const IMPORT_TYPES = [".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv", ".txt"] as const;

export const MAX_IMPORT_MEGABYTES = MAX_IMPORT_BYTES / 1024 / 1024;

/** A file that waits to be sent. */
export interface ChosenFile {
  id: number;
  file: File;
  /** How many cells it has, when it was pasted. */
  pasted: { rows: number; columns: number } | null;
  /** What can be told without sending a byte. */
  fault: "tooLarge" | "wrongType" | "empty" | null;
}

export function importFault({ name, size }: Pick<File, "name" | "size">): ChosenFile["fault"] {
  if (!IMPORT_TYPES.some((type) => name.toLowerCase().endsWith(type))) return "wrongType";
  if (size === 0) return "empty";
  return size > MAX_IMPORT_BYTES ? "tooLarge" : null;
}

/** Cells from a spreadsheet's clipboard: how many there are; null when it is nothing but a word. */
export function pastedCells(text: string): ChosenFile["pasted"] {
  const rows = parseCells(text);
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return rows.length > 1 || columns > 1 ? { rows: rows.length, columns } : null;
}
