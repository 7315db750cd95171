import { randomInt } from "node:crypto";
import { recordEvent, recordEvents } from "@/lib/activity/mutations";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay, toDay } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { AppError, forbidden, notFound } from "@/lib/errors";
import {
  assertAllows,
  assertVersion,
  type LockedFinding,
  lockFinding,
  lockFindings,
  unitIdsOf,
} from "@/lib/findings/lock";
import { raiseFindingIn } from "@/lib/findings/mutations";
import { assertNotFuture, loadUnits } from "@/lib/findings/place";
import { canRecheck } from "@/lib/findings/policy";
import type { RaiseFindingInput } from "@/lib/findings/schema";
import { isId } from "@/lib/ids";
import type { Plan, Recheck, RecheckReason } from "@/prisma/generated/client";
import { byRisk, draw, type RecheckCandidate } from "./rules";
import type { ChooseRecheckInput, RecordRecheckInput, SampleRechecksInput } from "./schema";

/** 回头看抽查: the riskiest of a year's closed findings, and others by lot, that are not being looked at yet. */
export async function sampleRechecks(
  viewer: Viewer,
  { year, random, risk }: SampleRechecksInput,
): Promise<{ chosen: number }> {
  assertCan(viewer, "recheckFindings");
  return transaction(async (tx) => {
    const plan = await tx.plan.findUnique({
      where: { governmentId_year: { governmentId: viewer.governmentId, year } },
      select: { id: true },
    });
    if (!plan) throw notFound();
    const candidates = await listCandidates(tx, plan.id);
    if (candidates.length === 0) throw new AppError("INVALID", "nothingToSample");
    const risky = byRisk(candidates).slice(0, risk);
    const others = draw(
      candidates.filter((one) => !risky.includes(one)),
      random,
      (below) => randomInt(below),
    );
    const reasons = new Map<string, RecheckReason>([
      ...others.map(({ id }) => [id, "RANDOM"] as const),
      ...risky.map(({ id }) => [id, "RISK"] as const),
    ]);
    const findings = await lockFindings(tx, viewer, [...reasons.keys()]);
    // Somebody else may have chosen one of them meanwhile.
    const pending = await tx.recheck.findMany({
      where: { findingId: { in: [...findings.keys()] }, result: "PENDING" },
      select: { findingId: true },
    });
    const taken = new Set(pending.map(({ findingId }) => findingId));
    const chosen = [...findings.values()].filter(({ id }) => !taken.has(id));
    await choose(tx, viewer, chosen, ({ id }) => reasons.get(id) ?? "RANDOM");
    return { chosen: chosen.length };
  });
}

/** One closed finding, named. */
export function chooseRecheck(viewer: Viewer, { findingId }: ChooseRecheckInput): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const finding = await lockFinding(tx, viewer, findingId);
    if (!canRecheck(viewer, finding.plan)) throw forbidden();
    assertAllows(finding, "recheck");
    const pending = await tx.recheck.count({ where: { findingId, result: "PENDING" } });
    if (pending > 0) throw new AppError("CONFLICT", "recheckPending");
    const [recheck] = await choose(tx, viewer, [finding], () => "CHOSEN");
    if (!recheck) throw notFound();
    return recheck;
  });
}

/** What was seen. A relapse is a new finding of the latest issued year that knows its ancestor; the old one stays closed. */
export function recordRecheck(
  viewer: Viewer,
  { id, version, result, record, checkedOn, measures }: RecordRecheckInput,
): Promise<{ relapse: { id: string; number: string } | null }> {
  return transaction(async (tx) => {
    const { recheck, finding } = await lockRecheck(tx, viewer, id);
    if (!canRecheck(viewer, finding.plan)) throw forbidden();
    if (recheck.result !== "PENDING") {
      throw new AppError("CONFLICT", "findingStatus", {
        current: { result: recheck.result, version: recheck.version },
      });
    }
    assertVersion({ version: recheck.version, status: recheck.result }, version);
    assertNotFuture(checkedOn, "checkedOn");
    const relapse =
      result === "RELAPSED"
        ? await raiseFindingIn(tx, viewer, await relapseOf(tx, viewer, finding, { checkedOn, measures }), {
            ancestor: finding,
          })
        : null;
    await tx.recheck.update({
      where: { id },
      data: {
        ...{ result, record, checkedById: viewer.userId, checkedOn: fromDay(checkedOn) },
        ...{ relapseId: relapse?.id ?? null, version: { increment: 1 } },
      },
    });
    await recordEvent(tx, viewer, {
      kind: "RECHECK_RECORDED",
      findingId: finding.id,
      payload: { number: finding.number, result, record, ...(relapse && { relapse: relapse.number }) },
    });
    return { relapse: relapse && { id: relapse.id, number: relapse.number } };
  });
}

