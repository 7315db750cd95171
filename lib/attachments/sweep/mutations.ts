import { recordEvent } from "@/lib/activity/mutations";
import { lockContent } from "@/lib/attachments/upload/lock";
import { rescanPending } from "@/lib/attachments/upload/rescan/mutations";
import { db, transaction } from "@/lib/db";
import { log } from "@/lib/log";
import { store } from "@/lib/storage/store";
import { removeStaleTemps } from "@/lib/storage/temp";
import { STAGED_MS, STALE_TEMP_MS, STRAY_OBJECT_MS, UNUSED_MS } from "./rules";
import { isUnused, unusedSince } from "./scope";

export interface Swept {
  /** Uploads without a place. */
  staged: number;
  /** Contents whose bytes were removed, and how many those were. */
  files: number;
  bytes: number;
  /** Objects of the store that no row knows. */
  strays: number;
  temps: number;
}

/** Nobody asked for it. */
const SWEEPER = { userId: null, governmentId: null, name: "", unitName: "" } as const;

/**
 * Clears what nobody can reach any more; each step may be cut off anywhere and be done again, by several processes at once.
 * @param now for tests
 */
export async function sweepFiles(now = new Date()): Promise<Swept> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const staged = await removeStaged(before(STAGED_MS));
  const { files, bytes } = await clearUnused(before(UNUSED_MS), before(STRAY_OBJECT_MS));
  const strays = await removeStrays(before(STRAY_OBJECT_MS));
  const temps = await removeStaleTemps(STALE_TEMP_MS);
  await rescanPending();
  if (files > 0) await recordCleared(files, bytes);
  return { staged, files, bytes, strays, temps };
}

/** Rows of uploads without a place; nothing tells of them, so nothing is lost with them. */
async function removeStaged(before: Date): Promise<number> {
  return db.$executeRaw`
    delete from "Attachment" t where t."findingId" is null and t."dutyId" is null and t."createdAt" < ${before}`;
}

async function clearUnused(before: Date, storedBefore: Date): Promise<{ files: number; bytes: number }> {
  const rows = await db.$queryRaw<{ sha256: string }[]>`
    select c.sha256 from "StoredFile" c where ${isUnused} and coalesce(${unusedSince} < ${before}, true) limit 10000`;
  let files = 0;
  let bytes = 0;
  for (const { sha256 } of rows) {
    const size = await markCleared(sha256, before);
    if (size === null) continue;
    files += 1;
    bytes += size;
    await removeObject(sha256, storedBefore);
  }
  return { files, bytes };
}

/** Asks again under the lock: somebody may have uploaded the same content since. The row goes first, then the object. */
function markCleared(sha256: string, before: Date): Promise<number | null> {
  return transaction(async (tx) => {
    await lockContent(tx, sha256);
    const [row] = await tx.$queryRaw<{ size: number }[]>`
      update "StoredFile" c set "clearedAt" = now()
      where c.sha256 = ${sha256} and ${isUnused} and coalesce(${unusedSince} < ${before}, true) returning c.size`;
    return row?.size ?? null;
  });
}

/**
 * Removes the object under the lock, unless a row has come to need it, or it is so new that an upload may be about to write that
 * row. Says whether it did; what stays is a stray to the sweeps of later days.
 */
function removeObject(sha256: string, storedBefore: Date): Promise<boolean> {
  return transaction(async (tx) => {
    await lockContent(tx, sha256);
    if ((await tx.storedFile.count({ where: { sha256, clearedAt: null } })) > 0) return false;
    const object = await store().stat(sha256);
    if (!object || object.modifiedAt >= storedBefore) return false;
    await store().remove(sha256);
    return true;
  }, 60_000);
}

/** Objects that an interrupted upload or sweep left. */
async function removeStrays(before: Date): Promise<number> {
  let removed = 0;
  let batch: string[] = [];
  const flush = async () => {
    const kept = await db.storedFile.findMany({
      where: { sha256: { in: batch }, clearedAt: null },
      select: { sha256: true },
    });
    const known = new Set(kept.map(({ sha256 }) => sha256));
    for (const key of batch) if (!known.has(key) && (await removeObject(key, before))) removed += 1;
    batch = [];
  };
  for await (const { key, modifiedAt } of store().list()) {
    if (modifiedAt >= before) continue;
    batch.push(key);
    if (batch.length >= 500) await flush();
  }
  await flush();
  return removed;
}

/** Told to the government above all others, whose auditor reads it. */
async function recordCleared(files: number, bytes: number): Promise<void> {
  await transaction(async (tx) => {
    const root = await tx.unit.findFirst({ where: { parentId: null, kind: "GOVERNMENT" }, select: { id: true } });
    const governmentId = root?.id ?? null;
    await recordEvent(tx, SWEEPER, { kind: "FILES_CLEARED", payload: { files, bytes }, governmentId });
  });
  log.info({ files, bytes }, "unused files cleared");
}
