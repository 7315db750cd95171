import { recordEvent, recordEvents } from "@/lib/activity/mutations";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { toDay } from "@/lib/dates";
import { db, type Tx, transaction } from "@/lib/db";
import { assertLedger, canReviewReport, canSignReport } from "@/lib/duties/policy";
import {
  type LockedAssignment,
  leadUnitIdsOf,
  lockAssignments,
  lockReport,
  moveAssignments,
} from "@/lib/duties/progress/lock";
import { statusAfterAcceptance } from "@/lib/duties/progress/rules";
import type {
  AcceptFilteredInput,
  AcceptReportsInput,
  ReportVersionInput,
  ReviewReportInput,
} from "@/lib/duties/progress/schema";
import { rollUpDuties } from "@/lib/duties/roll-up";
import type { DutyStatus, ReportStatus } from "@/lib/duties/status";
import { AppError, conflict, forbidden } from "@/lib/errors";
import { assertIssued } from "@/lib/plans/policy";
import { pendingFrom, pendingScope } from "./scope";

export interface ReviewedReport {
  id: string;
  assignmentId: string;
  status: ReportStatus;
  version: number;
}

export interface BulkResult {
  accepted: number;
  /** Withdrawn, replaced or decided by somebody else meanwhile: left as they are. */
  skipped: number;
}

/** Accepts or returns one report. A unit head may also return what awaits the own signature. */
export async function reviewReport(viewer: Viewer, input: ReviewReportInput): Promise<ReviewedReport> {
  if (input.decision === "RETURN" && (input.reason ?? "").length < 2)
    throw new AppError("INVALID", "reasonRequired", { field: "reason" });
  return transaction((tx) => reviewIn(tx, viewer, input));
}

/** 审签: the unit head passes reports on to their reviewer. One alone that cannot be signed is refused; of many it is skipped. */
export async function signReports(viewer: Viewer, { rows }: AcceptReportsInput): Promise<BulkResult> {
  const [only] = rows;
  if (rows.length === 1 && only) {
    await transaction((tx) => signIn(tx, viewer, only));
    return { accepted: 1, skipped: 0 };
  }
  return inChunks(viewer, rows, "SIGNING", async (tx, chunk) => {
    await tx.progressReport.updateMany({
      where: { id: { in: chunk.map(({ id }) => id) } },
      data: { status: "SUBMITTED", signedAt: new Date(), version: { increment: 1 } },
    });
    const events = chunk.map((report) => ({ ...subject(report), ...signedEvent(report) }));
    await recordEvents(tx, viewer, events);
  });
}

/** Accepts many reports as they stand. One that was withdrawn meanwhile does not hold up the others. */
export function acceptReports(viewer: Viewer, { rows }: AcceptReportsInput): Promise<BulkResult> {
  return inChunks(viewer, rows, "SUBMITTED", (tx, chunk) => acceptChunk(tx, viewer, chunk));
}

/** Accepts (or, on the head's tab, signs) everything a filter finds that had been handed in when the reviewer looked. */
export async function acceptFiltered(viewer: Viewer, { filter, until }: AcceptFilteredInput): Promise<BulkResult> {
  const rows = await db.$queryRaw<ReportVersionInput[]>`
    select r.id as "reportId", r.version from ${pendingFrom}
    where ${pendingScope(viewer, filter)} and r."submittedAt" <= ${until} order by u."sortNo", d."sortNo", r.id`;
  if (rows.length === 0) return { accepted: 0, skipped: 0 };
  return filter.tab === "sign" ? signReports(viewer, { rows }) : acceptReports(viewer, { rows });
}

type Row = AcceptReportsInput["rows"][number];
type LockedReport = Awaited<ReturnType<typeof lockReport>>;

const subject = (report: LockedReport) => ({ dutyId: report.assignment.dutyId, assignmentId: report.assignmentId });

const signedEvent = (report: LockedReport): AuditInput => ({
  kind: "REPORT_SIGNED",
  payload: { period: report.period, unit: report.assignment.unit.name },
});

// Large enough to be quick, small enough that nobody waits for the locks.
const CHUNK = 200;

async function inChunks(
  viewer: Viewer,
  rows: readonly Row[],
  status: "SUBMITTED" | "SIGNING",
  decide: (tx: Tx, chunk: LockedReport[]) => Promise<void>,
): Promise<BulkResult> {
  let accepted = 0;
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    accepted += await transaction(async (tx) => {
      const ready = await lockPending(tx, viewer, chunk, status);
      if (ready.length > 0) await decide(tx, ready);
      return ready.length;
    }, 30_000);
  }
  return { accepted, skipped: rows.length - accepted };
}

