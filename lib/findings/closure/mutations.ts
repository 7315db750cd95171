import { recordEvents } from "@/lib/activity/mutations";
import type { AuditInput } from "@/lib/activity/schema";
import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay, today } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { AppError, forbidden } from "@/lib/errors";
import {
  accessOf,
  assertAllows,
  assertVersion,
  type ChangedFinding,
  changeFinding,
  type LockedFinding,
  lockFinding,
  lockFindings,
  recount,
} from "@/lib/findings/lock";
import { canApplyClosure, canDecideClosure, canWithdrawClosure } from "@/lib/findings/policy";
import { CLOSURE_LEVELS, type ClosureLevel, levelOf } from "@/lib/findings/status";
import { InvalidInput } from "@/lib/input";
import { assertIssued } from "@/lib/plans/policy";
import type { Prisma } from "@/prisma/generated/client";
import { loadChecklist, loadRoute } from "./facts";
import { type ClosureRoute, skippedLevels, statementOf, statusAfter } from "./rules";
import type { ApplyClosureInput, DecideClosureInput, PassClosuresInput, WithdrawClosureInput } from "./schema";

/** 申请销号: INVALID with every line of the checklist that is not met; else it goes to the first level of its route. */
export function applyClosure(viewer: Viewer, input: ApplyClosureInput): Promise<ChangedFinding> {
  return transaction((tx) => applyClosureIn(tx, viewer, input));
}

/** `applyClosure` within a transaction that does more. */
export async function applyClosureIn(
  tx: Tx,
  viewer: Viewer,
  { id, version, ...input }: ApplyClosureInput,
): Promise<ChangedFinding> {
  const finding = await lockFinding(tx, viewer, id);
  if (!canApplyClosure(viewer, accessOf(finding))) throw forbidden();
  assertIssued(finding.plan);
  assertAllows(finding, "apply");
  assertVersion(finding, version);
  const statement = input.statement || statementOf(finding.measures);
  const unmet = (await loadChecklist(tx, finding, statement)).filter(({ isMet }) => !isMet);
  if (unmet.length > 0) {
    throw new InvalidInput(
      unmet.map(({ key }) => ({ code: "custom", message: REFUSALS[key], input: undefined, path: [key] })),
    );
  }
  const last = await tx.closure.aggregate({ where: { findingId: id }, _max: { round: true } });
  const round = (last._max.round ?? 0) + 1;
  const isHead = viewer.role === "UNIT_HEAD";
  const unit = await tx.unit.findUniqueOrThrow({ where: { id: viewer.unitId } });
  const route = await loadRoute(tx, finding, { unit, isHead });
  const closure = await tx.closure.create({
    data: { findingId: id, round, statement, applicantId: viewer.userId, unitId: viewer.unitId },
    select: { id: true },
  });
  const status = statusAfter(route, null);
  await tx.closureStep.createMany({ data: skippedSteps(closure.id, route, null, status) });
  const changed = await changeFinding(tx, finding, { status, isReturned: false });
  await recount(tx, [finding]);
  await recordEvents(tx, viewer, [
    { kind: "CLOSURE_APPLIED", findingId: id, payload: { number: finding.number, round } },
  ]);
  return changed;
}

const REFUSALS = {
  measures: "closureMeasures",
  evidence: "closureEvidence",
  statement: "closureStatement",
  extensions: "closureExtensions",
  otherChecker: "ownClosure",
} as const;

/**
 * A level passes the closure on, or returns it. Behind the last level the finding is closed; a return leaves the measures as
 * they are but for those that `redo` names.
 * @param levels at which of them it is meant to wait; CONFLICT when it waits at another
 */
export function decideClosure(
  viewer: Viewer,
  input: DecideClosureInput,
  levels: readonly ClosureLevel[] = CLOSURE_LEVELS,
): Promise<ChangedFinding> {
  return transaction((tx) => decideClosureIn(tx, viewer, input, levels));
}

/** `decideClosure` within a transaction that also keeps the answer under an idempotency key. */
export async function decideClosureIn(
  tx: Tx,
  viewer: Viewer,
  input: DecideClosureInput,
  levels: readonly ClosureLevel[],
): Promise<ChangedFinding> {
  const finding = await lockFinding(tx, viewer, input.id);
  const { level, closure } = decidable(viewer, finding, levels);
  assertVersion(finding, input.version);
  const changed =
    input.decision === "PASS"
      ? await pass(tx, viewer, finding, { level, closure }, input)
      : await giveBack(tx, viewer, finding, { level, closure }, input);
  await recount(tx, [finding]);
  await recordEvents(tx, viewer, changed.events);
  return changed.finding;
}

