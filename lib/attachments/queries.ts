import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { assertLedger, canViewAssignment } from "@/lib/duties/policy";
import { assertVisible } from "@/lib/duties/record/queries";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { assertFindingVisible } from "@/lib/findings/queries";
import type { FindingStatus } from "@/lib/findings/status";
import { isId } from "@/lib/ids";
import { Prisma } from "@/prisma/generated/client";
import type { PlanStatus } from "@/prisma/generated/enums";
import { canVoidEvidence, isEvidenceOpen } from "./policy";
import { contentRefusal, previewKind } from "./rules";
import type { EvidenceOf, EvidenceRow } from "./schema";
import { evidenceScope } from "./scope";

/** The evidence of one thing, in the order of its uploading; NOT_FOUND when the thing is not the viewer's to see. */
export async function listEvidence(viewer: Viewer, of: EvidenceOf): Promise<EvidenceRow[]> {
  const rows = await listRows(viewer, await conditionOf(viewer, of));
  return rows.map(({ place: _, ...row }) => row);
}

/** The evidence of a share as one group, that of the duty itself as the first one. */
export interface DutyEvidenceGroup {
  /** Null for the evidence of the duty itself. */
  assignmentId: string | null;
  unitName: string | null;
  period: string | null;
  rows: EvidenceRow[];
}

