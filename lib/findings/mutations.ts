import { recordEvent } from "@/lib/activity/mutations";
import { changesBetween } from "@/lib/activity/rules";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, fromDay, today } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { AppError, forbidden, notFound } from "@/lib/errors";
import { assertOpen } from "@/lib/plans/policy";
import type { Prisma } from "@/prisma/generated/client";
import { passOnExtensions } from "./extensions/pass-on";
import {
  accessOf,
  assertAllows,
  assertVersion,
  type ChangedFinding,
  changeFinding,
  type LockedFinding,
  lockFinding,
  recount,
  unitIdsOf,
} from "./lock";
import { assertRaisable, loadPlaces, placeFinding } from "./place";
import { canEditFinding, canGovernFinding } from "./policy";
import { type Ancestor, type Raised, registerFindings } from "./register";
import type {
  EditFindingInput,
  MakeLongTermInput,
  RaiseFindingInput,
  RaiseFindingsInput,
  ResumeFindingInput,
  ReviewLongTermInput,
  VoidFindingInput,
} from "./schema";
import { shownFinding, staleFinding } from "./shown";
import type { FindingVerb } from "./status";

/** 立账: enters a problem in the ledger; with measures it is being rectified at once. */
export function raiseFinding(viewer: Viewer, input: RaiseFindingInput): Promise<Raised> {
  return transaction((tx) => raiseFindingIn(tx, viewer, input));
}

/** `raiseFinding` within a transaction that does more. `ancestor` is the closed finding that came back. */
export async function raiseFindingIn(
  tx: Tx,
  viewer: Viewer,
  input: RaiseFindingInput,
  { ancestor }: { ancestor?: Ancestor } = {},
): Promise<Raised> {
  const [raised] = await registerFindings(tx, viewer, [input], { ancestor });
  if (!raised) throw notFound();
  return raised;
}

/** Enters all of them, or none: a fault names its row, "findings.3.text". */
export function raiseFindings(viewer: Viewer, { findings }: RaiseFindingsInput): Promise<{ findings: Raised[] }> {
  return transaction(
    async (tx) => ({
      findings: await registerFindings(tx, viewer, findings, { rowPath: (index) => ["findings", index] }),
    }),
    BULK_TIMEOUT,
  );
}

// 300 rows with 20 measures each.
const BULK_TIMEOUT = 60_000;

/** Changes a finding's words, units and place. The unit that raised it may until measures have been decided. */
export async function editFinding(
  viewer: Viewer,
  { id, version, ...input }: EditFindingInput,
): Promise<ChangedFinding> {
  return transaction(async (tx) => {
    const before = await lockFinding(tx, viewer, id);
    if (!canEditFinding(viewer, accessOf(before))) throw forbidden();
    assertOpen(before.plan);
    assertAllows(before, "edit");
    assertVersion(before, version, staleFinding(before));
    // What is long-term leaves that only by resuming.
    if (before.status === "LONG_TERM" && input.kind !== "LONG_TERM") {
      throw new AppError("INVALID", "fieldInvalid", { field: "kind" });
    }
    const named = [...unitIdsOf(before), before.leadUnitId ?? []].flat();
    const places = await loadPlaces(tx, viewer, before.plan, [input], { unitIds: named, dutyId: before.dutyId });
    assertRaisable(viewer, before.plan, places, input);
    const { columns, unitIds } = placeFinding(places, before.number, input);
    const changed = await changeFinding(tx, before, columns);
    await tx.findingUnit.deleteMany({ where: { findingId: id } });
    await tx.findingUnit.createMany({ data: unitIds.map((unitId, sortNo) => ({ findingId: id, unitId, sortNo })) });
    await passOnExtensions(tx, id);
    const after = await lockFinding(tx, viewer, id);
    await recount(tx, [before, after]);
    const changes = changesBetween(shownFinding(before), shownFinding(after));
    if (changes)
      await tell(tx, viewer, before, { kind: "FINDING_EDITED", payload: { number: before.number, changes } });
    return changed;
  });
}

/** 作废: the finding leaves every list and count and keeps its history and evidence. */
export function voidFinding(viewer: Viewer, input: VoidFindingInput): Promise<ChangedFinding> {
  return transaction((tx) => voidFindingIn(tx, viewer, input));
}

