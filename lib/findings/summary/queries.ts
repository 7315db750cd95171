import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type Day, today } from "@/lib/dates";
import { db } from "@/lib/db";
import { ledgerReach } from "@/lib/duties/policy";
import type { Lamp } from "@/lib/duties/status";
import type { UnitName } from "@/lib/findings/columns";
import { tallyLamp } from "@/lib/findings/rules";
import { FINDING_TASKS, type FindingTask } from "@/lib/findings/schema";
import { findingFrom, findingScope, lampConditions, waitsFor } from "@/lib/findings/scope";
import { getLedgerYear, type LedgerYear } from "@/lib/plans/queries";
import { Prisma } from "@/prisma/generated/client";

export interface BurnPoint {
  on: Day;
  /** Found on or before that day and not closed by it. */
  open: number;
  /** Of those found by then, whose latest deadline is still to come. */
  planned: number;
}

export interface UnitRectification extends UnitName {
  total: number;
  open: number;
  closed: number;
  /** Findings that are overdue. */
  overdue: number;
  lamp: Lamp | null;
}

/** 整改情况 of a year as the home pages show it: every number is that of the ledger under the filter it links to. */
export async function getRectification(viewer: Viewer, year?: number) {
  const plans = await getLedgerYear(viewer, year);
  const where = findingScope(viewer, plans, {}, today());
  const [numbers, burnDown] = await Promise.all([countStates(viewer, where), listBurnDown(viewer, where, plans.year)]);
  return { year: plans.year, ...numbers, burnDown };
}

/** 按单位: the same numbers, and what each unit has of them. */
export async function getUnitRectifications(viewer: Viewer, year?: number) {
  const plans = await getLedgerYear(viewer, year);
  const where = findingScope(viewer, plans, {}, today());
  const [numbers, units] = await Promise.all([countStates(viewer, where), listUnitTallies(viewer, plans, where)]);
  return { ...numbers, units };
}

export type UnitRectifications = Awaited<ReturnType<typeof getUnitRectifications>>;

async function countStates(viewer: Viewer, where: Prisma.Sql) {
  const tasks = FINDING_TASKS.map(
    (task) => Prisma.sql`count(*) filter (where ${waitsFor(viewer, [task])})::int as ${Prisma.raw(`"${task}"`)}`,
  );
  const lamps = lampConditions(today());
  const [row] = await db.$queryRaw<(Record<FindingTask, number> & Record<string, number>)[]>`
    select count(*)::int as found, count(*) filter (where f.status = 'CLOSED')::int as closed,
      count(*) filter (where f.status <> 'CLOSED')::int as open, count(*) filter (where ${lamps.RED})::int as overdue,
      count(*) filter (where f.status = 'LONG_TERM')::int as "longTerm",
      coalesce(sum(f."measuresTotal"), 0)::int as "measuresTotal", coalesce(sum(f."measuresDone"), 0)::int as "measuresDone",
      ${Prisma.join(tasks)}
    from ${findingFrom(viewer)} where ${where}`;
  const number = (name: string) => row?.[name] ?? 0;
  return {
    found: number("found"),
    closed: number("closed"),
    open: number("open"),
    overdue: number("overdue"),
    longTerm: number("longTerm"),
    measuresTotal: number("measuresTotal"),
    measuresDone: number("measuresDone"),
    waiting: {
      rectify: number("rectify"),
      sign: number("sign"),
      check: number("check"),
      review: number("review"),
      approve: number("approve"),
    },
  };
}

/** Points of a burn-down: every week of the year up to this one, and today; of a past year to its end. */
function weeksOf(year: number, now: Day): Day[] {
  const last = now < `${year}-12-31` ? now : `${year}-12-31`;
  const days: Day[] = [];
  for (let day: Day = `${year}-01-01`; day < last; day = addDays(day, 7)) days.push(day);
  return last < `${year}-01-01` ? [] : [...days, last];
}

async function listBurnDown(viewer: Viewer, where: Prisma.Sql, year: number | null): Promise<BurnPoint[]> {
  if (year === null) return [];
  const days = weeksOf(year, today());
  // Each day of the year is counted once, and the weeks are summed up from the days: no scan per point.
  const rows = await db.$queryRaw<BurnPoint[]>`
    with finding as (
      select f."foundOn" as found, f."closedOn" as closed, case when f.status <> 'LONG_TERM' then max(m."dueOn") end as due
      from ${findingFrom(viewer)} left join "Measure" m on m."findingId" = f.id and m."voidedAt" is null
      where ${where} group by f.id),
    change as (
      select found as day, count(*) as found, 0 as closed, 0 as due from finding group by 1
      union all select closed, 0, count(*), 0 from finding where closed is not null group by 1
      union all select greatest(due, found), 0, 0, count(*) from finding where due is not null group by 1)
    select to_char(p.day, 'YYYY-MM-DD') as on,
      coalesce(sum(c.found) - sum(c.closed), 0)::int as open, coalesce(sum(c.found) - sum(c.due), 0)::int as planned
    from unnest(${days}::date[]) p(day) left join change c on c.day <= p.day
    group by p.day order by p.day`;
  return rows;
}

/** Units with findings, in protocol order: the government's, or the own one. */
async function listUnitTallies(viewer: Viewer, plans: LedgerYear, where: Prisma.Sql): Promise<UnitRectification[]> {
  const own = ledgerReach(viewer) === "GOVERNMENT" ? Prisma.empty : Prisma.sql`and u.id = ${viewer.unitId}::uuid`;
  const now = today();
  const rows = await db.$queryRaw<
    (UnitName & { findingsTotal: number; findingsOpen: number; findingsDueOn: Day | null; overdue: number })[]
  >`
    select u.code, u.name, u."shortName", sum(t."findingsTotal")::int as "findingsTotal",
      sum(t."findingsOpen")::int as "findingsOpen", min(t."findingsDueOn")::text as "findingsDueOn",
      coalesce(min(late.count), 0)::int as overdue
    from "UnitTally" t join "Unit" u on u.id = t."unitId"
      left join (
        select x."unitId", count(*) as count from ${findingFrom(viewer)} join "FindingUnit" x on x."findingId" = f.id
        where ${where} and ${lampConditions(now).RED} group by 1) late on late."unitId" = t."unitId"
    where t."planId" = any(${plans.ids}::uuid[]) and t."findingsTotal" > 0 ${own}
    group by u.id order by u."sortNo", u.code`;
  return rows.map(({ findingsTotal, findingsOpen, findingsDueOn, ...unit }) => {
    const lamp = tallyLamp({ findingsTotal, findingsOpen, findingsDueOn }, now);
    return { ...unit, total: findingsTotal, open: findingsOpen, closed: findingsTotal - findingsOpen, lamp };
  });
}
