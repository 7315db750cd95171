import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type Day } from "@/lib/dates";
import { forbidden } from "@/lib/errors";
import { visiblePlanStatuses } from "@/lib/plans/policy";
import { Prisma } from "@/prisma/generated/client";
import { ledgerReach } from "./policy";
import { periodDue } from "./progress/rules";
import { WARN_DAYS } from "./rules";
import type { DutyFilter } from "./schema";
import { LAMPS, type Lamp } from "./status";

/**
 * Which duties a viewer sees, as SQL. Lists, counts, facets, charts, exports and the API all read `dutyFrom` and `dutyScope`,
 * so that their numbers cannot disagree. Aliases: d the duty, m the viewer's own unit's assignment of it.
 */

export interface Plans {
  year: number | null;
  /** Plans the viewer may see in the chosen year. */
  ids: readonly string[];
}

export const dutyFrom = (viewer: Viewer): Prisma.Sql => Prisma.sql`
  "Duty" d left join "Assignment" m on m."dutyId" = d.id and m."unitId" = ${viewer.unitId}::uuid and m."voidedAt" is null`;

/** @param filter all conditions are joined by "and"; the values of one by "or" */
export function dutyScope(viewer: Viewer, plans: Plans, filter: DutyFilter, today: Day): Prisma.Sql {
  // The year is implied by the plans; saying it lets the indexes that begin with it serve lists over many governments.
  const inPlans = Prisma.sql`d.year = ${plans.year} and d."planId" = any(${plans.ids}::uuid[])`;
  return Prisma.join([visibleDuties(viewer, inPlans), ...filterConditions(filter, today)], " and ");
}

/** Every duty of any year that the viewer may see: the scope in which a single record is looked up. */
export function recordScope(viewer: Viewer): Prisma.Sql {
  const statuses = visiblePlanStatuses(viewer);
  return visibleDuties(
    viewer,
    Prisma.sql`d."planId" in (select p.id from "Plan" p join "Unit" g on g.id = p."governmentId"
      where p.status = any(${statuses}::"PlanStatus"[]) and (p.status <> 'DRAFT' or g.id = ${viewer.governmentId}::uuid)
        and g.path like ${`${viewer.governmentPath}%`})`,
  );
}

function visibleDuties(viewer: Viewer, isInPlans: Prisma.Sql): Prisma.Sql {
  const reach = ledgerReach(viewer);
  if (reach === "NONE") throw forbidden();
  const inPlans = Prisma.sql`d."voidedAt" is null and ${isInPlans}`;
  if (reach === "GOVERNMENT") return inPlans;
  return Prisma.sql`${inPlans} and (m.id is not null or ${leadBy(Prisma.sql`p."unitId" = ${viewer.unitId}::uuid`)})`;
}

const leadBy = (condition: Prisma.Sql) =>
  Prisma.sql`exists (select 1 from "DutyParty" p where p."dutyId" = d.id and p.role = 'LEAD' and ${condition})`;

function filterConditions(filter: DutyFilter, today: Day): Prisma.Sql[] {
  const conditions: Prisma.Sql[] = [];
  const add = (values: readonly unknown[] | undefined, condition: () => Prisma.Sql) => {
    if (values && values.length > 0) conditions.push(condition());
  };
  add(filter.kind, () => Prisma.sql`d.kind = any(${filter.kind}::"DutyKind"[])`);
  add(filter.status, () => Prisma.sql`d.status = any(${filter.status}::"DutyStatus"[])`);
  add(filter.lamp, () => lampIn(filter.lamp ?? [], DUTY_FACTS, today));
  add(filter.myStatus, () => Prisma.sql`m.status = any(${filter.myStatus}::"DutyStatus"[])`);
  add(filter.myLamp, () => Prisma.sql`m.id is not null and ${lampIn(filter.myLamp ?? [], OWN_FACTS, today)}`);
  add(
    filter.indicator,
    () => Prisma.sql`d."indicatorId" in (
    select i.id from "Indicator" i left join "Indicator" f on f.id = i."parentId"
    where i.code = any(${filter.indicator}) or f.code = any(${filter.indicator}))`,
  );
  add(
    filter.keyTask,
    () => Prisma.sql`d."keyTaskId" in (
    select k.id from "Duty" k where k.kind = 'KEY_TASK' and k.code = any(${filter.keyTask}))`,
  );
  add(filter.lead, () => leadBy(Prisma.sql`p."unitId" in (select id from "Unit" where code = any(${filter.lead}))`));
  add(
    filter.unit,
    () => Prisma.sql`exists (
    select 1 from "Assignment" a join "Unit" u on u.id = a."unitId"
    where a."dutyId" = d.id and a."voidedAt" is null and u.code = any(${filter.unit}))`,
  );
  add(filter.findings, () =>
    Prisma.join(
      (filter.findings ?? []).map((state) => FINDINGS[state]),
      " or ",
      "(",
      ")",
    ),
  );
  if (filter.myMissing) conditions.push(Prisma.sql`m.id is not null and ${missingSql("m", "d", today)}`);
  if (filter.q) conditions.push(matches(filter.q));
  return conditions;
}

const FINDINGS = {
  OPEN: Prisma.sql`d."findingsOpen" > 0`,
  CLOSED: Prisma.sql`(d."findingsTotal" > 0 and d."findingsOpen" = 0)`,
  NONE: Prisma.sql`d."findingsTotal" = 0`,
};

