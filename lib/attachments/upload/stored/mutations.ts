import { createReadStream } from "node:fs";
import { recordEvent } from "@/lib/activity/mutations";
import type { ReceivedFile } from "@/lib/attachments/upload/form";
import { lockContent } from "@/lib/attachments/upload/lock";
import { scanContent } from "@/lib/attachments/upload/scan";
import type { Viewer } from "@/lib/auth/viewer";
import { type Tx, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { store } from "@/lib/storage/store";
import type { ScanStatus } from "@/prisma/generated/client";

// How a received content comes to be stored: evidence, sheets that are imported, templates.

/** A content that has passed every check. */
export interface CheckedFile extends ReceivedFile {
  /** Media type. */
  type: string;
  scan: ScanStatus;
}

/** Asks the scanner, where there is one. INFECTED, and recorded, when it finds something. */
export async function scanReceived(viewer: Viewer, { path, sha256 }: ReceivedFile, name: string): Promise<ScanStatus> {
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

/** Puts the content into the store, unless it is there: before a transaction, which would hold its connection for so long. */
export async function ensureStored({ path, sha256, size }: ReceivedFile): Promise<void> {
  // Another size is what a broken disk left: by its hash the content is the same.
  if ((await store().stat(sha256))?.size !== size) await store().put(path, sha256, size);
}

/** Of a content that is stored before anybody has looked into it, as a sheet is. */
export const UNKNOWN_TYPE = "application/octet-stream";

/**
 * The content with its row, under its lock, for a use that the same transaction writes. What a scanner has said of it stays until
 * a scanner says something else, and its type until somebody knows better.
 */
export async function writeStored(tx: Tx, file: CheckedFile): Promise<ScanStatus> {
  const { sha256, size, type, scan } = file;
  await lockContent(tx, sha256);
  // The sweep may have taken an unused object away since; it asks under the same lock.
  await ensureStored(file);
  const known = await tx.storedFile.findUnique({ where: { sha256 }, select: { scan: true } });
  if (known?.scan === "INFECTED" && scan !== "CLEAN") throw infected();
  const data = { scan: known?.scan === "CLEAN" ? known.scan : scan, clearedAt: null };
  const update = type === UNKNOWN_TYPE ? data : { ...data, type };
  await tx.storedFile.upsert({ where: { sha256 }, create: { sha256, size, type, ...data }, update });
  return data.scan;
}
