import { dayOf, daysBetween } from "@/lib/dates";
import { UNDO_DAYS } from "@/lib/imports/status";

type Undoable = { status: string; confirmedAt: Date | null; undoUntil: Date | null };

/** How long an import can still be undone, as a sentence of imports.json; null when there is nothing to undo. */
export function undoLeft({ status, confirmedAt, undoUntil }: Undoable, now: Date) {
  if (status !== "CONFIRMED" || !confirmedAt) return null;
  if (!undoUntil || undoUntil < now) return { key: "undoOver", days: 0 } as const;
  const days = Math.min(daysBetween(dayOf(now), dayOf(undoUntil)), UNDO_DAYS);
  return { key: days === 0 ? "undoLast" : "undoLeft", days } as const;
}
