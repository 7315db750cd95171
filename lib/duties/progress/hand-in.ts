import { recordEvents } from "@/lib/activity/mutations";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { canReportFor } from "@/lib/duties/policy";
import { rollUpDuties } from "@/lib/duties/roll-up";
import { allows, type ReportStatus } from "@/lib/duties/status";
import { AppError } from "@/lib/errors";
import { assertIssued } from "@/lib/plans/policy";
import type { PlanStatus } from "@/prisma/generated/enums";
import { type LockedAssignment, type MayReport, moveAssignments, ownAssignments } from "./lock";
import { periodStart } from "./rules";
import type { SubmitSheetInput } from "./schema";

// Handing in, whoever brings the words: the single form, the sheet, the API, an import.

export type SheetRow = SubmitSheetInput["rows"][number];

/** Hands in all rows, or none. A dozen statements, however many rows. */
export async function handIn(
  tx: Tx,
  viewer: Viewer,
  period: string,
  rows: readonly SheetRow[],
  mayReport: MayReport = canReportFor,
) {
  const ids = rows.map((row) => row.assignmentId);
  const assignments = await ownAssignments(tx, viewer, ids, "duties", mayReport);
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

/** Refuses a year that is not issued, and a period of another year or of the future. */
export function assertReportable(plan: { year: number; status: PlanStatus }, period: string): void {
  assertIssued(plan);
  if (Number(period.slice(0, 4)) !== plan.year)
    throw new AppError("INVALID", "periodOtherYear", { field: "period", values: { year: plan.year } });
  const now = today();
  const hasBegun = yearOf(now) > plan.year || periodStart(period) <= now;
  if (!hasBegun) throw new AppError("INVALID", "periodFuture", { field: "period", values: { period } });
}
