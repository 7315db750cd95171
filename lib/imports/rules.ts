import { type ImportKind, type ImportStatus, PLAN_KINDS, UNDO_DAYS } from "./status";

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
