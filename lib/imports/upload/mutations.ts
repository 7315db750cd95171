import type { ReceivedFile, ReceivedForm } from "@/lib/attachments/upload/form";
import type { Incoming } from "@/lib/attachments/upload/receive";
import { cleanFileName } from "@/lib/attachments/upload/rules";
import {
  type CheckedFile,
  ensureStored,
  scanReceived,
  UNKNOWN_TYPE,
  writeStored,
} from "@/lib/attachments/upload/stored/mutations";
import { takeForm } from "@/lib/attachments/upload/take";
import type { Viewer } from "@/lib/auth/viewer";
import { type Tx, transaction } from "@/lib/db";
import { AppError, conflict, forbidden } from "@/lib/errors";
import { assertFewReading, changeableImport } from "@/lib/imports/lock";
import { importKinds } from "@/lib/imports/policy";
import type { ImportSettings } from "@/lib/imports/preview";
import { makePreview, makePreviewLater, startReading } from "@/lib/imports/reading/mutations";
import { replaceSchema, uploadSchema } from "@/lib/imports/schema";
import { KIND_NAMES, MAX_IMPORT_BYTES, MAX_IMPORT_FILES } from "@/lib/imports/status";
import { parseInput } from "@/lib/input";
import { getImportablePlan } from "./queries";

const LIMITS = { files: MAX_IMPORT_FILES, fileBytes: MAX_IMPORT_BYTES, totalBytes: 10 * MAX_IMPORT_BYTES };

export interface UploadOptions {
  /** Whether the answer is to wait for the preview. */
  waits: boolean;
}

interface Accepted {
  id: string;
  version: number;
}

/**
 * Receives one file or several of one kind, stores them and makes their preview, in the background unless the answer waits for it.
 * Nothing but the import itself is written.
 * @param signal ends the waiting for a turn when the sender has gone
 */
export function uploadImport(
  viewer: Viewer,
  incoming: Incoming,
  signal: AbortSignal,
  options: UploadOptions,
): Promise<Accepted> {
  return receive(viewer, incoming, signal, options, async (form) => {
    const { kind: name, year, period } = parseInput(uploadSchema, form.fields);
    const kind = KIND_NAMES[name];
    if (!importKinds(viewer).includes(kind)) throw forbidden();
    const plan = await getImportablePlan(viewer, kind, year);
    const files = await checkAll(viewer, form.files);
    const settings: ImportSettings = { files: {}, fixes: {}, choices: {}, ...(period && { period }) };
    return transaction(async (tx) => {
      const { governmentId, unitId, userId } = viewer;
      await makeRoom(tx, userId);
      const { id, version } = await tx.import.create({
        data: {
          governmentId,
          unitId,
          actorId: userId,
          kind,
          year,
          planId: plan?.id ?? null,
          settings: { ...settings },
        },
        select: { id: true, version: true },
      });
      for (const [sortNo, file] of files.entries()) await addFile(tx, id, sortNo, file);
      return { id, version };
    }, 30_000);
  });
}

/** Previews that one person may leave lying. */
const MAX_OPEN = 50;

/** The oldest previews that nobody confirmed are given up for the next. RATE_LIMITED while several are still read: others wait for their turn. */
async function makeRoom(tx: Tx, actorId: string): Promise<void> {
  // Two uploads at once count each other.
  await tx.$queryRaw`select 1 from "User" where id = ${actorId}::uuid for update`;
  await assertFewReading(tx, actorId);
  const status = { in: ["READY" as const, "FAILED" as const] };
  const select = { id: true };
  const old = await tx.import.findMany({
    where: { actorId, status },
    select,
    orderBy: { id: "desc" },
    skip: MAX_OPEN - 1,
  });
  for (const { id } of old) {
    const data = { status: "DISCARDED" as const, version: { increment: 1 } };
    const { count } = await tx.import.updateMany({ where: { id, status }, data });
    if (count > 0) await tx.importRow.deleteMany({ where: { importId: id } });
  }
}

/** Puts a corrected file into an import in the place of the one before; what was corrected by hand stays. */
export function replaceImportFile(
  viewer: Viewer,
  id: string,
  incoming: Incoming,
  signal: AbortSignal,
  options: UploadOptions,
): Promise<Accepted> {
  return receive(viewer, incoming, signal, options, async ({ files: [received, ...others], fields }) => {
    if (others.length > 0) throw new AppError("INVALID", "fileOne", { field: "file" });
    const { sortNo, version } = parseInput(replaceSchema, fields);
    await transaction((tx) => changeableImport(tx, viewer, id));
    const [file] = await checkAll(viewer, [received]);
    return transaction(async (tx) => {
      const found = await changeableImport(tx, viewer, id);
      if (version !== undefined && version !== found.version) throw conflict({ version: found.version });
      await assertFewReading(tx, found.actorId, id);
      const next = await startReading(tx, id);
      const { count } = await tx.importFile.deleteMany({ where: { importId: id, sortNo } });
      if (count === 0) throw new AppError("INVALID", "fieldInvalid", { field: "sortNo" });
      if (file) await addFile(tx, id, sortNo, file);
      return { id, version: next };
    }, 30_000);
  });
}

async function receive(
  viewer: Viewer,
  incoming: Incoming,
  signal: AbortSignal,
  { waits }: UploadOptions,
  accept: (form: ReceivedForm) => Promise<Accepted>,
): Promise<Accepted> {
  if (importKinds(viewer).length === 0) throw forbidden();
  const accepted = await takeForm(viewer, incoming, LIMITS, signal, accept);
  const { id, version } = accepted;
  if (waits) await makePreview(viewer, id, version);
  else makePreviewLater(viewer, id, version);
  return accepted;
}

/** Scanned and stored; whether they are sheets is found out where nothing can be harmed by them. */
async function checkAll(viewer: Viewer, received: readonly ReceivedFile[]): Promise<CheckedFile[]> {
  const files: CheckedFile[] = [];
  for (const one of received) {
    const name = cleanFileName(one.name);
    const file = { ...one, name, type: UNKNOWN_TYPE, scan: await scanReceived(viewer, one, name) };
    await ensureStored(file);
    files.push(file);
  }
  return files;
}

async function addFile(tx: Tx, importId: string, sortNo: number, file: CheckedFile): Promise<void> {
  await writeStored(tx, file);
  await tx.importFile.create({ data: { importId, sortNo, name: file.name, sha256: file.sha256 } });
}