/** Everything of a duty that the viewer may see: its own, then by unit and period, the latest period first. */
export async function listDutyEvidence(viewer: Viewer, dutyId: string): Promise<DutyEvidenceGroup[]> {
  await assertVisible(viewer, dutyId);
  const rows = await listRows(viewer, Prisma.sql`t."dutyId" = ${dutyId}::uuid`);
  const groups = new Map<string, DutyEvidenceGroup>();
  for (const { place, ...row } of rows) {
    const { assignmentId, unitName } = place;
    const key = `${assignmentId} ${row.period}`;
    const group = groups.get(key) ?? { assignmentId, unitName, period: row.period, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** How many files there are, earlier editions left out. */
export async function countEvidence(viewer: Viewer, of: EvidenceOf): Promise<number> {
  const condition = await conditionOf(viewer, of);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from "Attachment" t where ${isCurrent} and ${condition} and ${evidenceScope(viewer)}`;
  return row?.count ?? 0;
}

export interface EvidenceCount {
  assignmentId: string;
  period: string;
  count: number;
}

/** Files of many reports with one statement; those without any are left out, as are those that the viewer may not see. */
export async function listEvidenceCounts(
  viewer: Viewer,
  reports: readonly { assignmentId: string; period: string }[],
): Promise<EvidenceCount[]> {
  const wanted = JSON.stringify(reports.filter(({ assignmentId }) => isId(assignmentId)));
  return db.$queryRaw<EvidenceCount[]>`
    select t."assignmentId", t.period, count(*)::int as count
    from json_to_recordset(${wanted}::json) as w("assignmentId" uuid, period text)
      join "Attachment" t on t."assignmentId" = w."assignmentId" and t.period = w.period
    where ${isCurrent} and ${evidenceScope(viewer)} group by 1, 2`;
}

/** Neither void nor replaced by a later edition. Void rows are taken out of the chain of editions. */
export const isCurrent = Prisma.sql`(t."voidedAt" is null and not exists (
  select 1 from "Attachment" n where n."previousId" = t.id))`;

async function conditionOf(viewer: Viewer, of: EvidenceOf): Promise<Prisma.Sql> {
  if ("finding" in of) {
    await assertFindingVisible(viewer, of.finding);
    return Prisma.sql`t."findingId" = ${of.finding}::uuid`;
  }
  if ("measure" in of) {
    assertLedger(viewer);
    const measure = await db.measure.findUnique({ where: { id: of.measure }, select: { findingId: true } });
    if (!measure) throw notFound();
    await assertFindingVisible(viewer, measure.findingId);
    return Prisma.sql`t."measureId" = ${of.measure}::uuid`;
  }
  if ("duty" in of) {
    await assertVisible(viewer, of.duty);
    return Prisma.sql`t."dutyId" = ${of.duty}::uuid and t."assignmentId" is null`;
  }
  const { assignment, period } = of;
  await assertShareVisible(viewer, assignment);
  const share = Prisma.sql`t."assignmentId" = ${assignment}::uuid`;
  return period === null ? share : Prisma.sql`${share} and t.period = ${period}`;
}

/** NOT_FOUND for a share of which the viewer sees a count only. */
async function assertShareVisible(viewer: Viewer, id: string): Promise<void> {
  // Administrators are refused before they learn whether it exists.
  assertLedger(viewer);
  const share =
    isId(id) &&
    (await db.assignment.findUnique({
      where: { id },
      select: {
        unitId: true,
        dutyId: true,
        duty: { select: { parties: { where: { role: "LEAD" }, select: { unitId: true } } } },
      },
    }));
  if (!share) throw notFound();
  await assertVisible(viewer, share.dutyId);
  const leadUnitIds = share.duty.parties.flatMap(({ unitId }) => unitId ?? []);
  if (!canViewAssignment(viewer, { unitId: share.unitId, leadUnitIds })) throw notFound();
}

interface PlacedRow extends EvidenceRow {
  /** Whose share it is evidence of. */
  place: { assignmentId: string | null; unitName: string | null };
}

interface Fetched extends Omit<EvidenceRow, "preview" | "earlier" | "canVoid"> {
  assignmentId: string | null;
  shareUnit: string | null;
  unitId: string;
  governmentId: string;
  planStatus: PlanStatus | null;
  findingStatus: FindingStatus | null;
  clearedAt: Date | null;
}

async function listRows(viewer: Viewer, condition: Prisma.Sql): Promise<PlacedRow[]> {
  const scope = evidenceScope(viewer);
  const rows = await db.$queryRaw<Fetched[]>`
    with mine as (select t.* from "Attachment" t where ${isCurrent} and ${condition} and ${scope})
    select r.id, r.name, c.size, c.type, c.scan::text as scan, c."clearedAt", r.edition, w.name as "uploaderName",
      u."shortName" as "unitName", r."createdAt", r.period, r."measureId", r."assignmentId", y."shortName" as "shareUnit",
      r."unitId", r."governmentId", p.status::text as "planStatus", f.status::text as "findingStatus", o.uses
    from mine r join "StoredFile" c on c.sha256 = r.sha256 join "User" w on w.id = r."uploaderId"
      join "Unit" u on u.id = r."unitId" left join "Assignment" s on s.id = r."assignmentId"
      left join "Unit" y on y.id = s."unitId" left join "Duty" d on d.id = r."dutyId"
      left join "Finding" f on f.id = r."findingId" left join "Measure" m on m.id = r."measureId"
      left join "Plan" p on p.id = coalesce(d."planId", f."planId")
      cross join lateral (
        select count(distinct (t."findingId", t."dutyId", t."assignmentId", t.period))::int as uses from "Attachment" t
        where t.sha256 = r.sha256 and ${isCurrent} and num_nonnulls(t."findingId", t."dutyId") = 1 and ${scope}
          and (t."findingId", t."dutyId", t."assignmentId", t.period)
            is distinct from (r."findingId", r."dutyId", r."assignmentId", r.period)) o
    order by y."sortNo" nulls first, r."assignmentId" nulls first, r.period desc nulls last, m."sortNo" nulls first, r.id`;
  const earlier = await listEarlier(rows.filter(({ edition }) => edition > 1).map(({ id }) => id));
  return rows.map(
    ({ assignmentId, shareUnit, unitId, governmentId, planStatus, findingStatus, clearedAt, ...row }) => ({
      ...row,
      preview:
        contentRefusal({ scan: row.scan, clearedAt }, env().clamav !== undefined) === null ? previewKind(row) : null,
      earlier: earlier.get(row.id) ?? [],
      canVoid: isEvidenceOpen(viewer, planStatus, findingStatus) && canVoidEvidence(viewer, { unitId, governmentId }),
      place: { assignmentId, unitName: shareUnit },
    }),
  );
}

/** The editions before those, newest first. They hang on the same place, so who sees one sees all. */
async function listEarlier(ids: readonly string[]): Promise<Map<string, EvidenceRow["earlier"]>> {
  const found = new Map<string, EvidenceRow["earlier"]>();
  if (ids.length === 0) return found;
  const rows = await db.$queryRaw<(EvidenceRow["earlier"][number] & { head: string })[]>`
    with recursive chain as (
      select t.id as head, t."previousId" as next from "Attachment" t where t.id = any(${ids}::uuid[])
      union all select c.head, t."previousId" from chain c join "Attachment" t on t.id = c.next)
    select c.head, t.id, t.name, t.edition, t."createdAt" from chain c join "Attachment" t on t.id = c.next
    order by t.edition desc`;
  for (const { head, ...row } of rows) found.set(head, [...(found.get(head) ?? []), row]);
  return found;
}
