import type { Tx } from "@/lib/db";

/** Whoever adds a use of a content, or clears it because it has none, does so one after the other, until the transaction ends. */
export async function lockContent(tx: Tx, sha256: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`;
}
