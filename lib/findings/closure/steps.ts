import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay, today } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { AppError, forbidden } from "@/lib/errors";
import {
  assertAllows,
  assertVersion,
  type ChangedFinding,
  changeFinding,
  type LockedFinding,
} from "@/lib/findings/lock";
import { canDecideClosure, decidesClosures } from "@/lib/findings/policy";
import { CLOSURE_LEVELS, type ClosureLevel, levelOf } from "@/lib/findings/status";
import { assertIssued } from "@/lib/plans/policy";
import type { Prisma } from "@/prisma/generated/client";
import { decideAccessOf, loadRoute } from "./facts";
import { type ClosureRoute, skippedLevels, statusAfter } from "./rules";
import type { DecideClosureInput } from "./schema";

// One level's decision on a finding that is held: whether it is the viewer's, and what it writes.

export interface Waiting {
  level: ClosureLevel;
  closure: LockedFinding["closures"][number];
}

/**
 * The application under way and its level, when it is the viewer's to decide: permission, then state. Whoever could have decided
 * when the finding was as seen, in `version`, is told that it has changed, not that it never was theirs.
 */
export function decidable(
  viewer: Viewer,
  finding: LockedFinding,
  levels: readonly ClosureLevel[],
  version: number,
): Waiting {
  const level = levelOf(finding.status);
  const [closure] = finding.closures;
  if (level && closure) {
    const access = decideAccessOf(finding, closure);
    if (!canDecideClosure(viewer, level, access)) {
      const seenBefore = { ...access, deciderIds: [] };
      if (CLOSURE_LEVELS.some((one) => canDecideClosure(viewer, one, seenBefore))) assertVersion(finding, version);
      const { applicantId, unitId, deciderIds } = access;
      const isOwn = applicantId === viewer.userId || unitId === viewer.unitId || deciderIds.includes(viewer.userId);
      throw isOwn && decidesClosures(viewer) ? new AppError("FORBIDDEN", "ownClosure") : forbidden();
    }
  } else if (!decidesClosures(viewer) || finding.plan.governmentId !== viewer.governmentId) {
    throw forbidden();
  }
  assertIssued(finding.plan);
  assertAllows(finding, "decide");
  if (!level || !closure || !levels.includes(level)) {
    const { status, version } = finding;
    throw new AppError("CONFLICT", "findingStatus", { current: { status, version } });
  }
  return { level, closure };
}

/** The level passes it on: to the next one, or to the end. */
export async function pass(
  tx: Tx,
  viewer: Viewer,
  finding: LockedFinding,
  { level, closure }: Waiting,
  { opinion, method = "ON_PAPER" }: Pick<DecideClosureInput, "opinion" | "method">,
) {
  const { id, number } = finding;
  const { round } = closure;
  const isHead = closure.applicant.role === "UNIT_HEAD";
  const route = await loadRoute(tx, finding, { unit: closure.unit, isHead });
  const status = statusAfter(route, level);
  const checked = level === "LEAD" ? { method } : {};
  await tx.closureStep.create({
    data: { ...stepBy(viewer, closure.id, level), decision: "PASSED", opinion, ...checked },
  });
  await tx.closureStep.createMany({ data: skippedSteps(closure.id, route, level, status) });
  const events: AuditInput[] = [{ kind: "CLOSURE_PASSED", findingId: id, payload: { number, round, level, opinion } }];
  if (status !== "CLOSED") return { finding: await changeFinding(tx, finding, { status }), events };
  await tx.closure.update({ where: { id: closure.id }, data: { status: "CLOSED", endedAt: new Date() } });
  events.push({ kind: "FINDING_CLOSED", findingId: id, payload: { number, round } });
  return { finding: await changeFinding(tx, finding, { status, closedOn: fromDay(today()) }), events };
}

/** The level returns it: what `redo` names is open again, all else stays as it is. */
export async function giveBack(
  tx: Tx,
  viewer: Viewer,
  finding: LockedFinding,
  { level, closure }: Waiting,
  { opinion, method, redo }: DecideClosureInput,
) {
  const { id, number } = finding;
  if (redo.some((one) => !finding.measures.some((measure) => measure.id === one))) {
    throw new AppError("INVALID", "fieldInvalid", { field: "redo" });
  }
  await tx.closureStep.create({
    data: {
      ...stepBy(viewer, closure.id, level),
      ...{ decision: "RETURNED", opinion },
      ...(level === "LEAD" && { method: method ?? "ON_PAPER" }),
    },
  });
  await tx.closure.update({ where: { id: closure.id }, data: { status: "RETURNED", endedAt: new Date() } });
  await tx.measure.updateMany({
    where: { id: { in: redo } },
    data: { status: "IN_PROGRESS", doneOn: null, version: { increment: 1 } },
  });
  const events: AuditInput[] = [
    {
      kind: "CLOSURE_RETURNED",
      findingId: id,
      payload: { number, round: closure.round, level, reason: opinion },
    },
  ];
  return { finding: await changeFinding(tx, finding, { status: "RECTIFYING", isReturned: true }), events };
}

const stepBy = (viewer: Viewer, closureId: string, level: ClosureLevel) => ({
  ...{ closureId, level, actorId: viewer.userId },
  ...{ actorName: viewer.name, actorUnit: viewer.unitName },
});

/** What is passed over is written down, too. */
export function skippedSteps(
  closureId: string,
  route: ClosureRoute,
  passed: ClosureLevel | null,
  next: ChangedFinding["status"],
): Prisma.ClosureStepCreateManyInput[] {
  return skippedLevels(route, passed, next).map((level) => ({ closureId, level, decision: "SKIPPED" }));
}
