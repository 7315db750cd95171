import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { oneAtATime } from "@/lib/duties/lock";
import { forbidden } from "@/lib/errors";
import type { ImportPlan } from "@/lib/imports/changes";
import type { ImportKind } from "@/lib/imports/status";
import { assertIssued, assertOpen } from "@/lib/plans/policy";

/**
 * The year that an import is written into, held so that it is neither issued nor closed meanwhile; null for lists of units.
 * Whoever changes duties by hand waits, as they wait for each other.
 */
export async function holdPlan(
  tx: Tx,
  viewer: Viewer,
  { planId, kind }: { planId: string | null; kind: ImportKind },
): Promise<ImportPlan | null> {
  await oneAtATime(tx, viewer);
  if (planId === null) return null;
  await tx.$queryRaw`select id from "Plan" where id = ${planId}::uuid for share`;
  const plan = await tx.plan.findUniqueOrThrow({
    where: { id: planId },
    select: { id: true, governmentId: true, year: true, status: true },
  });
  if (plan.governmentId !== viewer.governmentId) throw forbidden();
  assertOpenFor(kind, plan);
  return plan;
}

/** FORBIDDEN for a closed year, and for what units report while it is not issued. */
export function assertOpenFor(kind: ImportKind, plan: ImportPlan): void {
  assertOpen(plan);
  if (kind === "PROGRESS" || kind === "RECTIFICATION") assertIssued(plan);
}
