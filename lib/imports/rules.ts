import type { ErrorMessage } from "@/lib/errors";
import type { ImportSettings } from "./preview";
import type { ChangeImportInput } from "./schema";
import { type FileFault, type ImportKind, type ImportStatus, PLAN_KINDS, UNDO_DAYS } from "./status";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A reading from which nothing was heard for so long has ended with its process. */
const SILENT_MS = 90_000;

/** READING, and nobody reads any more. */
export function isCutOff({ status, readAt }: { status: ImportStatus; readAt: Date }, now: Date): boolean {
  return status === "READING" && now.getTime() - readAt.getTime() > SILENT_MS;
}

/** Until when a confirmed import can be undone; null when it is not confirmed or too old. */
export function undoUntil({ status, confirmedAt }: { status: ImportStatus; confirmedAt: Date | null }, now: Date) {
  if (status !== "CONFIRMED" || !confirmedAt) return null;
  const until = new Date(confirmedAt.getTime() + UNDO_DAYS * DAY_MS);
  return now <= until ? until : null;
}

/** What an issued year demands is changed for a reason and by a document. */
export function asksReason(kind: ImportKind, plan: { status: "DRAFT" | "ISSUED" | "CLOSED" } | null): boolean {
  return plan?.status === "ISSUED" && PLAN_KINDS.includes(kind);
}

/** What was corrected, added to what was corrected before; another sheet or heading takes the columns chosen for it back. */
export function settingsAfter(settings: ImportSettings, input: ChangeImportInput): ImportSettings {
  const { file = 0, sheet, headingRows, mapping, fixes, choices, period } = input;
  const before = settings.files[file] ?? {};
  const chosen = sheet !== undefined ? { sheet } : headingRows ? { ...before, mapping: undefined } : before;
  const isChosen = sheet !== undefined || headingRows !== undefined || mapping !== undefined;
  return {
    files: isChosen
      ? { ...settings.files, [file]: { ...chosen, ...(headingRows && { headingRows }), ...(mapping && { mapping }) } }
      : settings.files,
    fixes: Object.fromEntries(Object.entries({ ...settings.fixes, ...fixes }).filter(([, reading]) => reading !== "")),
    choices: { ...settings.choices, ...choices },
    ...((period ?? settings.period) && { period: period ?? settings.period }),
  };
}

/** The sentence of errors.json behind each refusal of a whole file. */
export const FAULT_MESSAGES = {
  EMPTY_FILE: "sheetEmpty",
  NOT_A_WORKBOOK: "fileNotWorkbook",
  ENCRYPTED: "fileEncrypted",
  BROKEN_FILE: "sheetBroken",
  ZIP_BOMB: "fileBomb",
  TOO_LARGE: "sheetTooLarge",
  NO_HEADING: "fileNoHeading",
  NO_ROWS: "fileNoRows",
  UNREADABLE: "fileUnreadable",
  WRONG_YEAR: "fileWrongYear",
  WRONG_UNIT: "fileWrongUnit",
  WRONG_KIND: "fileWrongKind",
} as const satisfies Record<FileFault, ErrorMessage>;
