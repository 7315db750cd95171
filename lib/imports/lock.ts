import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { AppError, forbidden, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import type { Import } from "@/prisma/generated/client";
import { canChangeImport } from "./policy";
import { isCutOff } from "./rules";
import { importScope } from "./scope";

// What every verb on an import begins with: the record, held; the permission; the state.

/** The import with its row locked, within the viewer's scope; NOT_FOUND outside. */
export async function lockImport(tx: Tx, viewer: Viewer, id: string): Promise<Import> {
  const where = importScope(viewer);
  if (!isId(id)) throw notFound();
  await tx.$queryRaw`select id from "Import" where id = ${id}::uuid for update`;
  const found = await tx.import.findFirst({ where: { id, ...where } });
  if (!found) throw notFound();
  return found;
}

/** One that is not confirmed yet, for whoever may correct and confirm it; CONFLICT when it has ended. */
export async function changeableImport(tx: Tx, viewer: Viewer, id: string): Promise<Import> {
  const found = await lockImport(tx, viewer, id);
  if (!canChangeImport(viewer, found)) throw forbidden();
  if (!["READING", "READY", "FAILED"].includes(found.status)) throw new AppError("CONFLICT", "importEnded");
  return found;
}

/** What one person may have read at a time: a file may take a minute, and everybody waits for the same turn. */
const MAX_READING = 5;

/** RATE_LIMITED while that many others of the person's imports are being read. */
export async function assertFewReading(tx: Tx, actorId: string, but?: string): Promise<void> {
  const where = { actorId, status: "READING" as const, ...(but && { id: { not: but } }) };
  const reading = await tx.import.findMany({ where, select: { status: true, readAt: true } });
  if (reading.filter((one) => !isCutOff(one, new Date())).length < MAX_READING) return;
  throw new AppError("RATE_LIMITED", "tooManyUploads");
}
