import { addAttachmentIn } from "@/lib/attachments/mutations";
import { type AttachmentTarget, attachmentTargetSchema } from "@/lib/attachments/schema";
import { resolveTarget } from "@/lib/attachments/target/queries";
import { assertQuota } from "@/lib/attachments/target/quota";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { isUniqueViolation, type Tx, transaction } from "@/lib/db";
import { AppError, conflict } from "@/lib/errors";
import { parseInput } from "@/lib/input";
import type { ScanStatus } from "@/prisma/generated/client";
import { inspectFile } from "./content/inspect";
import type { ReceivedForm } from "./form";
import type { Incoming } from "./receive";
import { cleanFileName, MAX_FILE_BYTES } from "./rules";
import { type CheckedFile, ensureStored, scanReceived, writeStored } from "./stored/mutations";
import { takeForm } from "./take";

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

const LIMITS = { files: 1, fileBytes: MAX_FILE_BYTES, totalBytes: MAX_FILE_BYTES };

/**
 * Receives one file and hangs it where the form says. A refusal (413, 415, 422, 429) leaves nothing: no row, no object, no
 * temporary file.
 * @param signal ends the waiting for a turn when the sender has gone
 */
export async function uploadAttachment(viewer: Viewer, incoming: Incoming, signal: AbortSignal): Promise<UploadAnswer> {
  assertCan(viewer, "attachEvidence");
  return takeForm(viewer, incoming, LIMITS, signal, (form) => accept(viewer, form));
}

/** The place before the file: whoever may not see the one gets no word about the other. */
async function accept(viewer: Viewer, { files, fields }: ReceivedForm): Promise<UploadAnswer> {
  const target = parseInput(attachmentTargetSchema, fields);
  await resolveTarget(viewer, target);
  const [received] = files;
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

async function addFile(tx: Tx, viewer: Viewer, target: AttachmentTarget, file: CheckedFile): Promise<UploadAnswer> {
  const { name, size, sha256, type } = file;
  // Whatever it is to hang on is locked before its content, here as everywhere.
  await resolveTarget(viewer, target, tx);
  const scan = await writeStored(tx, file);
  const { id } = await addAttachmentIn(tx, viewer, target, { sha256, name, size });
  return { id, name, size, type, sha256, scan };
}