/** The reports that are still as the viewer saw them, locked, with the viewer's own word on `isDone`. FORBIDDEN when one of them is not the viewer's to decide. */
async function lockPending(
  tx: Tx,
  viewer: Viewer,
  rows: readonly Row[],
  status: "SUBMITTED" | "SIGNING",
): Promise<LockedReport[]> {
  assertLedger(viewer);
  const ids = [...new Set(rows.map((row) => row.reportId))];
  const places = await tx.progressReport.findMany({ where: { id: { in: ids } }, select: { assignmentId: true } });
  const assignments = await lockAssignments(
    tx,
    places.map((place) => place.assignmentId),
    "duties",
  );
  const seen = new Map(rows.map((row) => [row.reportId, row]));
  const reports = await tx.progressReport.findMany({ where: { id: { in: ids }, status } });
  const ready: LockedReport[] = [];
  for (const row of reports) {
    const assignment = assignments.get(row.assignmentId);
    const asSeen = seen.get(row.id);
    if (!assignment || row.version !== asSeen?.version) continue;
    const report = { ...row, isDone: asSeen.isDone ?? row.isDone, assignment };
    if (status === "SIGNING" ? canSignReport(viewer, assignment) : canReviewReport(viewer, accessOf(report))) {
      assertIssued(assignment.duty.plan);
      ready.push(report);
      continue;
    }
    // Not the viewer's: a refusal when it can be seen, as if it were not there when it cannot.
    if (await isVisible(tx, viewer, row.id)) throw refusal(viewer, report);
  }
  return ready;
}

async function isVisible(tx: Tx, viewer: Viewer, id: string): Promise<boolean> {
  try {
    await lockReport(tx, viewer, id);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return false;
    throw error;
  }
}

async function acceptChunk(tx: Tx, viewer: Viewer, reports: readonly LockedReport[]): Promise<void> {
  await tx.progressReport.updateMany({
    where: { id: { in: reports.map(({ id }) => id) } },
    data: {
      status: "ACCEPTED",
      reviewerId: viewer.userId,
      reviewedAt: new Date(),
      returnReason: null,
      version: { increment: 1 },
    },
  });
  await moveAssignments(
    tx,
    reports.map((report) => ({
      id: report.assignmentId,
      status: statusAfterAcceptance(report.isDone),
      handedInOn: null,
    })),
  );
  await rollUpDuties(tx, [...new Set(reports.map(({ assignment }) => assignment.dutyId))]);
  const events = reports.map((report) => ({ ...subject(report), ...decisionEvent(report, true, report.isDone, "") }));
  await recordEvents(tx, viewer, events);
}

async function reviewIn(
  tx: Tx,
  viewer: Viewer,
  { reportId, version, decision, isDone, reason = "" }: ReviewReportInput,
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
  await moveAssignments(tx, [{ id: report.assignmentId, status: next, handedInOn: null }]);
  await rollUpDuties(tx, [report.assignment.dutyId]);
  await recordEvent(tx, viewer, { ...subject(report), ...decisionEvent(report, isAccepted, done, reason) });
  return { id: report.id, assignmentId: report.assignmentId, status, version: version + 1 };
}

function decisionEvent(report: LockedReport, isAccepted: boolean, isDone: boolean, reason: string): AuditInput {
  const { period } = report;
  const unit = report.assignment.unit.name;
  return isAccepted
    ? { kind: "REPORT_ACCEPTED", payload: { period, isDone, unit } }
    : { kind: "REPORT_RETURNED", payload: { period, reason, unit } };
}

async function signIn(tx: Tx, viewer: Viewer, { reportId, version }: ReportVersionInput): Promise<void> {
  const report = await lockReport(tx, viewer, reportId);
  if (!canSignReport(viewer, report.assignment)) throw forbidden();
  if (report.status !== "SIGNING") throw new AppError("CONFLICT", "reportNotPending");
  if (report.version !== version) throw conflict({ status: report.status });
  await tx.progressReport.update({
    where: { id: report.id },
    data: { status: "SUBMITTED", signedAt: new Date(), version: { increment: 1 } },
  });
  await recordEvent(tx, viewer, { ...subject(report), ...signedEvent(report) });
}

function assertMayReview(viewer: Viewer, report: LockedReport, decision: ReviewReportInput["decision"]): void {
  if (report.status === "SIGNING" && decision === "RETURN" && canSignReport(viewer, report.assignment)) return;
  if (!canReviewReport(viewer, accessOf(report))) throw refusal(viewer, report);
  if (report.status !== "SUBMITTED")
    throw new AppError("CONFLICT", "reportNotPending", {
      current: { status: report.status, on: toDay(report.reviewedAt) },
    });
}

function refusal(viewer: Viewer, { assignment, authorId }: LockedReport): AppError {
  const isOwn = assignment.unitId === viewer.unitId || authorId === viewer.userId;
  return isOwn ? new AppError("FORBIDDEN", "ownReport") : forbidden();
}

const accessOf = ({ assignment, authorId }: { assignment: LockedAssignment; authorId: string }) => ({
  unitId: assignment.unitId,
  leadUnitIds: leadUnitIdsOf(assignment),
  governmentId: assignment.duty.plan.governmentId,
  authorId,
});
