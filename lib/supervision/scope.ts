import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type Day } from "@/lib/dates";
import { ledgerReach } from "@/lib/duties/policy";
import { WARN_DAYS } from "@/lib/duties/rules";
import { assignmentFacts, dutyFrom, dutyScope, lampIn, lampSql, missingSql, type Plans } from "@/lib/duties/scope";
import type { Lamp } from "@/lib/duties/status";
import { forbidden } from "@/lib/errors";
import { Prisma } from "@/prisma/generated/client";
import type { AssignmentFilter } from "./schema";

/**
 * Which assignments a viewer sees, as SQL: the government's year, or the own unit's and all of the duties it leads.
 * Counts, rows, charts and the 超期事项清单 all read `assignmentFrom` and `assignmentScope`. Aliases: a the assignment, d its
 * duty, u its unit.
 */
export const assignmentFrom = Prisma.sql`
  "Assignment" a join "Duty" d on d.id = a."dutyId" join "Unit" u on u.id = a."unitId"`;

const FACTS = assignmentFacts("a", "d");

/** @param filter all conditions are joined by "and"; the values of one by "or" */
export function assignmentScope(viewer: Viewer, plans: Plans, filter: AssignmentFilter, today: Day): Prisma.Sql {
  const conditions = [visibleAssignments(viewer, plans)];
  if (filter.unit?.length) conditions.push(Prisma.sql`u.code = any(${filter.unit})`);
  if (filter.lamp) conditions.push(lampIn(filter.lamp, FACTS, today), ...dutyBound(filter, today));
  if (filter.isMissing) conditions.push(missingSql("a", "d", today));
  if (filter.dutyIds) conditions.push(Prisma.sql`d.id = any(${filter.dutyIds}::uuid[])`);
  if (filter.duties) {
    conditions.push(
      Prisma.sql`d.id in (select d.id from ${dutyFrom(viewer)} where ${dutyScope(viewer, plans, filter.duties, today)})`,
    );
  }
  return Prisma.join(conditions, " and ");
}

/** The deadline the row still owes, and its lamp. */
export const owedOn = FACTS.openDueOn;
export const assignmentLampSql = (today: Day) => lampSql(FACTS, today);
export const assignmentLampIn = (lamps: readonly Lamp[], today: Day) => lampIn(lamps, FACTS, today);

function visibleAssignments(viewer: Viewer, plans: Plans): Prisma.Sql {
  const reach = ledgerReach(viewer);
  if (reach === "NONE") throw forbidden();
  const inPlans = Prisma.sql`a."voidedAt" is null and d."voidedAt" is null
    and d.year = ${plans.year} and d."planId" = any(${plans.ids}::uuid[])`;
  if (reach === "GOVERNMENT") return inPlans;
  return Prisma.sql`${inPlans} and (a."unitId" = ${viewer.unitId}::uuid or d.id in (
    select p."dutyId" from "DutyParty" p where p.role = 'LEAD' and p."unitId" = ${viewer.unitId}::uuid))`;
}

/** An assignment is late only if its duty's earliest open deadline is: true for every row wanted, and it can use the index. */
function dutyBound({ lamp = [] }: AssignmentFilter, today: Day): Prisma.Sql[] {
  if (lamp.length === 0 || lamp.some((one) => one !== "RED" && one !== "YELLOW")) return [];
  const last = lamp.includes("YELLOW") ? addDays(today, WARN_DAYS) : addDays(today, -1);
  return [Prisma.sql`d."openDueOn" <= ${last}::date`];
}
