import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { freeBytes } from "@/lib/storage/temp";
import { UNUSED_DAYS } from "./rules";
import type { FileParams } from "./schema";
import { isUnused, unusedSince } from "./scope";

export const ORPHANS_PER_PAGE = 50;

/** What an administrator sees of the stored files: sizes and hashes, neither names nor contents. */
export interface FileTotals {
  files: number;
  bytes: number;
  /** On the disk where files are received. */
  freeBytes: number;
  store: "DISK" | "S3";
  hasScanner: boolean;
  pending: number;
  infected: number;
}

export async function getFileTotals(viewer: Viewer): Promise<FileTotals> {
  assertCan(viewer, "manageFiles");
  const [row] = await db.$queryRaw<Pick<FileTotals, "files" | "bytes" | "pending" | "infected">[]>`
    select count(*)::int as files, coalesce(sum(c.size), 0)::float8 as bytes,
      count(*) filter (where c.scan = 'PENDING')::int as pending,
      count(*) filter (where c.scan = 'INFECTED')::int as infected
    from "StoredFile" c where c."clearedAt" is null`;
  const { s3, clamav } = env();
  return {
    ...(row ?? { files: 0, bytes: 0, pending: 0, infected: 0 }),
    freeBytes: await freeBytes(),
    store: s3 ? "S3" : "DISK",
    hasScanner: clamav !== undefined,
  };
}

export interface Orphan {
  sha256: string;
  size: number;
  type: string;
  /** Since when nothing uses it. */
  since: Date;
  /** When it will be cleared, or was. */
  clearsAt: Date;
  isCleared: boolean;
}

/** Contents that nothing uses any more: those that wait to be cleared, the next one first, then those that were, the last one first. */
export async function listOrphans(viewer: Viewer, { page }: FileParams): Promise<{ total: number; rows: Orphan[] }> {
  assertCan(viewer, "manageFiles");
  const [size] = await db.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from "StoredFile" c where ${isUnused} or c."clearedAt" is not null`;
  const rows = await db.$queryRaw<Orphan[]>`
    select c.sha256, c.size, c.type, o.since,
      coalesce(c."clearedAt", o.since + make_interval(days => ${UNUSED_DAYS}::int)) as "clearsAt",
      c."clearedAt" is not null as "isCleared"
    from "StoredFile" c cross join lateral (select coalesce(${unusedSince}, c."createdAt") as since) o
    where ${isUnused} or c."clearedAt" is not null
    order by c."clearedAt" desc nulls first, o.since, c.sha256
    limit ${ORPHANS_PER_PAGE} offset ${(page - 1) * ORPHANS_PER_PAGE}`;
  return { total: size?.total ?? 0, rows };
}