async function listCandidates(tx: Tx, planId: string): Promise<RecheckCandidate[]> {
  const findings = await tx.finding.findMany({
    where: { planId, status: "CLOSED", rechecks: { none: { result: "PENDING" } } },
    orderBy: { sortNo: "asc" },
    select: {
      ...{ id: true, severity: true, kind: true, relapses: true },
      closures: { where: { status: "RETURNED" }, select: { id: true } },
      measures: { select: { extensions: { where: { status: "GRANTED" }, select: { id: true } } } },
    },
  });
  return findings.map(({ closures, measures, ...one }) => ({
    ...one,
    returned: closures.length,
    extended: measures.reduce((sum, { extensions }) => sum + extensions.length, 0),
  }));
}

async function choose(
  tx: Tx,
  viewer: Viewer,
  findings: readonly LockedFinding[],
  reasonOf: (finding: LockedFinding) => RecheckReason,
): Promise<{ id: string }[]> {
  const rechecks = await tx.recheck.createManyAndReturn({
    data: findings.map((finding) => ({
      findingId: finding.id,
      reason: reasonOf(finding),
      chosenById: viewer.userId,
    })),
    select: { id: true },
  });
  await recordEvents(
    tx,
    viewer,
    findings.map((finding) => ({
      kind: "RECHECK_CHOSEN" as const,
      findingId: finding.id,
      payload: { number: finding.number, reason: reasonOf(finding) },
    })),
  );
  return rechecks;
}

/** A re-check with its finding held; NOT_FOUND outside the viewer's scope. */
async function lockRecheck(
  tx: Tx,
  viewer: Viewer,
  id: string,
): Promise<{ recheck: Recheck; finding: LockedFinding & { plan: Plan } }> {
  assertCan(viewer, "viewFindings");
  const place = isId(id) && (await tx.recheck.findUnique({ where: { id }, select: { findingId: true } }));
  if (!place) throw notFound();
  const finding = await lockFinding(tx, viewer, place.findingId);
  return { finding, recheck: await tx.recheck.findUniqueOrThrow({ where: { id } }) };
}

/** The new finding as the old one was, in the present year: under the duty and indicator that bear the same code there. */
async function relapseOf(
  tx: Tx,
  viewer: Viewer,
  finding: LockedFinding,
  { checkedOn, measures }: Pick<RecordRecheckInput, "checkedOn" | "measures">,
): Promise<RaiseFindingInput> {
  const { source, kind, severity, text, rootCause, goal, stageGoal, instruction } = finding;
  const plan = await tx.plan.findFirst({
    where: { governmentId: viewer.governmentId, status: "ISSUED" },
    orderBy: { year: "desc" },
    select: { id: true, year: true },
  });
  if (!plan) throw new AppError("INVALID", "noIssuedYear");
  const { duty, indicator } = finding;
  const living = await loadUnits(tx, viewer.governmentId);
  const heir = duty && (await tx.duty.findFirst({ where: { planId: plan.id, code: duty.code, voidedAt: null } }));
  const under = indicator && (await tx.indicator.findFirst({ where: { planId: plan.id, code: indicator.code } }));
  return {
    ...{ year: plan.year, source, kind, severity, text, rootCause, goal, stageGoal, instruction, measures },
    nextReviewOn: toDay(finding.nextReviewOn),
    foundOn: checkedOn,
    foundBy: viewer.unitName,
    // Units that ended since answer for nothing any more.
    unitIds: unitIdsOf(finding).filter((unitId) => living.has(unitId)),
    leadUnitId: finding.leadUnitId && living.has(finding.leadUnitId) ? finding.leadUnitId : null,
    ...{ dutyId: heir?.id ?? null, indicatorId: under?.id ?? null, reportId: null },
  };
}
