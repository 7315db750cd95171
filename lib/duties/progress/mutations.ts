import { recordEvent, recordEvents } from "@/lib/activity/mutations";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay, today, yearOf } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { canReopenAssignment, canReportFor, canViewAssignment } from "@/lib/duties/policy";
import { assertVisible } from "@/lib/duties/record/queries";
import { rollUpDuties } from "@/lib/duties/roll-up";
import { allows, type DutyStatus, type ReportStatus } from "@/lib/duties/status";
import { AppError, conflict, forbidden, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { periodEnd, statusAfterWithdrawal } from "./rules";
import type { DraftInput, ReopenInput, ReportVersionInput, SubmitReportInput, SubmitSheetInput } from "./schema";

/** Keeps what is being typed. Drafts raise no version and are seen by the own unit only; one per assignment and period. */
export function saveDraft(viewer: Viewer, input: DraftInput): Promise<{ id: string; version: number }> {
  return transaction((tx) => saveDraftIn(tx, viewer, input));
}

/** `saveDraft` within a transaction that also keeps the answer under an idempotency key. */
export async function saveDraftIn(tx: Tx, viewer: Viewer, input: DraftInput): Promise<{ id: string; version: number }> {
  const assignment = await ownAssignment(tx, viewer, input.assignmentId);
  assertReportable(assignment.duty.plan, input.period);
  const { assignmentId, period, ...words } = input;
  const draft = await tx.progressReport.findFirst({
    where: { assignmentId, period, status: "DRAFT" },
    select: { id: true, version: true },
  });
  if (!draft)
    return tx.progressReport.create({
      data: { assignmentId, period, ...words, authorId: viewer.userId },
      select: { id: true, version: true },
    });
  return tx.progressReport.update({
    where: { id: draft.id },
    data: { ...words, authorId: viewer.userId },
    select: { id: true, version: true },
  });
}

/** Hands in one report. A report still waiting for review is replaced by it; the draft of the period becomes it. */
export async function submitReport(
  viewer: Viewer,
  input: SubmitReportInput,
): Promise<{ id: string; status: ReportStatus; version: number }> {
  return transaction((tx) => submitReportIn(tx, viewer, input));
}

/** `submitReport` within a transaction that also keeps the answer under an idempotency key. */
export async function submitReportIn(tx: Tx, viewer: Viewer, input: SubmitReportInput) {
  const { period, ...row } = input;
  const [report] = await handIn(tx, viewer, period, [{ ...row, isUnchanged: false }]);
  if (!report) throw notFound();
  return report;
}

/** Hands in all rows of a period sheet, or none: the refusal names the row by its duty's code. */
export async function submitSheet(viewer: Viewer, { period, rows }: SubmitSheetInput): Promise<{ count: number }> {
  return transaction(async (tx) => ({ count: (await handIn(tx, viewer, period, rows)).length }), SHEET_TIMEOUT);
}

const SHEET_TIMEOUT = 60_000;

/** Takes back a report that nobody has reviewed; its text becomes the draft again. */
export async function withdrawReport(viewer: Viewer, { reportId, version }: ReportVersionInput): Promise<void> {
  await transaction(async (tx) => {
    const report = await lockReport(tx, viewer, reportId);
    if (!canReportFor(viewer, report.assignment)) throw forbidden();
    if (report.status !== "SUBMITTED" && report.status !== "SIGNING")
      throw new AppError("CONFLICT", "reportNotPending");
    if (report.version !== version) throw conflict({ status: report.status });
    // What was typed meanwhile is newer than what was handed in.
    const draft = await tx.progressReport.count({
      where: { assignmentId: report.assignmentId, period: report.period, status: "DRAFT" },
    });
    await tx.progressReport.update({
      where: { id: report.id },
      data:
        draft > 0
          ? { status: "WITHDRAWN", version: { increment: 1 } }
          : { status: "DRAFT", submittedAt: null, signedAt: null, version: { increment: 1 } },
    });
    const previous = await tx.progressReport.findMany({
      where: { assignmentId: report.assignmentId, status: { in: ["ACCEPTED", "RETURNED"] } },
      orderBy: { reviewedAt: "asc" },
      select: { status: true, isUnchanged: true },
    });
    await moveAssignment(tx, report.assignmentId, statusAfterWithdrawal(previous), null);
    await rollUpDuties(tx, [report.assignment.dutyId]);
    await recordEvent(tx, viewer, {
      kind: "REPORT_WITHDRAWN",
      dutyId: report.assignment.dutyId,
      assignmentId: report.assignmentId,
      payload: { period: report.period, unit: report.assignment.unit.name },
    });
  });
}

/** The office opens again what was wrongly taken as done. */
export async function reopenAssignment(viewer: Viewer, { assignmentId, version, reason }: ReopenInput): Promise<void> {
  if (reason.length < 2) throw new AppError("INVALID", "reasonRequired", { field: "reason" });
  await transaction(async (tx) => {
    const assignment = await visibleAssignment(tx, viewer, assignmentId);
    if (!canReopenAssignment(viewer, assignment.duty.plan)) throw forbidden();
    assertIssued(assignment.duty.plan);
    if (!allows(assignment.status, "reopen")) throw new AppError("CONFLICT", "notDoneYet");
    if (assignment.version !== version) throw conflict({ status: assignment.status });
    await moveAssignment(tx, assignmentId, "IN_PROGRESS", null);
    await rollUpDuties(tx, [assignment.dutyId]);
    await recordEvent(tx, viewer, {
      kind: "ASSIGNMENT_REOPENED",
      dutyId: assignment.dutyId,
      assignmentId,
      payload: { reason, unit: assignment.unit.name },
    });
  });
}

type SheetRow = SubmitSheetInput["rows"][number];

/** One path for the single form, the sheet and the API. Duties are locked in id order, so that sheets cannot deadlock. */
async function handIn(tx: Tx, viewer: Viewer, period: string, rows: readonly SheetRow[]) {
  const places = await tx.assignment.findMany({
    where: { id: { in: rows.map((row) => row.assignmentId) } },
    select: { id: true, dutyId: true },
  });
  const dutyOf = new Map(places.map((place) => [place.id, place.dutyId]));
  const sorted = [...rows].sort((a, b) =>
    (dutyOf.get(a.assignmentId) ?? "").localeCompare(dutyOf.get(b.assignmentId) ?? ""),
  );
  const events: AuditInput[] = [];
  const reports = [];
  for (const row of sorted) {
    const assignment = await ownAssignment(tx, viewer, row.assignmentId);
    assertReportable(assignment.duty.plan, period);
    reports.push(await writeReport(tx, viewer, assignment, period, row));
    events.push({
      ...(row.isUnchanged
        ? { kind: "REPORT_UNCHANGED" as const, payload: { period, unit: assignment.unit.name } }
        : { kind: "REPORT_SUBMITTED" as const, payload: { period, isDone: row.isDone, unit: assignment.unit.name } }),
      dutyId: assignment.dutyId,
      assignmentId: assignment.id,
    });
  }
  await rollUpDuties(tx, [...new Set(dutyOf.values())]);
  await recordEvents(tx, viewer, events);
  return reports;
}

async function writeReport(tx: Tx, viewer: Viewer, assignment: LockedAssignment, period: string, row: SheetRow) {
  const field = `rows.${assignment.duty.code}`;
  if (assignment.version !== row.version) {
    throw new AppError("CONFLICT", "conflict", {
      field,
      current: { status: assignment.status, version: assignment.version },
    });
  }
  if (!allows(assignment.status, row.isUnchanged ? "unchanged" : "report")) {
    const key = row.isUnchanged ? "cannotUnchangedNow" : "cannotReportNow";
    throw new AppError("CONFLICT", key, { field, values: { status: assignment.status } });
  }
  if (!row.isUnchanged && row.progress === "") throw new AppError("INVALID", "progressRequired", { field });
  const now = new Date();
  const needsHead = assignment.duty.plan.headSignOff && viewer.role !== "UNIT_HEAD";
  const status: ReportStatus = row.isUnchanged ? "ACCEPTED" : needsHead ? "SIGNING" : "SUBMITTED";
  const { progress, problems, nextSteps, isDone, isUnchanged } = row;
  await tx.progressReport.updateMany({
    where: { assignmentId: assignment.id, status: { in: ["SUBMITTED", "SIGNING"] } },
    data: { status: "WITHDRAWN", version: { increment: 1 } },
  });
  await tx.progressReport.deleteMany({ where: { assignmentId: assignment.id, period, status: "DRAFT" } });
  const report = await tx.progressReport.create({
    data: {
      assignmentId: assignment.id,
      period,
      progress,
      problems,
      nextSteps,
      isDone: isDone && !isUnchanged,
      isUnchanged,
      status,
      authorId: viewer.userId,
      submittedAt: now,
      signedAt: status === "SUBMITTED" && assignment.duty.plan.headSignOff ? now : null,
      reviewedAt: isUnchanged ? now : null,
    },
    select: { id: true, status: true, version: true },
  });
  const handedInOn = !isUnchanged && isDone ? today(now) : null;
  await moveAssignment(tx, assignment.id, isUnchanged ? assignment.status : "SUBMITTED", handedInOn);
  return report;
}

/** Writes an assignment's status and what its reports say about it, and raises its version. */
export async function moveAssignment(tx: Tx, id: string, status: DutyStatus, handedInOn: string | null): Promise<void> {
  const reports = await tx.progressReport.findMany({
    where: { assignmentId: id, status: { in: ["SIGNING", "SUBMITTED", "ACCEPTED"] } },
    select: { period: true, submittedAt: true },
  });
  const ends = reports.map((report) => periodEnd(report.period)).sort();
  const times = reports.flatMap((report) => (report.submittedAt ? [report.submittedAt.getTime()] : []));
  await tx.assignment.update({
    where: { id },
    data: {
      status,
      handedInOn: fromDay(handedInOn),
      reportedThrough: fromDay(ends.at(-1) ?? null),
      lastReportAt: times.length === 0 ? null : new Date(Math.max(...times)),
      version: { increment: 1 },
    },
  });
}

type LockedAssignment = NonNullable<Awaited<ReturnType<typeof lockAssignment>>>;

/** Locks the duty's row, then reads: what follows cannot be overtaken. */
async function lockAssignment(tx: Tx, id: string) {
  await tx.$queryRaw`select d.id from "Duty" d join "Assignment" a on a."dutyId" = d.id where a.id = ${id}::uuid for update of d`;
  return tx.assignment.findFirst({
    where: { id, voidedAt: null, duty: { voidedAt: null } },
    include: {
      unit: { select: { name: true } },
      duty: { include: { plan: true, parties: { where: { role: "LEAD" }, select: { unitId: true } } } },
    },
  });
}

async function ownAssignment(tx: Tx, viewer: Viewer, id: string): Promise<LockedAssignment> {
  const assignment = await visibleAssignment(tx, viewer, id);
  if (!canReportFor(viewer, assignment)) throw forbidden();
  return assignment;
}

/** NOT_FOUND for a unit's share that the viewer sees as a count only. */
async function visibleAssignment(tx: Tx, viewer: Viewer, id: string): Promise<LockedAssignment> {
  const assignment = isId(id) ? await lockAssignment(tx, id) : null;
  if (!assignment) throw notFound();
  await assertVisible(viewer, assignment.dutyId, tx);
  if (!canViewAssignment(viewer, { unitId: assignment.unitId, leadUnitIds: leadUnitIdsOf(assignment) }))
    throw notFound();
  return assignment;
}

/** A report that is no draft, with its duty's row locked; NOT_FOUND outside the viewer's scope. */
export async function lockReport(tx: Tx, viewer: Viewer, id: string) {
  const place =
    isId(id) &&
    (await tx.progressReport.findFirst({
      where: { id, status: { notIn: ["WITHDRAWN", "DRAFT"] } },
      select: { assignmentId: true },
    }));
  if (!place) throw notFound();
  const assignment = await visibleAssignment(tx, viewer, place.assignmentId);
  assertIssued(assignment.duty.plan);
  const report = await tx.progressReport.findUniqueOrThrow({ where: { id } });
  return { ...report, assignment };
}

export const leadUnitIdsOf = ({ duty }: Pick<LockedAssignment, "duty">): string[] =>
  duty.parties.flatMap(({ unitId }) => unitId ?? []);

function assertIssued(plan: { status: string; year: number }): void {
  if (plan.status !== "ISSUED") throw new AppError("FORBIDDEN", "planNotIssued", { values: { year: plan.year } });
}

function assertReportable(plan: { status: string; year: number }, period: string): void {
  assertIssued(plan);
  if (Number(period.slice(0, 4)) !== plan.year)
    throw new AppError("INVALID", "periodOtherYear", { field: "period", values: { year: plan.year } });
  const now = today();
  const hasBegun = yearOf(now) > plan.year || periodStart(period) <= now;
  if (!hasBegun) throw new AppError("INVALID", "periodFuture", { field: "period", values: { period } });
}

function periodStart(period: string): string {
  const end = periodEnd(period);
  const months = period.length === 4 ? 12 : period.includes("Q") ? 3 : 1;
  const month = Number(end.slice(5, 7)) - months + 1;
  return `${end.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}
