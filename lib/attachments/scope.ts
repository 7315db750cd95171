import type { Viewer } from "@/lib/auth/viewer";
import { assertLedger, ledgerReach } from "@/lib/duties/policy";
import { dutyFrom, recordScope } from "@/lib/duties/scope";
import { findingFrom, findingRecordScope } from "@/lib/findings/scope";
import { Prisma } from "@/prisma/generated/client";
import { canSeeVoided } from "./policy";

/**
 * Which evidence a viewer sees, as SQL over `t`, the attachment: that of the things the viewer sees, and the own staged
 * uploads. FORBIDDEN for the three administrators.
 */
export function evidenceScope(viewer: Viewer): Prisma.Sql {
  assertLedger(viewer);
  const isShown = canSeeVoided(viewer)
    ? Prisma.sql`(t."voidedAt" is null or t."governmentId" = ${viewer.governmentId}::uuid)`
    : Prisma.sql`t."voidedAt" is null`;
  return Prisma.sql`(${isShown} and case
    when t."findingId" is not null then exists (
      select 1 from ${findingFrom(viewer)} where f.id = t."findingId" and ${findingRecordScope(viewer)})
    when t."dutyId" is not null then exists (
      select 1 from ${dutyFrom(viewer)} where d.id = t."dutyId" and ${recordScope(viewer)}) and ${visibleShare(viewer)}
    else t."uploaderId" = ${viewer.userId}::uuid end)`;
}

/** `canViewAssignment` in SQL: a unit's share in full, or only as a count. */
function visibleShare(viewer: Viewer): Prisma.Sql {
  if (ledgerReach(viewer) === "GOVERNMENT") return Prisma.sql`true`;
  return Prisma.sql`(t."assignmentId" is null
    or exists (select 1 from "Assignment" s where s.id = t."assignmentId" and s."unitId" = ${viewer.unitId}::uuid)
    or exists (select 1 from "DutyParty" l where l."dutyId" = t."dutyId" and l.role = 'LEAD'
      and l."unitId" = ${viewer.unitId}::uuid))`;
}
