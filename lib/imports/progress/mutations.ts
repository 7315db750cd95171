import { recordEvents } from "@/lib/activity/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { canImportFor } from "@/lib/duties/policy";
import { handIn } from "@/lib/duties/progress/hand-in";
import { type LockedAssignment, ownAssignments } from "@/lib/duties/progress/lock";
import { rollUpDuties } from "@/lib/duties/roll-up";
import { AppError } from "@/lib/errors";
import { type ImportPlan, type RowToWrite, StaleRecords, type WrittenChange } from "@/lib/imports/changes";
import { chunksOf } from "@/lib/imports/chunks";
import { assertIssued } from "@/lib/plans/policy";
import type { ProgressReport } from "@/prisma/generated/client";
import { draftOf, type KeptAssignment, type KeptReport, keptAssignment, keptReport, putBack } from "./kept";
import type { ProgressWrite } from "./rules";

/**
 * Hands in what the rows say, as a sheet of the period is handed in. The author is who imports: the office for any unit, others
 * for their own.
 */
export async function applyProgress(
  tx: Tx,
  viewer: Viewer,
  _plan: ImportPlan,
  rows: readonly RowToWrite[],
): Promise<WrittenChange[]> {
  const writes = rows.map(({ record }) => record as ProgressWrite);
  const ids = writes.map(({ assignmentId }) => assignmentId);
  const assignments = await lockedFor(tx, viewer, ids, () => new StaleRecords(1));
  const stale = writes.filter(({ version }, index) => assignments[index]?.version !== version);
  if (stale.length > 0) throw new StaleRecords(stale.length);
  const changes: WrittenChange[] = [];
  for (const period of new Set(writes.map((write) => write.period))) {
    const own = writes.filter((write) => write.period === period);
    // A county has some seven thousand shares.
    for (const chunk of chunksOf(own)) changes.push(...(await writeReports(tx, viewer, period, chunk, assignments)));
  }
  return changes;
}

async function writeReports(
  tx: Tx,
  viewer: Viewer,
  period: string,
  writes: readonly ProgressWrite[],
  assignments: readonly LockedAssignment[],
): Promise<WrittenChange[]> {
  const ids = writes.map(({ assignmentId }) => assignmentId);
  // What handing in replaces: reports that wait, of whatever period, and the drafts of this one.
  const replaced = await tx.progressReport.findMany({
    where: {
      assignmentId: { in: ids },
      OR: [{ status: { in: ["SUBMITTED", "SIGNING"] } }, { status: "DRAFT", period }],
    },
  });
  const rows = writes.map(({ period: _period, ...write }) => ({ ...write, isUnchanged: false }));
  const reports = await handIn(tx, viewer, period, rows, canImportFor);
  const byId = new Map(assignments.map((assignment) => [assignment.id, assignment]));
  return [
    ...replaced.map(replacedChange),
    ...ids.flatMap((id) => {
      const before = byId.get(id);
      if (!before) return [];
      const version = before.version + 1;
      return { noun: "ASSIGNMENT" as const, recordId: id, before: keptAssignment(before), version };
    }),
    ...reports.map(({ id, version }) => ({ noun: "REPORT" as const, recordId: id, before: null, version })),
  ];
}

/** A draft is gone, a report that waited is withdrawn. */
function replacedChange(report: ProgressReport): WrittenChange {
  const version = report.status === "DRAFT" ? null : report.version + 1;
  return { noun: "REPORT", recordId: report.id, before: keptReport(report), version };
}

/**
 * Takes back what an import handed in: its reports are withdrawn, what they replaced stands again, the shares are as they were.
 * CONFLICT when one of them has been signed, reviewed or reported on since.
 */