/**
 * Title, code and printed names of the duty, or the name, short name or pinyin initials of a unit it is assigned to. Former
 * names count from their beginning: the word 食品 inside one would otherwise find everything that the bureau of today does.
 */
function matches(q: string): Prisma.Sql {
  const beginning = `${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const pattern = `%${beginning}`;
  return Prisma.sql`(d."searchText" like ${pattern} or exists (
    select 1 from "Assignment" a where a."dutyId" = d.id and a."voidedAt" is null and a."unitId" in (
      select u.id from "Unit" u left join "UnitFormerName" n on n."unitId" = u.id
      where lower(concat_ws(' ', u.name, u."shortName", u.initials)) like ${pattern} or lower(n.name) like ${beginning})))`;
}

/** The deadline assignment `a` of duty `d` still owes, or null: `owedOn` of rules.ts in SQL. */
export function owedOnSql(a: string, d: string): Prisma.Sql {
  const due = `coalesce(${a}."dueOn", ${d}."dueOn")`;
  return Prisma.raw(`case when ${a}.status = 'DONE' or ${a}."handedInOn" <= ${due} then null else ${due} end`);
}

interface FactColumns {
  status: Prisma.Sql;
  isStarted: Prisma.Sql;
  dueOn: Prisma.Sql;
  openDueOn: Prisma.Sql;
}

const DUTY_FACTS: FactColumns = {
  status: Prisma.sql`d.status`,
  isStarted: Prisma.sql`d."unitsStarted" > 0`,
  dueOn: Prisma.sql`d."dueOn"`,
  openDueOn: Prisma.sql`d."openDueOn"`,
};

const OWN_FACTS: FactColumns = assignmentFacts("m", "d");

export function assignmentFacts(a: string, d: string): FactColumns {
  return {
    status: Prisma.raw(`${a}.status`),
    isStarted: Prisma.raw(`${a}.status <> 'NOT_STARTED'`),
    dueOn: Prisma.raw(`coalesce(${a}."dueOn", ${d}."dueOn")`),
    openDueOn: Prisma.sql`(${owedOnSql(a, d)})`,
  };
}

/** `lampOf` of rules.ts in SQL; each condition excludes the others. */
function lampConditions({ status, isStarted, dueOn, openDueOn }: FactColumns, today: Day): Record<Lamp, Prisma.Sql> {
  const warn = addDays(today, WARN_DAYS);
  const calm = Prisma.sql`${status} <> 'DONE' and (${openDueOn} is null or ${openDueOn} > ${warn}::date)`;
  const grey = Prisma.sql`(not ${isStarted} or (${openDueOn} is null and (${status} <> 'SUBMITTED' or ${dueOn} is null)))`;
  return {
    DONE: Prisma.sql`${status} = 'DONE'`,
    RED: Prisma.sql`(${status} <> 'DONE' and ${openDueOn} < ${today}::date)`,
    YELLOW: Prisma.sql`(${status} <> 'DONE' and ${openDueOn} between ${today}::date and ${warn}::date)`,
    GREY: Prisma.sql`(${calm} and ${grey})`,
    GREEN: Prisma.sql`(${calm} and not ${grey})`,
  };
}

export function lampIn(lamps: readonly Lamp[], facts: FactColumns, today: Day): Prisma.Sql {
  const conditions = lampConditions(facts, today);
  return Prisma.join(
    lamps.map((lamp) => conditions[lamp]),
    " or ",
    "(",
    ")",
  );
}

/** The lamp as a text column, and its place in LAMPS as a number for sorting. */
export function lampSql(facts: FactColumns, today: Day): Prisma.Sql {
  return lampCase(facts, today, (lamp) => Prisma.sql`${lamp}::text`);
}
function lampRankSql(facts: FactColumns, today: Day): Prisma.Sql {
  return lampCase(facts, today, (lamp) => Prisma.sql`${LAMPS.indexOf(lamp)}::int`);
}

function lampCase(facts: FactColumns, today: Day, value: (lamp: Lamp) => Prisma.Sql): Prisma.Sql {
  const conditions = lampConditions(facts, today);
  const whens = LAMPS.map((lamp) => Prisma.sql`when ${conditions[lamp]} then ${value(lamp)}`);
  return Prisma.sql`case ${Prisma.join(whens, " ")} end`;
}

export const dutyLampSql = (today: Day) => lampSql(DUTY_FACTS, today);
export const dutyLampRankSql = (today: Day) => lampRankSql(DUTY_FACTS, today);
export const ownLampSql = (today: Day) => lampSql(OWN_FACTS, today);

/** The last period that had to be reported by `today` has no report: `isPeriodMissing` of progress/rules.ts in SQL. */
export function missingSql(a: string, d: string, today: Day): Prisma.Sql {
  const quarter = periodDue("QUARTERLY", today);
  const month = periodDue("MONTHLY", today);
  const before = (end: Day | null) =>
    end === null
      ? Prisma.sql`false`
      : Prisma.sql`coalesce(${Prisma.raw(`${a}."reportedThrough"`)} < ${end}::date, true)`;
  return Prisma.sql`(${Prisma.raw(`${a}.status`)} not in ('DONE', 'SUBMITTED') and case ${Prisma.raw(`${d}.frequency`)}
    when 'QUARTERLY' then ${before(quarter)} when 'MONTHLY' then ${before(month)} else false end)`;
}
