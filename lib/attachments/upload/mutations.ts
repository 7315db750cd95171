import { createReadStream } from "node:fs";
import { recordEvent } from "@/lib/activity/mutations";
import { addAttachmentIn } from "@/lib/attachments/mutations";
import { type AttachmentTarget, attachmentTargetSchema } from "@/lib/attachments/schema";
import { resolveTarget } from "@/lib/attachments/target/queries";
import { assertQuota } from "@/lib/attachments/target/quota";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { isUniqueViolation, type Tx, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, conflict } from "@/lib/errors";
import { parseInput } from "@/lib/input";
import { store } from "@/lib/storage/store";
import { freeBytes, removeTemp } from "@/lib/storage/temp";
import type { ScanStatus } from "@/prisma/generated/client";
import { inspectFile } from "./content/inspect";
import type { ReceivedFile } from "./form";
import { lockContent } from "./lock";
import { type Incoming, receiveFile } from "./receive";
import { cleanFileName } from "./rules";
import { scanContent } from "./scan";
import { inSlot } from "./slots";

/** Uploads of one person that hang on nothing yet. */
const MAX_STAGED = 100;

/** What the sender is told. */
export interface UploadAnswer {
  id: string;
  name: string;
  size: number;
  type: string;
  sha256: string;
  scan: ScanStatus;
}

/** A content that has passed every check. */
interface CheckedFile extends ReceivedFile {
  type: string;
  scan: ScanStatus;
}

/**
 * Receives one file and hangs it where the form says. A refusal (413, 415, 422, 429) leaves nothing: no row, no object, no
 * temporary file.
 * @param signal ends the waiting for a turn when the sender has gone
 */
export async function uploadAttachment(viewer: Viewer, incoming: Incoming, signal: AbortSignal): Promise<UploadAnswer> {
  assertCan(viewer, "attachEvidence");
  if ((await freeBytes()) < env().diskReserveBytes) throw new AppError("INVALID", "diskLow");
  return inSlot(viewer.userId, signal, async () => {
    const received = await receiveFile(incoming);
    try {
      return await accept(viewer, received);
    } finally {
      await removeTemp(received.path);
    }
  });
}

/** The place before the file: whoever may not see the one gets no word about the other. */
async function accept(viewer: Viewer, received: ReceivedFile): Promise<UploadAnswer> {
  const target = parseInput(attachmentTargetSchema, received.fields);
  await resolveTarget(viewer, target);
  if (received.size === 0) throw new AppError("EMPTY_FILE", "fileEmpty", { field: "file" });
  const name = cleanFileName(received.name);
  const type = await inspectFile(received.path, name);
  // Asked again when it is written; here so that what does not fit in is not stored first.
  await transaction(async (tx) => {
    const place = await resolveTarget(viewer, target, tx);
    await assertQuota(tx, viewer, place, received.size);
    if (!place.plan) await assertFewStaged(tx, viewer);
  });
  const file = { ...received, name, type, scan: await scanReceived(viewer, received, name) };
  // Outside of the transaction, which would hold its connection as long as an object store takes.
  await ensureStored(file);
  try {
    return await transaction((tx) => addFile(tx, viewer, target, file));
  } catch (error) {
    // Another edition was faster. An object without a row is left to the sweep: somebody may be storing the same just now.
    throw isUniqueViolation(error) ? conflict() : error;
  }
}

/** Nothing else limits what hangs on nothing, other than that it is cleared after a day. */
async function assertFewStaged(tx: Tx, { userId }: Viewer): Promise<void> {
  const where = { uploaderId: userId, findingId: null, dutyId: null, voidedAt: null };
  if ((await tx.attachment.count({ where })) < MAX_STAGED) return;
  throw new AppError("QUOTA_EXCEEDED", "quotaStaged", { values: { maximum: MAX_STAGED } });
}

async function scanReceived(viewer: Viewer, { path, sha256 }: ReceivedFile, name: string): Promise<ScanStatus> {
  const { clamav } = env();
  if (!clamav) return "UNSCANNED";
  const verdict = await scanContent(createReadStream(path), clamav);
  if (verdict.result !== "INFECTED") return verdict.result === "CLEAN" ? "CLEAN" : "PENDING";
  await transaction(async (tx) => {
    // It may have been let in before the scanner knew it.
    await tx.storedFile.updateMany({ where: { sha256 }, data: { scan: "INFECTED" } });
    await recordEvent(tx, viewer, { kind: "EVIDENCE_REFUSED", payload: { name, reason: verdict.signature } });
  });
  throw infected();
}

const infected = () => new AppError("INFECTED", "fileInfected", { field: "file" });

async function ensureStored({ path, sha256, size }: ReceivedFile): Promise<void> {
  // Another size is what a broken disk left: by its hash the content is the same.
  if ((await store().stat(sha256))?.size !== size) await store().put(path, sha256, size);
}

async function addFile(tx: Tx, viewer: Viewer, target: AttachmentTarget, file: CheckedFile): Promise<UploadAnswer> {
  const { name, size, sha256, type } = file;
  // Whatever it is to hang on is locked before its content, here as everywhere.
  await resolveTarget(viewer, target, tx);
  await lockContent(tx, sha256);
  // The sweep may have taken an unused object away since; it asks under the same lock.
  await ensureStored(file);
  const scan = await writeStored(tx, file);
  const { id } = await addAttachmentIn(tx, viewer, target, { sha256, name, size });
  return { id, name, size, type, sha256, scan };
}

/** The row of the content. What a scanner has said of it stays until a scanner says something else. */
async function writeStored(tx: Tx, { sha256, size, type, scan }: CheckedFile): Promise<ScanStatus> {
  const known = await tx.storedFile.findUnique({ where: { sha256 }, select: { scan: true } });
  if (known?.scan === "INFECTED" && scan !== "CLEAN") throw infected();
  const data = { scan: known?.scan === "CLEAN" ? known.scan : scan, clearedAt: null };
  await tx.storedFile.upsert({ where: { sha256 }, create: { sha256, size, type, ...data }, update: data });
  return data.scan;
}
