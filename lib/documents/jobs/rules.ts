import { AppError } from "@/lib/errors";
import { MAX_STREAMED_ROWS, MAX_WHOLE_ROWS } from "../rules";
import { type DocumentName, type Format, LEDGER_DOCUMENTS, type LedgerDocument } from "../schema";

const HOUR_MS = 60 * 60 * 1000;

/** How long a file lies ready. */
export const KEPT_MS = 24 * HOUR_MS;

/** An export from which nothing was heard for so long has ended with its process. */
const SILENT_MS = 90_000;

/** What one person may have under way at a time. */
export const MAX_RUNNING = 3;

/** Files that lie ready for one person; the page shows no more. */
export const MAX_KEPT = 10;

export type ExportState = "RUNNING" | "DONE" | "FAILED" | "CUT_OFF" | "EXPIRED";

interface JobFacts {
  status: "RUNNING" | "DONE" | "FAILED";
  beatAt: Date;
  expiresAt: Date;
}

/** How an export stands, with what its row cannot say itself: that nobody works on it any more, or that its file is gone. */
export function stateOf({ status, beatAt, expiresAt }: JobFacts, now: Date): ExportState {
  if (status === "RUNNING") return now.getTime() - beatAt.getTime() > SILENT_MS ? "CUT_OFF" : "RUNNING";
  return status === "DONE" && expiresAt <= now ? "EXPIRED" : status;
}

/** The ledger that is written row by row, if the export is one; a template is filled as a whole. */
export function ledgerOf(document: string, format: string, params: Record<string, string>): LedgerDocument | null {
  if (params.template || (format !== "csv" && format !== "xlsx")) return null;
  return LEDGER_DOCUMENTS.find((one) => one === document) ?? null;
}

/** INVALID for what is too long even for the background; no preview is: nobody reads a thousand pages. */
export function assertMakes(
  document: DocumentName,
  format: Format,
  params: Record<string, string>,
  { count, limit: atOnce }: { count: number; limit: number },
): void {
  const isPdf = format === "pdf";
  const limit = isPdf ? atOnce : ledgerOf(document, format, params) ? MAX_STREAMED_ROWS : MAX_WHOLE_ROWS;
  if (count <= limit) return;
  throw new AppError("INVALID", isPdf ? "exportPdfTooLong" : "exportTooMany", { values: { count, limit } });
}
