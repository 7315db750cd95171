import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type Day } from "@/lib/dates";
import { ledgerReach } from "@/lib/duties/policy";
import { WARN_DAYS } from "@/lib/duties/rules";
import type { Plans } from "@/lib/duties/scope";
import { LAMPS, type Lamp } from "@/lib/duties/status";
import { forbidden } from "@/lib/errors";
import { visiblePlanStatuses } from "@/lib/plans/policy";
import { Prisma } from "@/prisma/generated/client";
import type { FindingFilter, FindingFlag, FindingTask } from "./schema";

/**
 * Which findings a viewer sees, as SQL. Lists, counts, facets, groups, the board, exports and the API all read `findingFrom`
 * and `findingScope`, so that their numbers cannot disagree. Alias: f the finding.
 */

/** Findings as f. It takes the viewer as `dutyFrom` does, so that a join on the viewer's own part can be added here alone. */
export const findingFrom = (_viewer: Viewer): Prisma.Sql => Prisma.sql`"Finding" f`;

/** @param filter all conditions are joined by "and"; the values of one by "or". Void findings only when asked for. */
export function findingScope(viewer: Viewer, plans: Plans, filter: FindingFilter, today: Day): Prisma.Sql {
  // The year is implied by the plans; saying it lets the index that begins with it serve lists over many governments.
  const inPlans = Prisma.sql`f.year = ${plans.year} and f."planId" = any(${plans.ids}::uuid[])`;
  const conditions = [visibleFindings(viewer, inPlans), ...filterConditions(viewer, filter, today)];
  return Prisma.join(conditions, " and ");
}

/** Every finding of any year that the viewer may see, void ones too: the scope in which a single record is looked up. */
export function findingRecordScope(viewer: Viewer): Prisma.Sql {
  const statuses = visiblePlanStatuses(viewer);
  return visibleFindings(
    viewer,
    Prisma.sql`f."planId" in (select p.id from "Plan" p join "Unit" g on g.id = p."governmentId"
      where p.status = any(${statuses}::"PlanStatus"[]) and (p.status <> 'DRAFT' or g.id = ${viewer.governmentId}::uuid)
        and g.path like ${`${viewer.governmentPath}%`})`,
  );
}

function visibleFindings(viewer: Viewer, isInPlans: Prisma.Sql): Prisma.Sql {
  const reach = ledgerReach(viewer);
  if (reach === "NONE") throw forbidden();
  if (reach === "GOVERNMENT") return isInPlans;
  const unit = Prisma.sql`${viewer.unitId}::uuid`;
  // One list of ids instead of four lookups per finding: the planner reads it once and hashes it.
  return Prisma.sql`${isInPlans} and (f."leadUnitId" = ${unit} or f."raisedUnitId" = ${unit} or f.id in (
    select x."findingId" from "FindingUnit" x where x."unitId" = ${unit}
    union all select x."findingId" from "Measure" x where x."leadUnitId" = ${unit} and x."voidedAt" is null
    union all select x."findingId" from "MeasureUnit" y join "Measure" x on x.id = y."measureId"
      where y."unitId" = ${unit} and x."voidedAt" is null))`;
}

function filterConditions(viewer: Viewer, filter: FindingFilter, today: Day): Prisma.Sql[] {
  const { status, lamp, source, kind, severity, flag, unit, lead, indicator } = filter;
  const conditions: Prisma.Sql[] = [];
  const add = <T>(values: readonly T[] | undefined, condition: (values: readonly T[]) => Prisma.Sql) => {
    if (values && values.length > 0) conditions.push(condition(values));
  };
  if (!status?.includes("VOID")) conditions.push(Prisma.sql`f.status <> 'VOID'`);
  add(status, (values) => Prisma.sql`f.status = any(${values}::"FindingStatus"[])`);
  add(lamp, (values) => anyOf(values.map((one) => lampConditions(today)[one])));
  add(source, (values) => Prisma.sql`f.source = any(${values}::"FindingSource"[])`);
  add(kind, (values) => Prisma.sql`f.kind = any(${values}::"FindingKind"[])`);
  add(severity, (values) => Prisma.sql`f.severity = any(${values}::"Severity"[])`);
  add(flag, (values) => anyOf(values.map((one) => FLAGS[one])));
  add(
    unit,
    (codes) => Prisma.sql`f.id in (select x."findingId" from "FindingUnit" x join "Unit" u on u.id = x."unitId"
    where u.code = any(${codes}))`,
  );
  add(lead, (codes) => Prisma.sql`f."leadUnitId" in (select u.id from "Unit" u where u.code = any(${codes}))`);
  add(
    indicator,
    (codes) => Prisma.sql`f."indicatorId" in (
    select i.id from "Indicator" i left join "Indicator" j on j.id = i."parentId"
    where i.code = any(${codes}) or j.code = any(${codes}))`,
  );
  if (filter.duty) conditions.push(Prisma.sql`f."dutyId" = ${filter.duty}::uuid`);
  if (filter.task) conditions.push(waitsFor(viewer, [filter.task]));
  if (filter.q) conditions.push(matches(filter.q));
  return conditions;
}

const anyOf = (conditions: readonly Prisma.Sql[]) => Prisma.join([...conditions], " or ", "(", ")");

/** What the flags of a finding mean, as SQL. */
export const FLAGS: Record<FindingFlag, Prisma.Sql> = {
  RETURNED: Prisma.sql`f."isReturned"`,
  EXTENSION: Prisma.sql`f."extensionsPending" > 0`,
  RELAPSE: Prisma.sql`f.relapses > 0`,
  RECHECK: Prisma.sql`exists (select 1 from "Recheck" r where r."findingId" = f.id and r.result = 'PENDING')`,
};

