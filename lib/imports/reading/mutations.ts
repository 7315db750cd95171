import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Tx, transaction } from "@/lib/db";
import { readFiles } from "@/lib/imports/child/read-files";
import type { ImportJob, PreviewRow, Problem, ReadingEvents } from "@/lib/imports/preview";
import type { FileFault, RowAction } from "@/lib/imports/status";
import { log } from "@/lib/log";
import { store } from "@/lib/storage/store";
import { createTemp, removeTemp } from "@/lib/storage/temp";
import { makeTurns } from "@/lib/turns";
import type { Prisma } from "@/prisma/generated/client";
import { type FileToRead, getFaultValues, getReadingJob } from "./queries";
import { storable } from "./rules";

/** One reading of an import: the version that it writes. When there is another, it is of no use any more. */
interface Reading {
  id: string;
  version: number;
  aborter: AbortController;
}

/** Heard from so often, a reading counts as alive; see `isCutOff`. */
const BEAT_MS = 20_000;

/** One after the other in the process, however often the module is bundled: a reading takes up to half a gigabyte. */
const globals = globalThis as { zerenImportTurns?: ReturnType<typeof makeTurns> };

/** Throws the preview away, in the transaction that changed what it is made from. Answers the version that is to be read. */
export async function startReading(tx: Tx, id: string): Promise<number> {
  const { version } = await tx.import.update({
    where: { id },
    data: {
      ...{ status: "READING", rowsRead: 0, readAt: new Date(), problems: [], version: { increment: 1 } },
      ...{ creates: 0, updates: 0, unchanged: 0, refused: 0, skipped: 0 },
    },
    select: { version: true },
  });
  await tx.importRow.deleteMany({ where: { importId: id } });
  await tx.importFile.updateMany({ where: { importId: id }, data: { fault: null } });
  return version;
}

/**
 * Reads the files of an import in a process of its own and writes the preview, and nothing else. Ends without a word when another
 * reading has begun, or nobody wants it any more. Whatever fails leaves a FAILED import.
 */
export async function makePreview(viewer: Viewer, id: string, version: number): Promise<void> {
  const reading: Reading = { id, version, aborter: new AbortController() };
  const beat = setInterval(() => void mark(reading).catch(() => undefined), BEAT_MS);
  try {
    globals.zerenImportTurns ??= makeTurns();
    await globals.zerenImportTurns(() => read(viewer, reading));
  } catch (error) {
    if (reading.aborter.signal.aborted) return;
    await db.import.updateMany({ where: current(reading), data: { status: "FAILED" } });
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/** The same with nobody waiting for it. */
export function makePreviewLater(viewer: Viewer, id: string, version: number): void {
  makePreview(viewer, id, version).catch((error) =>
    log.error({ importId: id, err: error }, "reading an import failed"),
  );
}

async function read(viewer: Viewer, reading: Reading): Promise<void> {
  await mark(reading);
  const { files, job } = await getReadingJob(viewer, reading.id);
  const places: { path: string; name: string }[] = [];
  try {
    for (const { sha256, name } of files) places.push({ path: await fetchContent(sha256), name });
    const on = eventsOf(reading, files, job);
    const problems = await readFiles({ ...job, files: places }, on, reading.aborter.signal);
    await finish(reading, problems);
  } finally {
    for (const { path } of places) await removeTemp(path);
  }
}

/** A content of the store as a file that another process can open. */
export async function fetchContent(sha256: string): Promise<string> {
  const { path, handle } = await createTemp();
  try {
    await pipeline(await store().open(sha256), createWriteStream(path, { fd: handle }));
    return path;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await removeTemp(path);
    throw error;
  }
}

function eventsOf(
  reading: Reading,
  files: readonly FileToRead[],
  job: Pick<ImportJob, "kind" | "year" | "scope">,
): ReadingEvents {
  const idOf = (index: number): string => {
    const file = files[index];
    if (!file) throw new Error(`no file ${index} in this import`);
    return file.id;
  };
  return {
    async file(index, result) {
      const values = result.fault === null ? null : await getFaultValues(result, job);
      await writeFile(reading, idOf(index), result.fault, result.fault === null ? result.found : values);
    },
    rows: (index, rows) => writeRows(reading, idOf(index), rows),
  };
}

/** What was found, or the code of the refusal and what its sentence needs; rows of a file that is refused are not kept. */
async function writeFile(reading: Reading, id: string, fault: FileFault | null, found: unknown): Promise<void> {
  await transaction(async (tx) => {
    await mark(reading, tx);
    if (fault !== null) await tx.importRow.deleteMany({ where: { fileId: id } });
    await tx.importFile.update({ where: { id }, data: { fault, found: storable(found) as Prisma.InputJsonValue } });
  });
}

/** With one statement and one parameter: fifty thousand rows of nine columns take the ORM longer than reading them. */
async function writeRows(reading: Reading, fileId: string, rows: readonly PreviewRow[]): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(storable(rows));
  await transaction(async (tx) => {
    await mark(reading, tx, { rowsRead: { increment: rows.length } });
    await tx.$executeRaw`
      insert into "ImportRow" ("fileId", "importId", no, action, key, "isHidden", cells, problems, changes, record)
      select ${fileId}::uuid, ${reading.id}::uuid, r.no, r.action::"RowAction", left(r.key, 200), r."isHidden", r.cells, r.problems,
        r.changes, r.record
      from jsonb_to_recordset(${json}::jsonb) as r(
        no int, action text, key text, "isHidden" boolean, cells jsonb, problems jsonb, changes jsonb, record jsonb)`;
  }, 30_000);
}

/** READY, or FAILED when not one file could be read. */
async function finish(reading: Reading, problems: readonly Problem[]): Promise<void> {
  await transaction(async (tx) => {
    const where = { importId: reading.id };
    const readable = await tx.importFile.count({ where: { ...where, fault: null } });
    const groups = await tx.importRow.groupBy({ by: ["action"], where, _count: true });
    const count = (action: RowAction) => groups.find((group) => group.action === action)?._count ?? 0;
    await mark(reading, tx, {
      status: readable > 0 ? "READY" : "FAILED",
      problems: storable(problems) as Prisma.InputJsonValue,
      ...{ creates: count("CREATE"), updates: count("UPDATE"), unchanged: count("UNCHANGED") },
      ...{ refused: count("REFUSE"), skipped: count("SKIP") },
    });
  }, 30_000);
}

const current = ({ id, version }: Reading) => ({ id, version, status: "READING" as const });

/** Says that the reading is alive, and what has come of it so far; ends it when the import is not what it was begun for. */
async function mark(reading: Reading, tx: Tx = db, data: Prisma.ImportUpdateManyMutationInput = {}): Promise<void> {
  const marked = await tx.import.updateMany({ where: current(reading), data: { readAt: new Date(), ...data } });
  if (marked.count > 0) return;
  reading.aborter.abort();
  throw new Error("this import is not to be read any more");
}