/** `voidFinding` within a transaction that does more. */
export async function voidFindingIn(
  tx: Tx,
  viewer: Viewer,
  { id, version, reason }: VoidFindingInput,
): Promise<ChangedFinding> {
  return governIn(tx, viewer, { id, version }, "void", async (finding) => {
    await tx.extension.updateMany({
      where: { measure: { findingId: id }, status: { in: ["HEAD_REVIEW", "OFFICE_REVIEW"] } },
      data: { status: "WITHDRAWN", version: { increment: 1 } },
    });
    await tell(tx, viewer, finding, { kind: "FINDING_VOIDED", payload: { number: finding.number, reason } });
    return { status: "VOID", voidReason: reason };
  });
}

/** 转长期坚持: still open, but no longer overdue; looked at again on the day of the review. */
export async function makeLongTerm(viewer: Viewer, input: MakeLongTermInput): Promise<ChangedFinding> {
  const { reason, stageGoal, nextReviewOn } = input;
  return govern(viewer, input, "makeLongTerm", async (tx, finding) => {
    assertReviewAhead(nextReviewOn);
    await tell(tx, viewer, finding, {
      kind: "FINDING_MADE_LONG_TERM",
      payload: { number: finding.number, reason, nextReviewOn },
    });
    return { status: "LONG_TERM", kind: "LONG_TERM", stageGoal, nextReviewOn: fromDay(nextReviewOn) };
  });
}

/** 阶段复核: how the stage went, and what is aimed at until the next review. */
export async function reviewLongTerm(viewer: Viewer, input: ReviewLongTermInput): Promise<ChangedFinding> {
  const { record, stageGoal, nextReviewOn } = input;
  return govern(viewer, input, "review", async (tx, finding) => {
    assertReviewAhead(nextReviewOn);
    await tell(tx, viewer, finding, {
      kind: "FINDING_REVIEWED",
      payload: { number: finding.number, record, nextReviewOn },
    });
    return { stageGoal, nextReviewOn: fromDay(nextReviewOn) };
  });
}

/** 恢复整改: with deadlines again. */
export async function resumeFinding(
  viewer: Viewer,
  { id, version, reason }: ResumeFindingInput,
): Promise<ChangedFinding> {
  return govern(viewer, { id, version }, "resume", async (tx, finding) => {
    await tell(tx, viewer, finding, { kind: "FINDING_RESUMED", payload: { number: finding.number, reason } });
    const status = finding.measures.length > 0 ? "RECTIFYING" : "REGISTERED";
    return { status, kind: "DEADLINE", stageGoal: "", nextReviewOn: null };
  });
}

/** What the office alone decides about a finding, in a transaction of its own. */
function govern(
  viewer: Viewer,
  seen: { id: string; version: number },
  verb: FindingVerb,
  decide: (tx: Tx, finding: LockedFinding) => Promise<Prisma.FindingUncheckedUpdateInput>,
): Promise<ChangedFinding> {
  return transaction((tx) => governIn(tx, viewer, seen, verb, (finding) => decide(tx, finding)));
}

/** The record, the permission, the state, the change, the counts. */
async function governIn(
  tx: Tx,
  viewer: Viewer,
  { id, version }: { id: string; version: number },
  verb: FindingVerb,
  decide: (finding: LockedFinding) => Promise<Prisma.FindingUncheckedUpdateInput>,
): Promise<ChangedFinding> {
  const finding = await lockFinding(tx, viewer, id);
  if (!canGovernFinding(viewer, accessOf(finding))) throw forbidden();
  assertOpen(finding.plan);
  assertAllows(finding, verb);
  assertVersion(finding, version);
  const changed = await changeFinding(tx, finding, await decide(finding));
  await recount(tx, [finding]);
  return changed;
}

function assertReviewAhead(nextReviewOn: Day): void {
  if (nextReviewOn <= today()) throw new AppError("INVALID", "reviewNotLater", { field: "nextReviewOn" });
}

const tell = (tx: Tx, viewer: Viewer, { id }: LockedFinding, event: AuditInput) =>
  recordEvent(tx, viewer, { ...event, findingId: id });
