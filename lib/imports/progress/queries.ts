import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, formatInstant, today, yearOf } from "@/lib/dates";
import type { Db, Tx } from "@/lib/db";
import { type Period, periodDue, periodOf } from "@/lib/duties/progress/rules";
import type { ImportPlan } from "@/lib/imports/changes";
import { getKnownUnits } from "@/lib/units/queries";
import { Prisma } from "@/prisma/generated/client";
import type { KnownDuty, KnownReport, KnownShare } from "./match";
import type { ProgressContext } from "./rules";

/** What a progress table may be about: the shares of all units for the office, of the own one for everybody else. */
export async function getProgressContext(reads: Db | Tx, viewer: Viewer, plan: ImportPlan): Promise<ProgressContext> {
  const isOffice = can(viewer, "managePlan");
  const own = isOffice ? Prisma.sql`true` : Prisma.sql`a."unitId" = ${viewer.unitId}::uuid`;
  const isShare = Prisma.sql`d."planId" = ${plan.id}::uuid and d."voidedAt" is null and a."voidedAt" is null and ${own}`;
  const duties = await reads.$queryRaw<KnownDuty[]>`
    select d.id, d.code, d.title, d.content, coalesce(k.title, '') as "keyTask", d."unitsText"
    from "Duty" d left join "Duty" k on k.id = d."keyTaskId"
    where d.id in (select a."dutyId" from "Assignment" a join "Duty" d on d.id = a."dutyId" where ${isShare})
    order by d."sortNo", d.id`;
  const shares = await reads.$queryRaw<Omit<KnownShare, "reports">[]>`
    select a.id, a."dutyId", a."unitId", a.version, a.status::text as status
    from "Assignment" a join "Duty" d on d.id = a."dutyId" where ${isShare} order by d."sortNo", a.id`;
  const reports = await reads.$queryRaw<
    (Omit<KnownReport, "at"> & { assignmentId: string; submittedAt: Date | null })[]
  >`
    select distinct on (r."assignmentId", r.period) r."assignmentId", r.period, r.progress, r.problems, r."nextSteps",
      r."isDone", r."submittedAt", w.name as by
    from "ProgressReport" r join "User" w on w.id = r."authorId"
      join "Assignment" a on a.id = r."assignmentId" join "Duty" d on d.id = a."dutyId"
    where ${isShare} and r.status not in ('DRAFT', 'WITHDRAWN')
    order by r."assignmentId", r.period, r."submittedAt" desc nulls last, r.id desc`;
  const reportsOf = new Map<string, KnownReport[]>();
  for (const { assignmentId, submittedAt, ...report } of reports) {
    const at = submittedAt ? formatInstant(submittedAt) : "";
    reportsOf.set(assignmentId, [...(reportsOf.get(assignmentId) ?? []), { ...report, at }]);
  }
  return {
    year: plan.year,
    period: defaultPeriod(plan.year, today()),
    known: await getKnownUnits(viewer),
    importer: { unitId: viewer.unitId, isOffice },
    duties,
    shares: shares.map((share) => ({ ...share, reports: reportsOf.get(share.id) ?? [] })),
  };
}

/** The quarter whose reports are due; of a year that is over, its last. */
function defaultPeriod(year: number, now: Day): Period {
  const day = yearOf(now) > year ? `${year}-12-31` : now;
  return periodOf("QUARTERLY", periodDue("QUARTERLY", day) ?? day);
}
