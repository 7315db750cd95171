import type { ImportKind, ImportStatus, RowAction } from "@/prisma/generated/enums";

export type { ImportKind, ImportStatus, RowAction };

/** What can be imported, by the name it has in an address and in a form. */
export const KIND_NAMES = {
  breakdown: "BREAKDOWN",
  standard: "STANDARD",
  units: "UNITS",
  progress: "PROGRESS",
  rectification: "RECTIFICATION",
  "score-sheet": "SCORE_SHEET",
} as const satisfies Record<string, ImportKind>;
export type KindName = keyof typeof KIND_NAMES;

export const IMPORT_KINDS = Object.values(KIND_NAMES);

export const IMPORT_STATUSES = [
  "READING",
  "READY",
  "FAILED",
  "CONFIRMED",
  "UNDONE",
  "DISCARDED",
] as const satisfies readonly ImportStatus[];

/** In the order in which a preview shows them: what needs a decision first. */
export const ROW_ACTIONS = ["REFUSE", "UPDATE", "CREATE", "UNCHANGED", "SKIP"] as const satisfies readonly RowAction[];

/** Kinds that change what a year demands: into an issued year only with a reason and a document number. */
export const PLAN_KINDS: readonly ImportKind[] = ["BREAKDOWN", "STANDARD", "SCORE_SHEET"];

/** An import can be undone for so long. */
export const UNDO_DAYS = 30;

export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;
export const MAX_IMPORT_ROWS = 50_000;
/** Characters of a preview: one that is answered as a whole is in memory as a whole. Real sheets have some hundreds in a row. */
export const MAX_IMPORT_TEXT = 40_000_000;
/** Columns of a sheet that are read; no county sheet has as many. */
export const MAX_IMPORT_COLUMNS = 100;
/** A file from each of 47 units, and some to spare. */
export const MAX_IMPORT_FILES = 60;

/** Why a file is refused as a whole. These are codes of the API, too. */
export const FILE_FAULTS = [
  "EMPTY_FILE",
  "NOT_A_WORKBOOK",
  "ENCRYPTED",
  "BROKEN_FILE",
  "ZIP_BOMB",
  "TOO_LARGE",
  "NO_HEADING",
  "NO_ROWS",
  /** Reading it took more time or memory than any real sheet does. */
  "UNREADABLE",
  /** A sheet that this program made for another year, government, unit or kind. */
  "WRONG_YEAR",
  "WRONG_UNIT",
  "WRONG_KIND",
] as const;
export type FileFault = (typeof FILE_FAULTS)[number];
