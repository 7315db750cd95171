import { rename, stat, writeFile } from "node:fs/promises";
import { recordEvent } from "@/lib/activity/mutations";
import { assertCan } from "@/lib/auth/roles";
import { type Viewer, viewerOf } from "@/lib/auth/viewer";
import { db, snapshot, transaction } from "@/lib/db";
import { buildDocument } from "../../build";
import { MAX_WHOLE_ROWS, withRowLimit } from "../../rules";
import { type DocumentName, documentOf, type Format, type LedgerDocument } from "../../schema";
import { streamCsv } from "../../stream/csv";
import { openLedger } from "../../stream/queries";
import { streamXlsx } from "../../stream/xlsx";
import { inOwnLayout } from "../../template/queries";
import { writeDocument } from "../../write";
import { exportPath, makeExportFolder, partPath, removeExportFile } from "../place";
import { KEPT_MS, ledgerOf } from "../rules";

const LONGEST_MS = 25 * 60 * 1000;

interface Made {
  name: string;
  title: string;
  rows: number;
}

/** Makes the file of a running job as its requester may see it today, and records the export. Its process has nothing else to do. */
export async function makeExport(id: string): Promise<void> {
  const job = await db.exportJob.findUniqueOrThrow({ where: { id } });
  const named = documentOf(`${job.document}.${job.format}`);
  if (!named || job.status !== "RUNNING") throw new Error("this export is not to be made");
  const viewer = await viewerOf(job.actorId);
  assertCan(viewer, "exportSheets");
  const params = job.params as Record<string, string>;
  await makeExportFolder();
  await removeExportFile(id);
  const ledger = ledgerOf(named.document, named.format, params);
  const made = ledger
    ? await writeLedger(viewer, id, ledger, named.format, params)
    : await writeWhole(viewer, id, named.document, named.format, params);
  await rename(partPath(id), exportPath(id));
  await finish(viewer, id, made, named.format, params);
}

function writeLedger(
  viewer: Viewer,
  id: string,
  document: LedgerDocument,
  format: Format,
  params: Record<string, string>,
): Promise<Made> {
  return snapshot(async (tx) => {
    const ledger = await openLedger(viewer, document, params, tx);
    await tell(id, { rowsTotal: ledger.count });
    // Told beside the writing: a progress that comes late does not hold it up.
    const onRows = (rowsDone: number) => void tell(id, { rowsDone }).catch(() => undefined);
    await (format === "csv" ? streamCsv : streamXlsx)(ledger, partPath(id), onRows);
    return { name: ledger.name, title: ledger.title, rows: ledger.count };
  }, LONGEST_MS);
}

async function writeWhole(
  viewer: Viewer,
  id: string,
  document: DocumentName,
  format: Format,
  params: Record<string, string>,
): Promise<Made> {
  const { spec, ...made } = await withRowLimit(MAX_WHOLE_ROWS, () => buildDocument(viewer, document, params));
  await tell(id, { rowsTotal: made.rows });
  const own = await inOwnLayout(viewer, spec, { document, format, template: params.template });
  await writeFile(partPath(id), await writeDocument(own, format), { mode: 0o600 });
  return made;
}

async function tell(id: string, data: { rowsTotal?: number; rowsDone?: number }): Promise<void> {
  await db.exportJob.updateMany({ where: { id, status: "RUNNING" }, data: { ...data, beatAt: new Date() } });
}

async function finish(
  viewer: Viewer,
  id: string,
  { name, title, rows }: Made,
  format: Format,
  filters: Record<string, string>,
): Promise<void> {
  const { size } = await stat(exportPath(id));
  const endedAt = new Date();
  const payload = { document: name, format, rows, filters };
  await transaction(async (tx) => {
    // Held, so that whoever changes the role or the unit now finds a file to take away.
    const same = await tx.$queryRaw<unknown[]>`
      select 1 from "User" where id = ${viewer.userId}::uuid and role = ${viewer.role}::"Role"
        and "unitId" = ${viewer.unitId}::uuid and "disabledAt" is null for share`;
    if (same.length === 0) throw new Error("this export has been given up: it is somebody else's by now");
    const { count } = await tx.exportJob.updateMany({
      where: { id, status: "RUNNING" },
      data: {
        ...{ status: "DONE", rowsDone: rows, rowsTotal: rows, fileName: `${title}.${format}`.slice(-200) },
        ...{ bytes: Math.min(size, 2_147_483_647), beatAt: endedAt, endedAt },
        expiresAt: new Date(endedAt.getTime() + KEPT_MS),
      },
    });
    if (count === 0) throw new Error("this export has been given up");
    await recordEvent(tx, viewer, { kind: "EXPORTED", payload });
  });
}
