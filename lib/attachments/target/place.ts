import { type AttachAccess, canAttach } from "@/lib/attachments/policy";
import type { AttachmentTarget } from "@/lib/attachments/schema";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { canViewAssignment } from "@/lib/duties/policy";
import { assertVisible } from "@/lib/duties/record/queries";
import { AppError, notFound } from "@/lib/errors";
import { assertFindingVisible } from "@/lib/findings/queries";
import type { FindingStatus } from "@/lib/findings/status";
import { isId } from "@/lib/ids";
import type { PlanStatus } from "@/prisma/generated/enums";

// What uploading, replacing and voiding ask about the thing a file hangs on. Each holds the year, and the finding, so that
// neither is closed before the caller's transaction ends.

/** The place of a file, as its row has it. */
export interface PlaceColumns {
  dutyId: string | null;
  assignmentId: string | null;
  period: string | null;
  findingId: string | null;
  measureId: string | null;
}

/** Where a file may be attached, with the year whose limits count. */
export interface Place extends PlaceColumns {
  /** Null while staged. */
  plan: PlacePlan | null;
  /** The edition it replaces. */
  previousId: string | null;
  edition: number;
  /** Of the finding or the duty, for the history's sentence. */
  number: string | null;
  code: string | null;
}

interface PlacePlan {
  id: string;
  year: number;
  status: PlanStatus;
  governmentId: string;
  filesPerDuty: number;
  megabytesPerUnit: number;
}

/** Facts of a place: what may be done there is not asked yet. */
export interface FoundPlace {
  place: Place;
  access: AttachAccess | null;
  /** Of the finding. */
  status: FindingStatus | null;
}

const STAGED: Place = {
  ...{ dutyId: null, assignmentId: null, period: null, findingId: null, measureId: null },
  ...{ plan: null, previousId: null, edition: 1, number: null, code: null },
};

/** The facts of the place that a new file is meant for; everything but `previous`, which is asked of the file it names. */
export function findPlace(viewer: Viewer, target: AttachmentTarget, client: Tx): Promise<FoundPlace> {
  const { duty, assignment, report, finding, measure, period = null } = target;
  if (measure) return measurePlace(viewer, measure, client);
  if (finding) return findingPlace(viewer, finding, null, client);
  if (report) return reportPlace(viewer, report, client);
  if (assignment) return assignmentPlace(viewer, assignment, period, client);
  if (duty) return ownDutyPlace(viewer, duty, client);
  return Promise.resolve({ place: STAGED, access: null, status: null });
}

/** The facts of the place at which an attachment hangs already. */
export function placeOf(viewer: Viewer, row: PlaceColumns, client: Tx): Promise<FoundPlace> {
  if (row.findingId) return findingPlace(viewer, row.findingId, row.measureId, client);
  if (row.dutyId) return sharePlace(viewer, row.dutyId, row, client);
  return Promise.resolve({ place: STAGED, access: null, status: null });
}

/** A share that was voided since keeps its evidence. */
async function sharePlace(
  viewer: Viewer,
  dutyId: string,
  { assignmentId, period }: PlaceColumns,
  client: Tx,
): Promise<FoundPlace> {
  const found = await dutyPlace(viewer, dutyId, client);
  return { ...found, place: { ...found.place, assignmentId, period } };
}

async function measurePlace(viewer: Viewer, id: string, client: Tx): Promise<FoundPlace> {
  const measure =
    isId(id) && (await client.measure.findFirst({ where: { id, voidedAt: null }, select: { findingId: true } }));
  if (!measure) throw notFound();
  return findingPlace(viewer, measure.findingId, id, client);
}

