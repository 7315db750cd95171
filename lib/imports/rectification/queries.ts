import type { AuditKind } from "@/lib/activity/schema";
import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { formatInstant, toDay, today } from "@/lib/dates";
import type { Db, Tx } from "@/lib/db";
import { accessOf, measureUnitIdsOf, unitIdsOf } from "@/lib/findings/lock";
import { canImportMeasure } from "@/lib/findings/policy";
import { findingFrom, findingRecordScope } from "@/lib/findings/scope";
import type { ImportPlan } from "@/lib/imports/changes";
import { chunksOf } from "@/lib/imports/chunks";
import { getKnownUnits } from "@/lib/units/queries";
import type { Prisma } from "@/prisma/generated/client";
import type { KnownFinding, RectificationContext } from "./known";

const UNITS = { orderBy: { sortNo: "asc" }, select: { unit: { select: { id: true } } } } as const;

const FINDING = {
  ...{ id: true, version: true, number: true, status: true, text: true, goal: true, leadUnitId: true, closedOn: true },
  raisedUnitId: true,
  plan: { select: { governmentId: true } },
  units: UNITS,
  measures: {
    where: { voidedAt: null },
    orderBy: { sortNo: "asc" },
    select: {
      ...{ id: true, version: true, sortNo: true, text: true, person: true, dueText: true, dueOn: true, status: true },
      ...{ progress: true, leadUnitId: true, units: UNITS },
      reports: { orderBy: { id: "desc" }, take: 1, select: { createdAt: true, author: { select: { name: true } } } },
    },
  },
} satisfies Prisma.FindingSelect;

/** What a 整改台账 may be about: the findings of the year that the viewer sees, and all names of units. */
export async function getRectificationContext(
  reads: Db | Tx,
  viewer: Viewer,
  plan: ImportPlan,
): Promise<RectificationContext> {
  const seen = await reads.$queryRaw<{ id: string }[]>`
    select f.id from ${findingFrom(viewer)}
    where ${findingRecordScope(viewer)} and f."planId" = ${plan.id}::uuid and f.status <> 'VOID'`;
  const ids = seen.map(({ id }) => id);
  const last = await reads.$queryRaw<{ findingId: string; by: string; at: Date }[]>`
    select distinct on (e."findingId") e."findingId", e."actorName" as by, e.at
    from "AuditEvent" e where e."findingId" = any(${ids}::uuid[]) and e.kind = any(${EDITS}::text[]) order by e."findingId", e.id desc`;
  const changedBy = new Map(last.map(({ findingId, by, at }) => [findingId, { by, at: formatInstant(at) }]));
  const findings: KnownFinding[] = [];
  for (const chunk of chunksOf(ids)) {
    const found = await reads.finding.findMany({
      where: { id: { in: chunk } },
      select: FINDING,
      orderBy: { sortNo: "asc" },
    });
    findings.push(...found.map((one) => knownFinding(viewer, one, changedBy.get(one.id) ?? { by: "", at: "" })));
  }
  return {
    ...(await getKnownUnits(viewer)),
    ...{ year: plan.year, today: today(), isOffice: can(viewer, "editFinding"), findings },
  };
}

/** What changes the words that a sheet shows. */
const EDITS: AuditKind[] = ["FINDING_RAISED", "FINDING_EDITED", "MEASURE_ADDED", "MEASURE_EDITED", "EXTENSION_GRANTED"];

function knownFinding(
  viewer: Viewer,
  finding: Prisma.FindingGetPayload<{ select: typeof FINDING }>,
  changed: { by: string; at: string },
): KnownFinding {
  const { plan: _plan, raisedUnitId: _raised, units, measures, closedOn, ...own } = finding;
  const access = accessOf(finding);
  return {
    ...own,
    ...changed,
    closedOn: toDay(closedOn),
    unitIds: unitIdsOf({ units }),
    measures: measures.map(({ units: parts, leadUnitId, reports: [report], dueOn, ...measure }) => ({
      ...measure,
      dueOn: toDay(dueOn),
      canReport: canImportMeasure(viewer, access, { unitIds: measureUnitIdsOf({ leadUnitId, units: parts }) }),
      by: report?.author.name ?? changed.by,
      at: report ? formatInstant(report.createdAt) : changed.at,
    })),
  };
}
