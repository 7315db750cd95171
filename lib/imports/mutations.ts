import type { Viewer } from "@/lib/auth/viewer";
import { type Tx, transaction } from "@/lib/db";
import { AppError, conflict } from "@/lib/errors";
import type { Import } from "@/prisma/generated/client";
import { assertFewReading, changeableImport } from "./lock";
import type { ImportSettings } from "./preview";
import { makePreviewLater, startReading } from "./reading/mutations";
import { isCutOff, settingsAfter } from "./rules";
import type { ChangeImportInput, ImportVersionInput } from "./schema";

/** Version of the preview that is being made; `getImportProgress` tells when it stands. */
export interface ReadingAnswer {
  id: string;
  version: number;
}

/** Characters of all corrections of an import together: each is added to those before. */
const MAX_SETTINGS = 4 * 1024 * 1024;

/** Corrects what was found in the files, or accepts what was proposed; the preview is made anew. */
export async function changeImport(viewer: Viewer, input: ChangeImportInput): Promise<ReadingAnswer> {
  return readAnew(viewer, input, async (tx, found) => {
    const settings = settingsAfter(found.settings as unknown as ImportSettings, input);
    if (JSON.stringify(settings).length > MAX_SETTINGS) {
      throw new AppError("INVALID", "bodyTooLarge", { values: { kilobytes: MAX_SETTINGS / 1024 } });
    }
    await tx.import.update({ where: { id: found.id }, data: { settings: { ...settings } } });
  });
}

/** Reads an import again whose reading was cut off, or whose records have changed since. */
export async function rereadImport(viewer: Viewer, input: ImportVersionInput): Promise<ReadingAnswer> {
  return readAnew(viewer, input, async (_, found) => {
    if (found.status === "READING" && !isCutOff(found, new Date())) throw new AppError("CONFLICT", "importStillRead");
  });
}

/** Nothing was written, so nothing is told of it. */
export async function discardImport(viewer: Viewer, { id, version }: ImportVersionInput): Promise<void> {
  await transaction(async (tx) => {
    const found = await changeableImport(tx, viewer, id);
    if (version !== undefined && version !== found.version) throw conflict({ version: found.version });
    await tx.importRow.deleteMany({ where: { importId: id } });
    await tx.import.update({ where: { id }, data: { status: "DISCARDED", version: { increment: 1 } } });
  }, 30_000);
}

async function readAnew(
  viewer: Viewer,
  { id, version }: ImportVersionInput,
  change: (tx: Tx, found: Import) => Promise<void>,
): Promise<ReadingAnswer> {
  const next = await transaction(async (tx) => {
    const found = await changeableImport(tx, viewer, id);
    if (version !== undefined && version !== found.version) throw conflict({ version: found.version });
    await assertFewReading(tx, found.actorId, id);
    await change(tx, found);
    return startReading(tx, id);
  }, 30_000);
  makePreviewLater(viewer, id, next);
  return { id, version: next };
}
