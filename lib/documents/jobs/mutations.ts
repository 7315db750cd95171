import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db, type Tx, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { freeBytes } from "@/lib/storage/temp";
import { makeTurns } from "@/lib/turns";
import type { DocumentName, Format } from "../schema";
import { listExportFiles, removeExportFile } from "./place";
import { runExport } from "./process";
import { assertMakes, KEPT_MS, MAX_KEPT, MAX_RUNNING, stateOf } from "./rules";

/** Heard from so often, an export counts as alive; see `stateOf`. */
const BEAT_MS = 20_000;

/** One after the other in the process, however often the module is bundled. */
const globals = globalThis as { zerenExportTurns?: ReturnType<typeof makeTurns> };

interface Asked {
  document: DocumentName;
  format: Format;
  /** Those of the address, which have been checked. */
  params: Record<string, string>;
}

/**
 * Begins an export that is too long to be waited for, and answers the job's id at once; the same export under way is not begun
 * twice. `size` is how many rows there are, and how many are answered at once.
 * Throws INVALID for what is too long even so, RATE_LIMITED when the person has several under way.
 */
export async function startExport(
  viewer: Viewer,
  { document, format, params }: Asked,
  size: { count: number; limit: number },
): Promise<string> {
  assertCan(viewer, "exportSheets");
  assertMakes(document, format, params, size);
  if ((await freeBytes()) < env().diskReserveBytes) throw new AppError("INVALID", "diskLow");
  const found = await transaction(async (tx) => {
    // Two requests at once count each other.
    await tx.$executeRaw`select 1 from "User" where id = ${viewer.userId}::uuid for update`;
    const running = await tx.exportJob.findMany({
      where: { actorId: viewer.userId, status: "RUNNING" },
      select: { id: true, document: true, format: true, params: true, status: true, beatAt: true, expiresAt: true },
    });
    const alive = running.filter((job) => stateOf(job, new Date()) === "RUNNING");
    const same = alive.find((job) => job.document === document && job.format === format && isSame(job.params, params));
    if (same) return { id: same.id, isNew: false, gone: [] };
    if (alive.length >= MAX_RUNNING) {
      throw new AppError("RATE_LIMITED", "exportsRunning", { values: { limit: MAX_RUNNING } });
    }
    const { id } = await tx.exportJob.create({
      data: {
        ...{ actorId: viewer.userId, document, format, params, rowsTotal: size.count },
        expiresAt: new Date(Date.now() + KEPT_MS),
      },
      select: { id: true },
    });
    return { id, isNew: true, gone: await expireOldest(tx, viewer.userId) };
  });
  for (const id of found.gone) await removeExportFile(id);
  if (found.isNew) makeLater(found.id);
  return found.id;
}

/** The oldest files make room for the next. Answers whose they were. */
async function expireOldest(tx: Tx, actorId: string): Promise<string[]> {
  const now = new Date();
  const old = await tx.exportJob.findMany({
    where: { actorId, status: "DONE", expiresAt: { gt: now } },
    select: { id: true },
    orderBy: { id: "desc" },
    skip: MAX_KEPT - 1,
  });
  const ids = old.map(({ id }) => id);
  await tx.exportJob.updateMany({ where: { id: { in: ids } }, data: { expiresAt: now } });
  return ids;
}

const isSame = (stored: unknown, params: Record<string, string>): boolean => canonical(stored) === canonical(params);

const canonical = (params: unknown): string => JSON.stringify(Object.entries(Object(params)).sort());

function makeLater(id: string): void {
  finishExport(id).catch((error) => log.error({ exportId: id, err: error }, "an export in the background failed"));
}

/** Makes the file when its turn has come, in a process of its own. Whatever fails leaves a FAILED job and no file. */
async function finishExport(id: string): Promise<void> {
  const where = { id, status: "RUNNING" as const };
  const beat = setInterval(() => {
    db.exportJob.updateMany({ where, data: { beatAt: new Date() } }).catch(() => undefined);
  }, BEAT_MS);
  try {
    globals.zerenExportTurns ??= makeTurns();
    await globals.zerenExportTurns(() => runExport(id));
  } catch (error) {
    await removeExportFile(id);
    await db.exportJob.updateMany({ where, data: { status: "FAILED", endedAt: new Date() } });
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/** Files whose time is over, those that were cut off, and those that no job knows. Says how many went. @param now for tests */
export async function sweepExports(now = new Date()): Promise<number> {
  const silent = await db.exportJob.findMany({ where: { status: "RUNNING" } });
  const ended = silent.filter((job) => stateOf(job, now) === "CUT_OFF").map(({ id }) => id);
  await db.exportJob.updateMany({
    where: { id: { in: ended }, status: "RUNNING" },
    data: { status: "FAILED", endedAt: now },
  });
  const files = await listExportFiles(new Date(now.getTime() - KEPT_MS));
  const kept = await db.exportJob.findMany({
    where: { id: { in: files }, status: { in: ["RUNNING", "DONE"] }, expiresAt: { gt: now } },
    select: { id: true },
  });
  const keptIds = new Set(kept.map(({ id }) => id));
  const gone = [...new Set([...ended, ...files.filter((id) => !keptIds.has(id))])];
  for (const id of gone) await removeExportFile(id);
  return gone.length;
}
