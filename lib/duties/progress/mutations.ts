import { recordEvent, recordEvents } from "@/lib/activity/mutations";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { canReopenAssignment, canReportFor } from "@/lib/duties/policy";
import { rollUpDuties } from "@/lib/duties/roll-up";
import { allows, type ReportStatus } from "@/lib/duties/status";
import { AppError, conflict, forbidden, notFound } from "@/lib/errors";
import { assertIssued } from "@/lib/plans/policy";
import type { Plan } from "@/prisma/generated/client";
import { type LockedAssignment, lockReport, moveAssignments, ownAssignments, visibleAssignment } from "./lock";
import { periodStart, statusAfterWithdrawal } from "./rules";
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

type SheetRow = SubmitSheetInput["rows"][number];

/** One path for the single form, the sheet and the API. A dozen statements, however many rows. */
async function handIn(tx: Tx, viewer: Viewer, period: string, rows: readonly SheetRow[]) {
  const ids = rows.map((row) => row.assignmentId);
  const assignments = await ownAssignments(tx, viewer, ids, "duties");
  const pairs = rows.map((row, index) => ({ row, assignment: assignments[index] as LockedAssignment }));
  for (const { assignment } of pairs) assertReportable(assignment.duty.plan, period);
  assertFresh(pairs);
  for (const { row, assignment } of pairs) assertRow(row, assignment);
  const reports = await writeReports(tx, viewer, period, pairs);
  const handedInOn = (row: SheetRow) => (row.isDone && !row.isUnchanged ? today() : null);
  await moveAssignments(
    tx,
    pairs.map(({ row, assignment }) => ({
      id: assignment.id,
      status: row.isUnchanged ? assignment.status : "SUBMITTED",
      handedInOn: handedInOn(row),
    })),
  );
  await rollUpDuties(tx, [...new Set(assignments.map(({ dutyId }) => dutyId))]);
  await recordEvents(
    tx,
    viewer,
    pairs.map(({ row, assignment }) => eventOf(period, row, assignment)),
  );
  return reports;
}

interface Pair {
  row: SheetRow;
  assignment: LockedAssignment;
}

const fieldOf = ({ duty }: LockedAssignment): string => `rows.${duty.code}`;

/** CONFLICT with the first row that is not as it was seen; of a sheet, `current.rows` tells all of them by their codes. */
function assertFresh(pairs: readonly Pair[]): void {
  const seen = new Set<string>();
  const stale = pairs.filter(({ row, assignment }) => {
    const isRepeated = seen.has(assignment.id);
    seen.add(assignment.id);
    return isRepeated || row.version !== assignment.version;
  });
  const [first] = stale;
  if (!first) return;
  const now = ({ assignment: { status, version } }: Pair) => ({ status, version });
  const rows = Object.fromEntries(stale.map((pair) => [pair.assignment.duty.code, now(pair)]));
  throw new AppError("CONFLICT", "conflict", {
    field: fieldOf(first.assignment),
    current: pairs.length > 1 ? { ...now(first), rows } : now(first),
  });
}

/** Refuses a row by the code of its duty, so that the sheet can show the fault at the cell. */
function assertRow(row: SheetRow, assignment: LockedAssignment): void {
  const field = fieldOf(assignment);
  if (!allows(assignment.status, row.isUnchanged ? "unchanged" : "report")) {
    const key = row.isUnchanged ? "cannotUnchangedNow" : "cannotReportNow";
    throw new AppError("CONFLICT", key, { field });
  }
  if (!row.isUnchanged && row.progress === "") throw new AppError("INVALID", "progressRequired", { field });
}

/** The reports, in the order of the rows. What still waited for review, and the drafts, give way to them. */
async function writeReports(tx: Tx, viewer: Viewer, period: string, pairs: readonly Pair[]) {
  const now = new Date();
  const ids = pairs.map(({ assignment }) => assignment.id);
  await tx.progressReport.updateMany({
    where: { assignmentId: { in: ids }, status: { in: ["SUBMITTED", "SIGNING"] } },
    data: { status: "WITHDRAWN", version: { increment: 1 } },
  });
  await tx.progressReport.deleteMany({ where: { assignmentId: { in: ids }, period, status: "DRAFT" } });
  const data = pairs.map(({ row, assignment }) => {
    const { progress, problems, nextSteps, isUnchanged } = row;
    const { headSignOff } = assignment.duty.plan;
    const needsHead = headSignOff && viewer.role !== "UNIT_HEAD";
    const status: ReportStatus = isUnchanged ? "ACCEPTED" : needsHead ? "SIGNING" : "SUBMITTED";
    return {
      assignmentId: assignment.id,
      period,
      progress,
      problems,
      nextSteps,
      isDone: row.isDone && !isUnchanged,
      isUnchanged,
      status,
      authorId: viewer.userId,
      submittedAt: now,
      signedAt: status === "SUBMITTED" && headSignOff ? now : null,
      reviewedAt: isUnchanged ? now : null,
    };
  });
  const written = await tx.progressReport.createManyAndReturn({
    data,
    select: { id: true, status: true, version: true, assignmentId: true },
  });
  const byAssignment = new Map(written.map(({ assignmentId, ...report }) => [assignmentId, report]));
  return ids.flatMap((id) => byAssignment.get(id) ?? []);
}

function eventOf(period: string, row: SheetRow, { id, dutyId, unit }: LockedAssignment): AuditInput {
  const place = { dutyId, assignmentId: id };
  return row.isUnchanged
    ? { ...place, kind: "REPORT_UNCHANGED", payload: { period, unit: unit.name } }
    : { ...place, kind: "REPORT_SUBMITTED", payload: { period, isDone: row.isDone, unit: unit.name } };
}

function assertReportable(plan: Plan, period: string): void {
  assertIssued(plan);
  if (Number(period.slice(0, 4)) !== plan.year)
    throw new AppError("INVALID", "periodOtherYear", { field: "period", values: { year: plan.year } });
  const now = today();
  const hasBegun = yearOf(now) > plan.year || periodStart(period) <= now;
  if (!hasBegun) throw new AppError("INVALID", "periodFuture", { field: "period", values: { period } });
}
