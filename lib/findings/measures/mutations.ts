import { recordEvent, recordEvents } from "@/lib/activity/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { toDay } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { AppError, forbidden } from "@/lib/errors";
import { passOnExtensions } from "@/lib/findings/extensions/pass-on";
import {
  accessOf,
  assertAllows,
  assertVersion,
  changeFinding,
  lockFinding,
  lockMeasure,
  measureUnitIdsOf,
  recount,
  unitIdsOf,
} from "@/lib/findings/lock";
import { loadUnits, placeMeasure } from "@/lib/findings/place";
import { canGovernFinding, canPlanMeasures, canReportMeasure, canVoidMeasure } from "@/lib/findings/policy";
import { staleMeasure } from "@/lib/findings/shown";
import type { FindingStatus, MeasureStatus } from "@/lib/findings/status";
import { assertIssued, assertOpen } from "@/lib/plans/policy";
import { changeMeasure, deadlineColumns, reportOn } from "./change";
import type { AddMeasureInput, EditMeasureInput, ReportMeasureInput, VoidMeasureInput } from "./schema";

/** The finding after a change of its measures: its version grows only when its status did change. */
interface FindingState {
  status: FindingStatus;
  version: number;
}

interface AddedMeasure {
  id: string;
  sortNo: number;
  version: number;
  finding: FindingState;
}

/** Adds a measure; with the first one the finding is being rectified. */
export function addMeasure(viewer: Viewer, input: AddMeasureInput): Promise<AddedMeasure> {
  return transaction((tx) => addMeasureIn(tx, viewer, input));
}

/** `addMeasure` within a transaction that also keeps the answer under an idempotency key. */
export async function addMeasureIn(
  tx: Tx,
  viewer: Viewer,
  { findingId, ...input }: AddMeasureInput,
): Promise<AddedMeasure> {
  const finding = await lockFinding(tx, viewer, findingId);
  if (!canPlanMeasures(viewer, accessOf(finding))) throw forbidden();
  assertOpen(finding.plan);
  assertAllows(finding, "plan");
  const own = unitIdsOf(finding);
  const { columns, unitIds } = placeMeasure(await loadUnits(tx, finding.plan.governmentId, own), own, input);
  const last = await tx.measure.aggregate({ where: { findingId }, _max: { sortNo: true } });
  const measure = await tx.measure.create({
    data: {
      ...columns,
      ...{ findingId, sortNo: (last._max.sortNo ?? 0) + 1, originalDueOn: columns.dueOn },
      units: { create: unitIds.map((unitId, sortNo) => ({ unitId, sortNo })) },
    },
    select: { id: true, sortNo: true, version: true },
  });
  const isFirst = finding.status === "REGISTERED";
  const { status, version } = isFirst ? await changeFinding(tx, finding, { status: "RECTIFYING" }) : finding;
  await recount(tx, [finding]);
  await recordEvent(tx, viewer, {
    kind: "MEASURE_ADDED",
    findingId,
    payload: { number: finding.number, measure: measure.sortNo, text: input.text },
  });
  return { ...measure, finding: { status, version } };
}

/** Changes words, people and units of a measure; a deadline that is set only the office, others ask for an extension. */
export async function editMeasure(
  viewer: Viewer,
  { id, version, ...input }: EditMeasureInput,
): Promise<{ id: string; version: number }> {
  return transaction(async (tx) => {
    const { finding, measure } = await lockMeasure(tx, viewer, id);
    const access = accessOf(finding);
    if (!canPlanMeasures(viewer, access)) throw forbidden();
    assertOpen(finding.plan);
    assertAllows(finding, "plan");
    assertVersion(measure, version, staleMeasure(measure));
    const isSame = toDay(measure.dueOn) === input.dueOn && measure.dueText === input.dueText;
    if (measure.dueOn !== null && !isSame && !canGovernFinding(viewer, access)) {
      throw new AppError("INVALID", "deadlineByExtension", { field: "dueOn" });
    }
    const own = unitIdsOf(finding);
    const units = await loadUnits(tx, finding.plan.governmentId, [...own, ...measureUnitIdsOf(measure)]);
    const { columns, unitIds } = placeMeasure(units, own, input);
    const deadline = deadlineColumns(measure, input);
    const changed = await changeMeasure(tx, finding, measure, { ...columns, ...deadline }, unitIds);
    await passOnExtensions(tx, finding.id);
    await recount(tx, [finding]);
    await recordEvents(tx, viewer, changed.events);
    return { id, version: changed.version };
  });
}

/** Voids a measure and takes back what it asked for; without the last one the finding is only registered again. */
export function voidMeasure(viewer: Viewer, input: VoidMeasureInput): Promise<{ finding: FindingState }> {
  return transaction((tx) => voidMeasureIn(tx, viewer, input));
}

/** `voidMeasure` within a transaction that does more. */
export async function voidMeasureIn(
  tx: Tx,
  viewer: Viewer,
  { id, version, reason }: VoidMeasureInput,
): Promise<{ finding: FindingState }> {
  const { finding, measure } = await lockMeasure(tx, viewer, id);
  const access = accessOf(finding);
  if (!canPlanMeasures(viewer, access)) throw forbidden();
  if (!canVoidMeasure(viewer, access, measure)) throw new AppError("FORBIDDEN", "voidByOffice");
  assertOpen(finding.plan);
  assertAllows(finding, "plan");
  assertVersion(measure, version, staleMeasure(measure));
  await tx.measure.update({
    where: { id },
    data: { voidedAt: new Date(), voidReason: reason, version: { increment: 1 } },
  });
  await tx.extension.updateMany({
    where: { measureId: id, status: { in: ["HEAD_REVIEW", "OFFICE_REVIEW"] } },
    data: { status: "WITHDRAWN", version: { increment: 1 } },
  });
  const isLast = finding.measures.length === 1 && finding.status === "RECTIFYING";
  const after = isLast ? await changeFinding(tx, finding, { status: "REGISTERED", isReturned: false }) : finding;
  await recount(tx, [finding]);
  await recordEvent(tx, viewer, {
    kind: "MEASURE_VOIDED",
    findingId: finding.id,
    payload: { number: finding.number, measure: measure.sortNo, reason },
  });
  return { finding: { status: after.status, version: after.version } };
}

/** 填报整改进展: how a measure goes, in words and as a state. What is done is done today; said otherwise it is open again. */
export function reportMeasure(viewer: Viewer, input: ReportMeasureInput): Promise<ReportedMeasure> {
  return transaction((tx) => reportMeasureIn(tx, viewer, input));
}

interface ReportedMeasure {
  id: string;
  findingId: string;
  status: MeasureStatus;
  version: number;
}

/** `reportMeasure` within a transaction that also keeps the answer under an idempotency key. */
export async function reportMeasureIn(
  tx: Tx,
  viewer: Viewer,
  { id, version, text, status }: ReportMeasureInput,
): Promise<ReportedMeasure> {
  const { finding, measure } = await lockMeasure(tx, viewer, id);
  if (!canReportMeasure(viewer, accessOf(finding), { unitIds: measureUnitIdsOf(measure) })) throw forbidden();
  assertIssued(finding.plan);
  assertAllows(finding, "report");
  assertVersion(measure, version, staleMeasure(measure));
  const { changed, event } = await reportOn(tx, viewer, finding, measure, { text, status });
  await recount(tx, [finding]);
  await recordEvent(tx, viewer, event);
  return changed;
}