export async function undoProgress(tx: Tx, viewer: Viewer, changes: readonly WrittenChange[]): Promise<void> {
  const shares = changes.filter(({ noun }) => noun === "ASSIGNMENT");
  const reports = changes.filter(({ noun }) => noun === "REPORT");
  const ids = shares.map(({ recordId }) => recordId);
  const assignments = await lockedFor(tx, viewer, ids, () => undoChanged(1, ""));
  for (const { duty } of assignments) assertIssued(duty.plan);
  const made = reports.filter(({ before }) => before === null);
  const kept = reports.filter(({ before, version }) => before !== null && version !== null);
  const drafts = reports.filter(({ before, version }) => before !== null && version === null);
  const now = await tx.progressReport.findMany({
    where: { id: { in: [...made, ...kept].map(({ recordId }) => recordId) } },
    select: { id: true, assignmentId: true, version: true, period: true },
  });
  assertUntouched(shares, made.concat(kept), assignments, now);
  await withdraw(
    tx,
    made.map(({ recordId }) => recordId),
  );
  for (const { recordId, before } of kept) {
    const { status } = before as KeptReport;
    await tx.progressReport.update({ where: { id: recordId }, data: { status, version: { increment: 1 } } });
  }
  await restoreDrafts(
    tx,
    drafts.map(({ before }) => before as KeptReport),
  );
  await putBack(
    tx,
    shares.map(({ recordId, before }) => ({ id: recordId, ...(before as KeptAssignment) })),
  );
  await rollUpDuties(tx, [...new Set(assignments.map(({ dutyId }) => dutyId))]);
  const madeIds = new Set(made.map(({ recordId }) => recordId));
  const periodOf = new Map(now.filter(({ id }) => madeIds.has(id)).map((one) => [one.assignmentId, one.period]));
  await recordEvents(
    tx,
    viewer,
    assignments.map(({ id, dutyId, unit }) => ({
      ...{ kind: "REPORT_WITHDRAWN" as const, dutyId, assignmentId: id },
      payload: { period: periodOf.get(id) ?? "", unit: unit.name },
    })),
  );
}

/** The shares, held in one order. @param gone what to say of one that is void by now */
async function lockedFor(
  tx: Tx,
  viewer: Viewer,
  ids: readonly string[],
  gone: () => Error,
): Promise<LockedAssignment[]> {
  try {
    return await ownAssignments(tx, viewer, ids, "duties", canImportFor);
  } catch (error) {
    throw error instanceof AppError && error.code === "NOT_FOUND" ? gone() : error;
  }
}

const undoChanged = (count: number, key: string) => new AppError("CONFLICT", "undoChanged", { values: { count, key } });

function assertUntouched(
  shares: readonly WrittenChange[],
  reports: readonly WrittenChange[],
  assignments: readonly LockedAssignment[],
  now: readonly { id: string; assignmentId: string; version: number }[],
): void {
  const shareOf = new Map(assignments.map((one) => [one.id, one]));
  const reportOf = new Map(now.map((one) => [one.id, one]));
  const touched = new Set<string>();
  for (const { recordId, version } of shares) if (shareOf.get(recordId)?.version !== version) touched.add(recordId);
  for (const { recordId, version } of reports) {
    const report = reportOf.get(recordId);
    if (report && report.version !== version) touched.add(report.assignmentId);
  }
  const [first] = touched;
  if (first === undefined) return;
  const share = shareOf.get(first);
  throw undoChanged(touched.size, share ? `${share.duty.code} ${share.unit.name}` : "");
}

async function withdraw(tx: Tx, ids: string[]): Promise<void> {
  await tx.progressReport.updateMany({
    where: { id: { in: ids } },
    data: { status: "WITHDRAWN", version: { increment: 1 } },
  });
}

/** What has been typed meanwhile is newer than what was being typed then. */
async function restoreDrafts(tx: Tx, drafts: readonly KeptReport[]): Promise<void> {
  const typed = await tx.progressReport.findMany({
    where: { assignmentId: { in: drafts.map(({ assignmentId }) => assignmentId) }, status: "DRAFT" },
    select: { assignmentId: true, period: true },
  });
  const has = new Set(typed.map(({ assignmentId, period }) => `${assignmentId} ${period}`));
  const missing = drafts.filter(({ assignmentId, period }) => !has.has(`${assignmentId} ${period}`));
  await tx.progressReport.createMany({ data: missing.map(draftOf) });
}
