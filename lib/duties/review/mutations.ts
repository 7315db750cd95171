import { recordEvent } from "@/lib/activity/mutations";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { toDay } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { canReviewReport, canSignReport } from "@/lib/duties/policy";
import { leadUnitIdsOf, lockReport, moveAssignment } from "@/lib/duties/progress/mutations";
import { statusAfterAcceptance } from "@/lib/duties/progress/rules";
import type { AcceptReportsInput, ReportVersionInput, ReviewReportInput } from "@/lib/duties/progress/schema";
import { rollUpDuties } from "@/lib/duties/roll-up";
import type { DutyStatus, ReportStatus } from "@/lib/duties/status";
import { AppError, conflict, forbidden } from "@/lib/errors";

export interface ReviewedReport {
  id: string;
  assignmentId: string;
  status: ReportStatus;
  version: number;
}

/** Accepts or returns one report. A unit head may also return what awaits the own signature. */
export async function reviewReport(viewer: Viewer, input: ReviewReportInput): Promise<ReviewedReport> {
  if (input.decision === "RETURN" && (input.reason ?? "").length < 2)
    throw new AppError("INVALID", "reasonRequired", { field: "reason" });
  return transaction((tx) => reviewIn(tx, viewer, input));
}

/** 审签: the unit head passes a report on to its reviewer. */
export async function signReport(viewer: Viewer, { reportId, version }: ReportVersionInput): Promise<ReviewedReport> {
  return transaction(async (tx) => {
    const report = await lockReport(tx, viewer, reportId);
    if (!canSignReport(viewer, report.assignment)) throw forbidden();
    if (report.status !== "SIGNING") throw new AppError("CONFLICT", "reportNotPending");
    if (report.version !== version) throw conflict({ status: report.status });
    await tx.progressReport.update({
      where: { id: report.id },
      data: { status: "SUBMITTED", signedAt: new Date(), version: { increment: 1 } },
    });
    await recordEvent(tx, viewer, {
      ...subject(report),
      kind: "REPORT_SIGNED",
      payload: { period: report.period, unit: report.assignment.unit.name },
    });
    return { id: report.id, assignmentId: report.assignmentId, status: "SUBMITTED" as const, version: version + 1 };
  });
}

/**
 * Accepts many reports as they stand. Each is its own transaction, so that one that was withdrawn meanwhile does not hold up
 * the others; those are counted as skipped and stay where they are.
 */
export async function acceptReports(
  viewer: Viewer,
  { rows }: AcceptReportsInput,
): Promise<{ accepted: number; skipped: number }> {
  let accepted = 0;
  for (const row of rows) {
    try {
      await reviewReport(viewer, { ...row, decision: "ACCEPT" });
      accepted++;
    } catch (error) {
      if (!(error instanceof AppError) || error.code === "FORBIDDEN") throw error;
    }
  }
  return { accepted, skipped: rows.length - accepted };
}

type LockedReport = Awaited<ReturnType<typeof lockReport>>;

const subject = (report: LockedReport) => ({ dutyId: report.assignment.dutyId, assignmentId: report.assignmentId });

async function reviewIn(
  tx: Tx,
  viewer: Viewer,
  { reportId, version, decision, isDone, reason }: ReviewReportInput,
): Promise<ReviewedReport> {
  const report = await lockReport(tx, viewer, reportId);
  assertMayReview(viewer, report, decision);
  if (report.version !== version) throw conflict({ status: report.status });
  const isAccepted = decision === "ACCEPT";
  const done = isAccepted && (isDone ?? report.isDone);
  const status: ReportStatus = isAccepted ? "ACCEPTED" : "RETURNED";
  const next: DutyStatus = isAccepted ? statusAfterAcceptance(done) : "RETURNED";
  await tx.progressReport.update({
    where: { id: report.id },
    data: {
      status,
      reviewerId: viewer.userId,
      reviewedAt: new Date(),
      returnReason: isAccepted ? null : reason,
      version: { increment: 1 },
    },
  });
  await moveAssignment(tx, report.assignmentId, next, null);
  await rollUpDuties(tx, [report.assignment.dutyId]);
  const unit = report.assignment.unit.name;
  const event: AuditInput = isAccepted
    ? { kind: "REPORT_ACCEPTED", payload: { period: report.period, isDone: done, unit } }
    : { kind: "REPORT_RETURNED", payload: { period: report.period, reason: reason ?? "", unit } };
  await recordEvent(tx, viewer, { ...subject(report), ...event });
  return { id: report.id, assignmentId: report.assignmentId, status, version: version + 1 };
}

function assertMayReview(viewer: Viewer, report: LockedReport, decision: ReviewReportInput["decision"]): void {
  const { assignment } = report;
  if (report.status === "SIGNING" && decision === "RETURN" && canSignReport(viewer, assignment)) return;
  const access = {
    unitId: assignment.unitId,
    leadUnitIds: leadUnitIdsOf(assignment),
    governmentId: assignment.duty.plan.governmentId,
    authorId: report.authorId,
  };
  const isOwn = assignment.unitId === viewer.unitId || report.authorId === viewer.userId;
  if (!canReviewReport(viewer, access)) throw isOwn ? new AppError("FORBIDDEN", "ownReport") : forbidden();
  if (report.status !== "SUBMITTED")
    throw new AppError("CONFLICT", "reportNotPending", {
      current: { status: report.status, on: toDay(report.reviewedAt) },
    });
}
