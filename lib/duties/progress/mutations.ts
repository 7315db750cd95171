import { recordEvent } from "@/lib/activity/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { type Tx, transaction } from "@/lib/db";
import { canReopenAssignment, canReportFor } from "@/lib/duties/policy";
import { rollUpDuties } from "@/lib/duties/roll-up";
import { allows, type ReportStatus } from "@/lib/duties/status";
import { AppError, conflict, forbidden, notFound } from "@/lib/errors";
import { assertIssued } from "@/lib/plans/policy";
import { assertReportable, handIn } from "./hand-in";
import { lockReport, moveAssignments, ownAssignments, visibleAssignment } from "./lock";
import { statusAfterWithdrawal } from "./rules";
import type {
  DraftInput,
  DraftsInput,
  ReopenInput,
  ReportVersionInput,
  SubmitReportInput,
  SubmitSheetInput,
} from "./schema";

/** Keeps what is being typed. Drafts raise no version and are seen by the own unit only; one per assignment and period. */
export function saveDraft(viewer: Viewer, input: DraftInput): Promise<{ id: string; version: number }> {
  return transaction((tx) => saveDraftIn(tx, viewer, input));
}

/** `saveDraft` within a transaction that also keeps the answer under an idempotency key. */
export async function saveDraftIn(
  tx: Tx,
  viewer: Viewer,
  { period, ...row }: DraftInput,
): Promise<{ id: string; version: number }> {
  const [draft] = await keepDrafts(tx, viewer, { period, rows: [row] });
  if (!draft) throw notFound();
  return draft;
}

/** The same for rows of a sheet: what was pasted into a hundred cells is one call. */
export async function saveDrafts(viewer: Viewer, input: DraftsInput): Promise<{ count: number }> {
  return transaction(async (tx) => ({ count: (await keepDrafts(tx, viewer, input)).length }));
}

async function keepDrafts(tx: Tx, viewer: Viewer, { period, rows }: DraftsInput) {
  const ids = rows.map((row) => row.assignmentId);
  if (new Set(ids).size < ids.length) throw conflict();
  for (const { duty } of await ownAssignments(tx, viewer, ids, "assignments")) assertReportable(duty.plan, period);
  const existing = await tx.progressReport.findMany({
    where: { assignmentId: { in: ids }, period, status: "DRAFT" },
    select: { id: true, assignmentId: true },
  });
  const idOf = new Map(existing.map((draft) => [draft.assignmentId, draft.id]));
  const kept = { id: true, version: true };
  const drafts = await tx.progressReport.createManyAndReturn({
    data: rows.filter((row) => !idOf.has(row.assignmentId)).map((row) => ({ ...row, period, authorId: viewer.userId })),
    select: kept,
  });
  for (const { assignmentId, ...words } of rows) {
    const id = idOf.get(assignmentId);
    if (!id) continue;
    const data = { ...words, authorId: viewer.userId };
    drafts.push(await tx.progressReport.update({ where: { id }, data, select: kept }));
  }
  return drafts;
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
    await moveAssignments(tx, [{ id: report.assignmentId, status: statusAfterWithdrawal(previous), handedInOn: null }]);
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
    await moveAssignments(tx, [{ id: assignmentId, status: "IN_PROGRESS", handedInOn: null }]);
    await rollUpDuties(tx, [assignment.dutyId]);
    await recordEvent(tx, viewer, {
      kind: "ASSIGNMENT_REOPENED",
      dutyId: assignment.dutyId,
      assignmentId,
      payload: { reason, unit: assignment.unit.name },
    });
  });
}
