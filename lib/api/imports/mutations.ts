import type { Viewer } from "@/lib/auth/viewer";
import { type Tx, transaction } from "@/lib/db";
import { oncePerKey } from "@/lib/idempotency";
import { CONFIRM_TIMEOUT, confirmImportIn, orPreviewAnew } from "@/lib/imports/confirm/mutations";
import { UNDO_TIMEOUT, undoImportIn } from "@/lib/imports/undo/mutations";
import type { ConfirmBody, ConfirmedJson, UndoBody, UndoneJson } from "./schema";

interface Sent<Body> {
  body: Body;
  /** The Idempotency-Key header; without one every request is a new one. */
  key: string | null;
  path: string;
}

/** Confirms an import. A repetition under the same key gives the first answer again; so with undoing. */
export function confirmOnce(viewer: Viewer, id: string, sent: Sent<ConfirmBody>): Promise<ConfirmedJson> {
  return orPreviewAnew(viewer, id, () =>
    once(viewer, sent, CONFIRM_TIMEOUT, async (tx, body) => {
      const { version, records } = await confirmImportIn(tx, viewer, { ...body, id });
      const { creates, updates, unchanged, refused, skipped } = await tx.import.findUniqueOrThrow({ where: { id } });
      const totals = { create: creates, update: updates, unchanged, refuse: refused, skip: skipped };
      return { id, status: "CONFIRMED", version, records, totals };
    }),
  );
}

/** Puts back what an import wrote. */
export function undoOnce(viewer: Viewer, id: string, sent: Sent<UndoBody>): Promise<UndoneJson> {
  return once(viewer, sent, UNDO_TIMEOUT, async (tx, body) => {
    const { records } = await undoImportIn(tx, viewer, { ...body, id });
    return { id, status: "UNDONE", records };
  });
}

function once<Body, Answer extends object>(
  viewer: Viewer,
  { body, key, path }: Sent<Body>,
  timeout: number,
  work: (tx: Tx, body: Body) => Promise<Answer>,
): Promise<Answer> {
  const once = (tx: Tx) => work(tx, body);
  return key === null ? transaction(once, timeout) : oncePerKey(viewer, { key, path, body }, once, timeout);
}
