import { recordEvent } from "@/lib/activity/mutations";
import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { type Tx, transaction } from "@/lib/db";
import { AppError, conflict } from "@/lib/errors";
import { type RowToWrite, StaleRecords, type WrittenChange } from "@/lib/imports/changes";
import { kindOf } from "@/lib/imports/kinds";
import { changeableImport } from "@/lib/imports/lock";
import type { Found } from "@/lib/imports/preview";
import { makePreview, startReading } from "@/lib/imports/reading/mutations";
import { asksReason } from "@/lib/imports/rules";
import type { ConfirmImportInput } from "@/lib/imports/schema";
import type { Import, Prisma } from "@/prisma/generated/client";
import { holdPlan } from "./plan";

/** Fifty thousand duties with their units. */
export const CONFIRM_TIMEOUT = 180_000;

export interface ConfirmedImport {
  id: string;
  version: number;
  /** How many records were written. */
  records: number;
}

/**
 * Writes what the preview says, in one transaction: all rows that create or change, none that is refused, skipped or unchanged.
 * CONFLICT importChanged when records have changed since; the preview is then made anew, to be looked at again.
 */
export function confirmImport(viewer: Viewer, input: ConfirmImportInput): Promise<ConfirmedImport> {
  return orPreviewAnew(viewer, input.id, () =>
    transaction((tx) => confirmImportIn(tx, viewer, input), CONFIRM_TIMEOUT),
  );
}

/** Whoever confirms in a transaction of its own: `confirmImportIn` there, and this around it. */
export async function orPreviewAnew<Answer>(
  viewer: Viewer,
  id: string,
  confirm: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await confirm();
  } catch (error) {
    if (!(error instanceof StaleRecords)) throw error;
    const version = await transaction(async (tx) => {
      await changeableImport(tx, viewer, id);
      return startReading(tx, id);
    }, 30_000);
    await makePreview(viewer, id, version);
    throw new AppError("CONFLICT", "importChanged", { values: { count: error.count }, current: { version } });
  }
}

/** The same within a transaction; throws StaleRecords. */
export async function confirmImportIn(
  tx: Tx,
  viewer: Viewer,
  { id, version, reason, documentNo }: ConfirmImportInput,
): Promise<ConfirmedImport> {
  const found = await changeableImport(tx, viewer, id);
  if (found.status !== "READY") throw new AppError("CONFLICT", "importNotReady");
  if (version !== undefined && version !== found.version) throw conflict({ version: found.version });
  const plan = await holdPlan(tx, viewer, found);
  if (asksReason(found.kind, plan)) {
    if (reason === "") throw new AppError("INVALID", "importReasonRequired", { field: "reason" });
    if (documentNo === "") throw new AppError("INVALID", "importDocumentRequired", { field: "documentNo" });
  }
  const rows = await rowsToWrite(tx, id);
  if (rows.length === 0) throw new AppError("INVALID", "importNothing");
  const changes = await kindOf(found.kind).apply(tx, viewer, plan, rows);
  await writeChanges(tx, id, changes);
  const files = await rememberLayouts(tx, viewer, found);
  await tx.import.update({
    where: { id },
    data: {
      ...{ status: "CONFIRMED", confirmedAt: new Date(), confirmedById: viewer.userId, version: { increment: 1 } },
      ...{ reason, documentNo },
    },
  });
  const { kind, creates, updates } = found;
  await recordEvent(tx, viewer, {
    kind: "IMPORT_CONFIRMED",
    payload: { kind, files, creates, updates, reason, documentNo },
  });
  return { id, version: found.version + 1, records: changes.length };
}

async function rowsToWrite(tx: Tx, importId: string): Promise<RowToWrite[]> {
  const rows = await tx.importRow.findMany({
    where: { importId, action: { in: ["CREATE", "UPDATE"] } },
    select: { no: true, action: true, key: true, record: true, file: { select: { name: true } } },
    orderBy: [{ file: { sortNo: "asc" } }, { no: "asc" }],
  });
  return rows.map(({ file, action, ...row }) => ({
    ...row,
    file: file.name,
    action: action === "CREATE" ? "CREATE" : "UPDATE",
  }));
}

/** With one statement, as the rows of a preview are. */
async function writeChanges(tx: Tx, importId: string, changes: readonly WrittenChange[]): Promise<void> {
  for (let start = 0; start < changes.length; start += 5_000) {
    const json = JSON.stringify(
      changes.slice(start, start + 5_000).map((change, index) => ({ ...change, seq: start + index })),
    );
    await tx.$executeRaw`
      insert into "ImportChange" ("importId", seq, noun, "recordId", before, version)
      select ${importId}::uuid, c.seq, c.noun, c."recordId", c.before, c.version
      from jsonb_to_recordset(${json}::jsonb) as c(seq int, noun text, "recordId" uuid, before jsonb, version int)`;
  }
}

/** The next sheet with the same headings is read as the office read this one; a unit decides for nobody else. Answers the names of the files. */
async function rememberLayouts(tx: Tx, viewer: Viewer, { id, governmentId, kind }: Import): Promise<string> {
  const files = await tx.importFile.findMany({
    where: { importId: id },
    select: { name: true, found: true, fault: true },
    orderBy: { sortNo: "asc" },
  });
  const columns = new Map<string, Prisma.InputJsonArray>();
  for (const { found, fault } of can(viewer, "managePlan") ? files : []) {
    if (fault !== null || found === null) continue;
    const { layout, mapping } = found as unknown as Found;
    columns.set(layout, mapping);
  }
  for (const [layout, mapping] of columns) {
    const key = { governmentId, kind, layout };
    await tx.importLayout.upsert({
      where: { governmentId_kind_layout: key },
      create: { ...key, columns: mapping },
      update: { columns: mapping },
    });
  }
  return files.map(({ name }) => name).join("、");
}
