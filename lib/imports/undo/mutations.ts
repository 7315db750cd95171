import { recordEvent } from "@/lib/activity/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { type Tx, transaction } from "@/lib/db";
import { AppError, forbidden } from "@/lib/errors";
import type { ImportNoun, WrittenChange } from "@/lib/imports/changes";
import { holdPlan } from "@/lib/imports/confirm/plan";
import { kindOf } from "@/lib/imports/kinds";
import { lockImport } from "@/lib/imports/lock";
import { importKinds } from "@/lib/imports/policy";
import { undoUntil } from "@/lib/imports/rules";
import type { ImportVersionInput } from "@/lib/imports/schema";
import { UNDO_DAYS } from "@/lib/imports/status";
import type { Import } from "@/prisma/generated/client";

export const UNDO_TIMEOUT = 120_000;

export interface UndoneImport {
  id: string;
  /** How many records were put back. */
  records: number;
}

/**
 * Puts every record back as it was before the import, all or none, within 30 days. CONFLICT undoChanged, naming one, when a record
 * was changed since; importEnded when it is not confirmed, or undone already.
 */
export function undoImport(viewer: Viewer, input: ImportVersionInput): Promise<UndoneImport> {
  return transaction((tx) => undoImportIn(tx, viewer, input), UNDO_TIMEOUT);
}

/** The same within a transaction. */
export async function undoImportIn(tx: Tx, viewer: Viewer, { id, version }: ImportVersionInput): Promise<UndoneImport> {
  const found = await undoableImport(tx, viewer, id, version);
  await holdPlan(tx, viewer, found);
  const changes = await changesOf(tx, id);
  await kindOf(found.kind).undo(tx, viewer, changes);
  const files = await tx.importFile.findMany({
    where: { importId: id },
    select: { name: true },
    orderBy: { sortNo: "asc" },
  });
  await tx.import.update({
    where: { id },
    data: { status: "UNDONE", undoneAt: new Date(), undoneById: viewer.userId, version: { increment: 1 } },
  });
  await recordEvent(tx, viewer, {
    kind: "IMPORT_UNDONE",
    payload: { kind: found.kind, files: files.map(({ name }) => name).join("、"), records: changes.length },
  });
  return { id, records: changes.length };
}

async function undoableImport(tx: Tx, viewer: Viewer, id: string, version: number | undefined): Promise<Import> {
  const found = await lockImport(tx, viewer, id);
  if (!importKinds(viewer).includes(found.kind)) throw forbidden();
  if (found.status !== "CONFIRMED") throw new AppError("CONFLICT", "importEnded");
  if (version !== undefined && version !== found.version) throw new AppError("CONFLICT", "importEnded");
  if (undoUntil(found, new Date()) === null) {
    throw new AppError("INVALID", "importUndoExpired", { values: { days: UNDO_DAYS } });
  }
  return found;
}

/** Backwards: what was written last is put back first. */
async function changesOf(tx: Tx, importId: string): Promise<WrittenChange[]> {
  const rows = await tx.importChange.findMany({ where: { importId }, orderBy: { seq: "desc" } });
  return rows.map(({ noun, recordId, before, version }) => ({ noun: noun as ImportNoun, recordId, before, version }));
}
