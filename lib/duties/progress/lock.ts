import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { assertLedger, canReportFor, canViewAssignment } from "@/lib/duties/policy";
import { assertVisible } from "@/lib/duties/record/queries";
import type { DutyStatus } from "@/lib/duties/status";
import { forbidden, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { assertIssued, visiblePlanStatuses } from "@/lib/plans/policy";
import { Prisma } from "@/prisma/generated/client";
import { periodEnd } from "./rules";

// What the verbs of progress and review share: reading assignments so that nobody overtakes, and writing their status.

export type LockedAssignment = Awaited<ReturnType<typeof readAssignments>>[number];

/**
 * Locks, then reads, so that what follows cannot be overtaken. Every caller locks in the order of duty and assignment, so that
 * two sheets cannot deadlock.
 * @param reach "duties" when a status will change, for the duty's counts change with it; "assignments" for drafts
 */
export async function lockAssignments(tx: Tx, ids: readonly string[], reach: "duties" | "assignments") {
  const known = ids.filter(isId);
  const rows = reach === "duties" ? Prisma.sql`d, a` : Prisma.sql`a`;
  // The year too, so that it is not closed before this is done.
  await tx.$queryRaw`
    select a.id from "Assignment" a join "Duty" d on d.id = a."dutyId" join "Plan" p on p.id = d."planId"
    where a.id = any(${known}::uuid[]) order by d.id, a.id for update of ${rows} for share of p`;
  return new Map((await readAssignments(tx, known)).map((assignment) => [assignment.id, assignment]));
}

function readAssignments(tx: Tx, ids: string[]) {
  return tx.assignment.findMany({
    where: { id: { in: ids }, voidedAt: null, duty: { voidedAt: null } },
    include: {
      unit: { select: { name: true } },
      duty: { include: { plan: true, parties: { where: { role: "LEAD" }, select: { unitId: true } } } },
    },
  });
}

/** Whose words the viewer may hand in. */
export type MayReport = (viewer: Viewer, assignment: { unitId: string; governmentId: string }) => boolean;

/** The own unit's assignments, locked, in the order of `ids`; NOT_FOUND or FORBIDDEN for any other. */
export async function ownAssignments(
  tx: Tx,
  viewer: Viewer,
  ids: readonly string[],
  reach: "duties" | "assignments",
  mayReport: MayReport = canReportFor,
): Promise<LockedAssignment[]> {
  assertLedger(viewer);
  const locked = await lockAssignments(tx, ids, reach);
  const statuses = visiblePlanStatuses(viewer);
  const own: LockedAssignment[] = [];
  for (const id of ids) {
    const assignment = locked.get(id);
    if (!assignment) throw notFound();
    if (!mayReport(viewer, { unitId: assignment.unitId, governmentId: assignment.duty.plan.governmentId })) {
      await assertMayView(tx, viewer, assignment);
      throw forbidden();
    }
    if (!statuses.includes(assignment.duty.plan.status)) throw notFound();
    own.push(assignment);
  }
  return own;
}

/** NOT_FOUND for a unit's share that the viewer sees as a count only. */
export async function visibleAssignment(tx: Tx, viewer: Viewer, id: string): Promise<LockedAssignment> {
  assertLedger(viewer);
  const assignment = (await lockAssignments(tx, [id], "duties")).get(id);
  if (!assignment) throw notFound();
  await assertMayView(tx, viewer, assignment);
  return assignment;
}

async function assertMayView(tx: Tx, viewer: Viewer, assignment: LockedAssignment): Promise<void> {
  await assertVisible(viewer, assignment.dutyId, tx);
  if (!canViewAssignment(viewer, { unitId: assignment.unitId, leadUnitIds: leadUnitIdsOf(assignment) }))
    throw notFound();
}

/** A report that is no draft, with its duty's row locked; NOT_FOUND outside the viewer's scope. */
export async function lockReport(tx: Tx, viewer: Viewer, id: string) {
  assertLedger(viewer);
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

export interface AssignmentMove {
  id: string;
  status: DutyStatus;
  /** Day on which it was handed in as done, while that awaits review. */
  handedInOn: string | null;
}

/** Writes the assignments' status and what their reports say about them, and raises their versions. */
export async function moveAssignments(tx: Tx, moves: readonly AssignmentMove[]): Promise<void> {
  const reports = await tx.progressReport.findMany({
    where: { assignmentId: { in: moves.map(({ id }) => id) }, status: { in: ["SIGNING", "SUBMITTED", "ACCEPTED"] } },
    select: { assignmentId: true, period: true, submittedAt: true },
  });
  const facts = moves.map((move) => {
    const own = reports.filter((report) => report.assignmentId === move.id);
    const times = own.flatMap(({ submittedAt }) => (submittedAt ? [submittedAt.getTime()] : []));
    return {
      ...move,
      through:
        own
          .map(({ period }) => periodEnd(period))
          .sort()
          .at(-1) ?? null,
      lastAt: times.length === 0 ? null : new Date(Math.max(...times)),
    };
  });
  await tx.$executeRaw`
    update "Assignment" a set status = v.status::"DutyStatus", "handedInOn" = v."handedInOn"::date,
      "reportedThrough" = v.through::date, "lastReportAt" = v."lastAt"::timestamptz, version = a.version + 1
    from json_to_recordset(${JSON.stringify(facts)}::json)
      as v(id uuid, status text, "handedInOn" text, through text, "lastAt" text)
    where a.id = v.id`;
}
