import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { AppError, conflict, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import type { Prisma } from "@/prisma/generated/client";
import type { FindingAccess } from "./policy";
import { rollUpFindings, tallyRectification } from "./roll-up";
import { findingFrom, findingRecordScope } from "./scope";
import { type FindingVerb, findingAllows } from "./status";

// What every verb that changes findings begins and ends with: the record, held; its state; what is counted from it.

const UNIT = { select: { id: true, name: true, shortName: true, initials: true, kind: true } } as const;

const FINDING = {
  plan: true,
  duty: { select: { id: true, code: true, title: true } },
  indicator: { select: { id: true, code: true, name: true } },
  leadUnit: UNIT,
  units: { orderBy: { sortNo: "asc" }, select: { unit: UNIT } },
  measures: {
    where: { voidedAt: null },
    orderBy: { sortNo: "asc" },
    include: { leadUnit: UNIT, units: { orderBy: { sortNo: "asc" }, select: { unit: UNIT } } },
  },
  closures: {
    where: { status: "PENDING" },
    include: { unit: UNIT, applicant: { select: { role: true } }, steps: { select: { actorId: true } } },
  },
} satisfies Prisma.FindingInclude;

export type LockedFinding = Prisma.FindingGetPayload<{ include: typeof FINDING }>;
export type LockedMeasure = LockedFinding["measures"][number];

/**
 * The findings among `ids` that the viewer may see, held with their years until the transaction ends; FORBIDDEN for who has no
 * part in rectification. Years are taken before findings, these in id order, by every verb. All measures, extensions, closures
 * and re-checks of a finding are written by whoever holds it.
 */
export async function lockFindings(
  tx: Tx,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, LockedFinding>> {
  assertCan(viewer, "viewFindings");
  const known = ids.filter(isId);
  await tx.$queryRaw`
    select p.id from "Plan" p where p.id in (select "planId" from "Finding" where id = any(${known}::uuid[]))
    order by p.id for share`;
  await tx.$queryRaw`select id from "Finding" where id = any(${known}::uuid[]) order by id for update`;
  const visible = await tx.$queryRaw<{ id: string }[]>`
    select f.id from ${findingFrom(viewer)} where f.id = any(${known}::uuid[]) and ${findingRecordScope(viewer)}`;
  const findings = await tx.finding.findMany({
    where: { id: { in: visible.map(({ id }) => id) } },
    include: FINDING,
    orderBy: { id: "asc" },
  });
  return new Map(findings.map((finding) => [finding.id, finding]));
}

/** One finding, held; NOT_FOUND outside the viewer's scope. */
export async function lockFinding(tx: Tx, viewer: Viewer, id: string): Promise<LockedFinding> {
  const finding = (await lockFindings(tx, viewer, [id])).get(id);
  if (!finding) throw notFound();
  return finding;
}

/** A measure that is not void, with its finding held; NOT_FOUND outside the viewer's scope. */
export async function lockMeasure(
  tx: Tx,
  viewer: Viewer,
  id: string,
): Promise<{ finding: LockedFinding; measure: LockedMeasure }> {
  assertCan(viewer, "viewFindings");
  const place = isId(id) && (await tx.measure.findUnique({ where: { id }, select: { findingId: true } }));
  if (!place) throw notFound();
  const finding = await lockFinding(tx, viewer, place.findingId);
  const measure = finding.measures.find((one) => one.id === id);
  if (!measure) throw notFound();
  return { finding, measure };
}

interface WithUnits {
  units: readonly { unit: { id: string } }[];
}

interface Accessed extends WithUnits, Pick<FindingAccess, "leadUnitId" | "raisedUnitId" | "status"> {
  plan: { governmentId: string };
  measures: readonly (WithUnits & { leadUnitId: string })[];
}

/** What policy.ts asks of a finding, locked or only read. */
export function accessOf(finding: Accessed): FindingAccess {
  return {
    governmentId: finding.plan.governmentId,
    unitIds: unitIdsOf(finding),
    leadUnitId: finding.leadUnitId,
    measureUnitIds: finding.measures.flatMap(measureUnitIdsOf),
    raisedUnitId: finding.raisedUnitId,
    status: finding.status,
  };
}

export const unitIdsOf = ({ units }: WithUnits): string[] => units.map(({ unit }) => unit.id);

/** Lead first. */
export const measureUnitIdsOf = ({ leadUnitId, units }: WithUnits & { leadUnitId: string }): string[] => [
  ...new Set([leadUnitId, ...unitIdsOf({ units })]),
];

/** CONFLICT with the state it is in now, unless the verb fits it. */
export function assertAllows({ status, version }: LockedFinding, verb: FindingVerb): void {
  if (!findingAllows(status, verb)) throw new AppError("CONFLICT", "findingStatus", { current: { status, version } });
}

/** CONFLICT unless the record is as it was seen. */
export function assertVersion(
  record: { version: number; status: string },
  seen: number,
  current: object = { status: record.status, version: record.version },
): void {
  if (record.version !== seen) throw conflict(current);
}

/** A finding after a verb. */
export interface ChangedFinding {
  id: string;
  status: LockedFinding["status"];
  version: number;
}

/** Writes the finding's own fields and its next version. */
export async function changeFinding(
  tx: Tx,
  { id }: { id: string },
  data: Prisma.FindingUncheckedUpdateInput,
): Promise<ChangedFinding> {
  return tx.finding.update({
    where: { id },
    data: { ...data, version: { increment: 1 } },
    select: { id: true, status: true, version: true },
  });
}

type Counted = Pick<LockedFinding, "id" | "planId" | "dutyId" | "units">;

/** Counts again what depends on these findings, as they were and as they are; the last thing a verb does before its audit row. */
export async function recount(tx: Tx, findings: readonly Counted[]): Promise<void> {
  await rollUpFindings(tx, [...new Set(findings.map(({ id }) => id))]);
  await tallyRectification(tx, {
    dutyIds: findings.flatMap(({ dutyId }) => dutyId ?? []),
    planUnits: findings.flatMap((finding) => unitIdsOf(finding).map((unitId) => ({ planId: finding.planId, unitId }))),
  });
}
