import { recordEvents } from "@/lib/activity/mutations";
import { db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { store } from "@/lib/storage/store";
import { scanContent, type Verdict } from "../scan";

/** The scanner acts for nobody. */
const SCANNER = { userId: null, governmentId: null, name: "ClamAV", unitName: "" } as const;

/**
 * Asks the scanner about contents that it could not be asked about when they came; part of the sweep. An infected one keeps its
 * rows and is never given out again.
 */
export async function rescanPending(most = 100): Promise<{ clean: number; infected: number; pending: number }> {
  const counts = { clean: 0, infected: 0, pending: 0 };
  const rows = await db.storedFile.findMany({
    where: { scan: "PENDING", clearedAt: null },
    orderBy: { createdAt: "asc" },
    take: most,
    select: { sha256: true },
  });
  for (const { sha256 } of rows) {
    const verdict = await verdictOn(sha256);
    if (verdict.result === "INFECTED") await markInfected(sha256, verdict.signature);
    if (verdict.result === "CLEAN") {
      await db.storedFile.updateMany({ where: { sha256, scan: "PENDING" }, data: { scan: "CLEAN" } });
    }
    counts[verdict.result === "UNAVAILABLE" ? "pending" : verdict.result === "CLEAN" ? "clean" : "infected"] += 1;
  }
  return counts;
}

async function verdictOn(sha256: string): Promise<Verdict> {
  const { clamav } = env();
  if (!clamav) return { result: "UNAVAILABLE" };
  try {
    return await scanContent(await store().open(sha256), clamav);
  } catch (error) {
    log.warn({ sha256, err: error }, "a stored file could not be read for the scanner");
    return { result: "UNAVAILABLE" };
  }
}

async function markInfected(sha256: string, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.storedFile.updateMany({
      where: { sha256, scan: "PENDING" },
      data: { scan: "INFECTED" },
    });
    if (count === 0) return;
    const uses = await tx.attachment.findMany({ where: { sha256 }, orderBy: { id: "asc" } });
    await recordEvents(
      tx,
      SCANNER,
      uses.map(({ name, governmentId, dutyId, assignmentId, findingId }) => ({
        kind: "EVIDENCE_REFUSED" as const,
        payload: { name, reason },
        ...{ governmentId, dutyId, assignmentId, findingId },
      })),
    );
  });
}
