import { recordEvents } from "@/lib/activity/mutations";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { type Tx, transaction } from "@/lib/db";
import { forbidden } from "@/lib/errors";
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
import { canApplyClosure, canWithdrawClosure, decidesClosures } from "@/lib/findings/policy";
import { CLOSURE_LEVELS, type ClosureLevel, levelOf } from "@/lib/findings/status";
import { InvalidInput } from "@/lib/input";
import { assertIssued } from "@/lib/plans/policy";
import { loadChecklist, loadRoute } from "./facts";
import { statementOf, statusAfter } from "./rules";
import type { ApplyClosureInput, DecideClosureInput, PassClosuresInput, WithdrawClosureInput } from "./schema";
import { decidable, giveBack, pass, skippedSteps } from "./steps";

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
  const { level, closure } = decidable(viewer, finding, levels, input.version);
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
    if (!decidesClosures(viewer)) throw forbidden();
    const passed: LockedFinding[] = [];
    const events: AuditInput[] = [];
    for (const finding of findings.values()) {
      if (levelOf(finding.status) === null || finding.version !== seen.get(finding.id)) continue;
      const changed = await pass(tx, viewer, finding, decidable(viewer, finding, CLOSURE_LEVELS, finding.version), {
        opinion,
      });
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