async function findingPlace(viewer: Viewer, id: string, measureId: string | null, client: Tx): Promise<FoundPlace> {
  await assertFindingVisible(viewer, id, client);
  await client.$queryRaw`
    select f.id from "Finding" f join "Plan" p on p.id = f."planId" where f.id = ${id}::uuid for share of p, f`;
  const { plan, units, measures, ...finding } = await client.finding.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ number: true, status: true, leadUnitId: true, raisedUnitId: true },
      plan: { select: PLAN },
      units: { select: { unitId: true } },
      measures: { where: { voidedAt: null }, select: { leadUnitId: true, units: { select: { unitId: true } } } },
    },
  });
  const access: AttachAccess = {
    kind: "FINDING",
    finding: {
      ...finding,
      governmentId: plan.governmentId,
      unitIds: units.map(({ unitId }) => unitId),
      measureUnitIds: measures.flatMap((measure) => [measure.leadUnitId, ...measure.units.map((one) => one.unitId)]),
    },
  };
  const place = { ...STAGED, plan, findingId: id, measureId, number: finding.number };
  return { place, access, status: finding.status };
}

async function reportPlace(viewer: Viewer, id: string, client: Tx): Promise<FoundPlace> {
  const report =
    isId(id) &&
    (await client.progressReport.findFirst({
      where: { id, status: { not: "WITHDRAWN" } },
      select: { assignmentId: true, period: true, status: true, assignment: { select: { unitId: true } } },
    }));
  // A draft is its unit's own affair.
  if (!report || (report.status === "DRAFT" && report.assignment.unitId !== viewer.unitId)) throw notFound();
  return assignmentPlace(viewer, report.assignmentId, report.period, client);
}

async function assignmentPlace(viewer: Viewer, id: string, period: string | null, client: Tx): Promise<FoundPlace> {
  const assignment =
    isId(id) &&
    (await client.assignment.findFirst({
      where: { id, voidedAt: null },
      select: { dutyId: true, unitId: true },
    }));
  if (!assignment) throw notFound();
  const { duty, leadUnitIds } = await holdDuty(viewer, assignment.dutyId, client);
  const { unitId } = assignment;
  if (!canViewAssignment(viewer, { unitId, leadUnitIds })) throw notFound();
  if (period && !period.startsWith(String(duty.plan.year))) {
    throw new AppError("INVALID", "periodOtherYear", { field: "period", values: { year: duty.plan.year } });
  }
  const { plan, code } = duty;
  return {
    place: { ...STAGED, plan, code, period, assignmentId: id, dutyId: assignment.dutyId },
    access: { kind: "ASSIGNMENT", governmentId: plan.governmentId, unitId },
    status: null,
  };
}

/** The duty itself for whoever may attach to it, for the other units on it their own share. */
async function ownDutyPlace(viewer: Viewer, id: string, client: Tx): Promise<FoundPlace> {
  const found = await dutyPlace(viewer, id, client);
  if (found.access && canAttach(viewer, found.access)) return found;
  const where = { dutyId: id, unitId: viewer.unitId, voidedAt: null };
  const share = await client.assignment.findFirst({ where, select: { id: true } });
  return share ? assignmentPlace(viewer, share.id, null, client) : found;
}

async function dutyPlace(viewer: Viewer, id: string, client: Tx): Promise<FoundPlace> {
  const { duty, leadUnitIds } = await holdDuty(viewer, id, client);
  const { plan, code } = duty;
  return {
    place: { ...STAGED, plan, code, dutyId: id },
    access: { kind: "DUTY", governmentId: plan.governmentId, leadUnitIds },
    status: null,
  };
}

const PLAN = {
  ...{ id: true, year: true, status: true, governmentId: true },
  ...{ filesPerDuty: true, megabytesPerUnit: true },
} as const;

async function holdDuty(viewer: Viewer, id: string, client: Tx) {
  await assertVisible(viewer, id, client);
  await client.$queryRaw`
    select d.id from "Duty" d join "Plan" p on p.id = d."planId" where d.id = ${id}::uuid for share of p`;
  const duty = await client.duty.findUniqueOrThrow({
    where: { id },
    select: { code: true, plan: { select: PLAN }, parties: { where: { role: "LEAD" }, select: { unitId: true } } },
  });
  return { duty, leadUnitIds: duty.parties.flatMap(({ unitId }) => unitId ?? []) };
}
