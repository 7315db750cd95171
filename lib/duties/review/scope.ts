import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { ReviewFilter } from "@/lib/duties/progress/schema";
import { forbidden } from "@/lib/errors";
import { Prisma } from "@/prisma/generated/client";

/**
 * Which pending reports a viewer may decide, as SQL: the list, its count, its filters and "accept all" read these two.
 * Aliases: r the report, a its assignment, d the duty, p the plan, u the unit, k the key task.
 */
export const pendingFrom = Prisma.sql`
  "ProgressReport" r join "Assignment" a on a.id = r."assignmentId" join "Duty" d on d.id = a."dutyId"
  join "Plan" p on p.id = d."planId" join "Unit" u on u.id = a."unitId" left join "Duty" k on k.id = d."keyTaskId"`;

/** Throws FORBIDDEN for a role that decides nothing. The same rule as `canReviewReport` and `canSignReport` in policy.ts. */
export function pendingScope(viewer: Viewer, filter: Omit<ReviewFilter, "page">): Prisma.Sql {
  const conditions = [
    Prisma.sql`a."voidedAt" is null and d."voidedAt" is null and p.status = 'ISSUED'`,
    Prisma.sql`p."governmentId" = ${viewer.governmentId}::uuid`,
    filter.tab === "sign" ? signable(viewer) : reviewable(viewer),
  ];
  if (filter.unit) conditions.push(Prisma.sql`u.code = ${filter.unit}`);
  if (filter.keyTask) conditions.push(Prisma.sql`k.code = ${filter.keyTask}`);
  if (filter.period) conditions.push(Prisma.sql`r.period = ${filter.period}`);
  if (filter.done) conditions.push(Prisma.sql`r."isDone" = ${filter.done === "1"}`);
  return Prisma.join(conditions, " and ");
}

function reviewable(viewer: Viewer): Prisma.Sql {
  const others = Prisma.sql`r.status = 'SUBMITTED' and a."unitId" <> ${viewer.unitId}::uuid and r."authorId" <> ${viewer.userId}::uuid`;
  if (can(viewer, "reviewAny")) return others;
  if (!can(viewer, "reviewLed")) throw forbidden();
  return Prisma.sql`${others} and exists (
    select 1 from "DutyParty" l where l."dutyId" = d.id and l.role = 'LEAD' and l."unitId" = ${viewer.unitId}::uuid)`;
}

function signable(viewer: Viewer): Prisma.Sql {
  if (!can(viewer, "signReport")) throw forbidden();
  return Prisma.sql`r.status = 'SIGNING' and a."unitId" = ${viewer.unitId}::uuid`;
}