/** Number, text and names of units as stored, or the former name of a responsible unit from its beginning. */
function matches(q: string): Prisma.Sql {
  const beginning = `${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(f."searchText" like ${`%${beginning}`} or exists (
    select 1 from "FindingUnit" x join "UnitFormerName" n on n."unitId" = x."unitId"
    where x."findingId" = f.id and lower(n.name) like ${beginning}))`;
}

/** `findingLamp` of rules.ts in SQL; each condition excludes the others. */
export function lampConditions(today: Day): Record<Lamp, Prisma.Sql> {
  const warn = addDays(today, WARN_DAYS);
  const isOwed = Prisma.sql`f.status not in ('CLOSED', 'VOID', 'LONG_TERM')`;
  const isReady = Prisma.sql`(f."measuresTotal" > 0 and f."measuresDone" = f."measuresTotal")`;
  return {
    DONE: Prisma.sql`f.status = 'CLOSED'`,
    RED: Prisma.sql`(${isOwed} and f."openDueOn" < ${today}::date)`,
    YELLOW: Prisma.sql`(${isOwed} and f."openDueOn" between ${today}::date and ${warn}::date)`,
    GREEN: Prisma.sql`(${isOwed} and (f."openDueOn" > ${warn}::date or (f."openDueOn" is null and ${isReady})))`,
    GREY: Prisma.sql`(f.status in ('VOID', 'LONG_TERM') or (${isOwed} and f."openDueOn" is null and not ${isReady}))`,
  };
}

/** The lamp as a text column, and its place in LAMPS as a number for sorting. */
export const findingLampSql = (today: Day): Prisma.Sql => lampCase(today, (lamp) => Prisma.sql`${lamp}::text`);
export const findingLampRankSql = (today: Day): Prisma.Sql =>
  lampCase(today, (lamp) => Prisma.sql`${LAMPS.indexOf(lamp)}::int`);

function lampCase(today: Day, value: (lamp: Lamp) => Prisma.Sql): Prisma.Sql {
  const conditions = lampConditions(today);
  const whens = LAMPS.map((lamp) => Prisma.sql`when ${conditions[lamp]} then ${value(lamp)}`);
  return Prisma.sql`case ${Prisma.join(whens, " ")} end`;
}

/** The finding waits for this viewer to do one of the tasks: `canDecideClosure` and its like of policy.ts in SQL. */
export function waitsFor(viewer: Viewer, tasks: readonly FindingTask[]): Prisma.Sql {
  const conditions = tasks.flatMap((task) => (can(viewer, TASK_VERBS[task]) ? [taskCondition(viewer, task)] : []));
  if (conditions.length === 0) return Prisma.sql`false`;
  return Prisma.sql`(${anyOf(conditions)} and f."planId" in (
    select p.id from "Plan" p where p."governmentId" = ${viewer.governmentId}::uuid and p.status = 'ISSUED'))`;
}

const TASK_VERBS = {
  rectify: "rectify",
  sign: "signClosure",
  check: "checkClosure",
  review: "reviewClosure",
  approve: "approveClosure",
} as const satisfies Record<FindingTask, unknown>;

function taskCondition(viewer: Viewer, task: FindingTask): Prisma.Sql {
  const unit = Prisma.sql`${viewer.unitId}::uuid`;
  const user = Prisma.sql`${viewer.userId}::uuid`;
  // The application under way, by somebody else, not decided on by the viewer in this round.
  const applied = (condition: Prisma.Sql) => Prisma.sql`exists (
    select 1 from "Closure" c where c."findingId" = f.id and c.status = 'PENDING' and c."applicantId" <> ${user} and ${condition}
      and not exists (select 1 from "ClosureStep" s where s."closureId" = c.id and s."actorId" = ${user}))`;
  // Requests for a later deadline wait at the head and at the office alone.
  const extension = (condition: Prisma.Sql) => Prisma.sql`(f."extensionsPending" > 0 and exists (
    select 1 from "Extension" e join "Measure" x on x.id = e."measureId"
    where x."findingId" = f.id and e."applicantId" <> ${user} and ${condition}))`;
  const isOthers = Prisma.sql`c."unitId" <> ${unit}`;
  switch (task) {
    case "rectify":
      return Prisma.sql`(f.status in ('REGISTERED', 'RECTIFYING') and f.id in (
        select x."findingId" from "FindingUnit" x where x."unitId" = ${unit}
        union all select x."findingId" from "Measure" x where x."voidedAt" is null and x.status <> 'DONE' and (
          x."leadUnitId" = ${unit} or x.id in (select y."measureId" from "MeasureUnit" y where y."unitId" = ${unit}))))`;
    case "sign":
      return Prisma.sql`((f.status = 'HEAD_REVIEW' and ${applied(Prisma.sql`c."unitId" = ${unit}`)})
        or ${extension(Prisma.sql`e.status = 'HEAD_REVIEW' and e."unitId" = ${unit}`)})`;
    case "check":
      return Prisma.sql`(f.status = 'LEAD_CHECK' and f."leadUnitId" = ${unit} and ${applied(isOthers)})`;
    case "review":
      return Prisma.sql`((f.status = 'OFFICE_REVIEW' and ${applied(isOthers)})
        or ${extension(Prisma.sql`e.status = 'OFFICE_REVIEW'`)})`;
    case "approve":
      return Prisma.sql`(f.status = 'LEADER_APPROVAL' and ${applied(isOthers)})`;
  }
}