/**
 * The same opinion on many. What was changed since it was seen, or waits for nobody any more, is skipped; FORBIDDEN when one
 * waits for somebody else.
 */
export function passClosures(
  viewer: Viewer,
  { rows, opinion }: PassClosuresInput,
): Promise<{ passed: number; skipped: number }> {
  return transaction(async (tx) => {
    const seen = new Map(rows.map(({ id, version }) => [id, version]));
    const findings = await lockFindings(tx, viewer, [...seen.keys()]);
    if (!mayDecide(viewer)) throw forbidden();
    const passed: LockedFinding[] = [];
    const events: AuditInput[] = [];
    for (const finding of findings.values()) {
      if (levelOf(finding.status) === null || finding.version !== seen.get(finding.id)) continue;
      const changed = await pass(tx, viewer, finding, decidable(viewer, finding, CLOSURE_LEVELS), { opinion });
      passed.push(finding);
      events.push(...changed.events);
    }
    await recount(tx, passed);
    await recordEvents(tx, viewer, events);
    return { passed: passed.length, skipped: rows.length - passed.length };
  }, BULK_TIMEOUT);
}

// 200 closures.
const BULK_TIMEOUT = 60_000;

/** The applicant's unit takes its application back; nothing else changes. */
export function withdrawClosure(viewer: Viewer, { id, version }: WithdrawClosureInput): Promise<ChangedFinding> {
  return transaction(async (tx) => {
    const finding = await lockFinding(tx, viewer, id);
    const [closure] = finding.closures;
    // Without an application: who could have made one is told that there is none.
    const isOwn = closure ? canWithdrawClosure(viewer, closure) : canApplyClosure(viewer, accessOf(finding));
    if (!isOwn) throw forbidden();
    assertIssued(finding.plan);
    assertAllows(finding, "withdraw");
    assertVersion(finding, version);
    if (!closure) throw new Error(`finding ${id} waits without an application`);
    await tx.closure.update({ where: { id: closure.id }, data: { status: "WITHDRAWN", endedAt: new Date() } });
    const changed = await changeFinding(tx, finding, { status: "RECTIFYING" });
    await recount(tx, [finding]);
    await recordEvents(tx, viewer, [
      { kind: "CLOSURE_WITHDRAWN", findingId: id, payload: { number: finding.number, round: closure.round } },
    ]);
    return changed;
  });
}

interface Waiting {
  level: ClosureLevel;
  closure: LockedFinding["closures"][number];
}

/** The application under way and its level, when it is the viewer's to decide: permission, then state. */
function decidable(viewer: Viewer, finding: LockedFinding, levels: readonly ClosureLevel[]): Waiting {
  const level = levelOf(finding.status);
  const [closure] = finding.closures;
  if (level && closure) {
    const { applicantId, unitId } = closure;
    const deciderIds = closure.steps.flatMap(({ actorId }) => actorId ?? []);
    const { governmentId } = finding.plan;
    const access = { governmentId, leadUnitId: finding.leadUnitId, applicantId, unitId, deciderIds };
    if (!canDecideClosure(viewer, level, access)) {
      const isOwn = applicantId === viewer.userId || unitId === viewer.unitId || deciderIds.includes(viewer.userId);
      throw isOwn && mayDecide(viewer) ? new AppError("FORBIDDEN", "ownClosure") : forbidden();
    }
  } else if (!mayDecide(viewer) || finding.plan.governmentId !== viewer.governmentId) {
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

const mayDecide = (viewer: Viewer) =>
  can(viewer, "signClosure") ||
  can(viewer, "checkClosure") ||
  can(viewer, "reviewClosure") ||
  can(viewer, "approveClosure");

async function pass(
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

async function giveBack(
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

function skippedSteps(
  closureId: string,
  route: ClosureRoute,
  passed: ClosureLevel | null,
  next: ChangedFinding["status"],
): Prisma.ClosureStepCreateManyInput[] {
  return skippedLevels(route, passed, next).map((level) => ({ closureId, level, decision: "SKIPPED" }));
}
