import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today } from "@/lib/dates";
import { db } from "@/lib/db";
import { periodDue, periodOf } from "@/lib/duties/progress/rules";
import { listDuties } from "@/lib/duties/queries";
import { countPending } from "@/lib/duties/review/queries";
import { type DutyFilter, dutyListSchema } from "@/lib/duties/schema";
import { assignmentFacts, dutyFrom, dutyScope, lampIn, missingSql, ownLampSql, type Plans } from "@/lib/duties/scope";
import type { DutyStatus, Frequency, Lamp } from "@/lib/duties/status";
import { getLeaderRectification, getOfficeRectification, getUnitRectification } from "@/lib/home/rectification/queries";
import { getLedgerYear, type LedgerYear } from "@/lib/plans/queries";
import { countLate, listLateUnits, listUnitBars } from "@/lib/supervision/queries";
import { Prisma } from "@/prisma/generated/client";

const TODO_ROWS = 8;
const RED_ROWS = 10;

/** The year home speaks of: the current issued one. Null when none is issued in the viewer's sight. */
async function findCurrentYear(viewer: Viewer): Promise<(LedgerYear & { year: number }) | null> {
  const { year, ...rest } = await getLedgerYear(viewer);
  const isBelow = rest.ids.length > (rest.own ? 1 : 0);
  return year !== null && (rest.own?.status === "ISSUED" || isBelow) ? { ...rest, year } : null;
}

/** Numbers of several lists of duties in one statement; each is the `total` of the list with that filter. */
async function countLists<Name extends string>(
  viewer: Viewer,
  plans: Plans,
  lists: Record<Name, DutyFilter>,
): Promise<Record<Name, number>> {
  const now = today();
  const columns = Object.entries<DutyFilter>(lists).map(
    ([name, filter]) => Prisma.sql`${name}::text, count(*) filter (where ${dutyScope(viewer, plans, filter, now)})`,
  );
  const [row] = await db.$queryRaw<{ counts: Record<Name, number> }[]>`
    select json_build_object(${Prisma.join(columns)}) as counts from ${dutyFrom(viewer)} where ${dutyScope(viewer, plans, {}, now)}`;
  if (!row) throw new Error("an aggregate has no row");
  return row.counts;
}

/** Whose turn it is in a unit: what to report, returned, due soon and overdue, the eight rows to begin with, and its rectification. */
export async function getUnitHome(viewer: Viewer) {
  const plans = await findCurrentYear(viewer);
  if (!plans) return null;
  const [counts, todo, pending, rectification] = await Promise.all([
    countLists(viewer, plans, {
      missing: { myMissing: "1" },
      returned: { myStatus: ["RETURNED"] },
      dueSoon: { myLamp: ["YELLOW"] },
      overdue: { myLamp: ["RED"] },
    }),
    listTodo(viewer, plans),
    countPending(viewer),
    getUnitRectification(viewer, plans.year),
  ]);
  const now = today();
  const dueOn = periodDue("QUARTERLY", now);
  return {
    year: plans.year,
    today: now,
    counts,
    todo,
    pending,
    rectification,
    period: periodOf("QUARTERLY", dueOn ?? now),
    isPeriodDue: dueOn !== null,
  };
}

export interface TodoRow {
  /** The duty's. */
  id: string;
  assignmentId: string;
  code: string;
  title: string;
  frequency: Frequency;
  status: DutyStatus;
  lamp: Lamp;
  dueText: string;
  dueOn: Day | null;
  /** The deadline while it is still owed. */
  owedOn: Day | null;
  isMissing: boolean;
  returnReason: string | null;
}

/** The own assignments that wait for the unit: overdue, then returned, due soon, not reported. What awaits review is not among them. */
async function listTodo(viewer: Viewer, plans: Plans): Promise<TodoRow[]> {
  const now = today();
  const facts = assignmentFacts("m", "d");
  const isMissing = missingSql("m", "d", now);
  return db.$queryRaw<TodoRow[]>`
    select d.id, m.id as "assignmentId", d.code, d.title, d.frequency::text as frequency, m.status::text as status, ${ownLampSql(now)} as lamp,
      d."dueText", coalesce(m."dueOn", d."dueOn")::text as "dueOn", ${facts.openDueOn}::text as "owedOn", ${isMissing} as "isMissing",
      case when m.status = 'RETURNED' then (
        select r."returnReason" from "ProgressReport" r where r."assignmentId" = m.id and r.status = 'RETURNED'
        order by r."reviewedAt" desc, r.id desc limit 1) end as "returnReason"
    from ${dutyFrom(viewer)}
    where ${dutyScope(viewer, plans, {}, now)} and m.id is not null and m.status <> 'SUBMITTED'
      and (m.status = 'RETURNED' or ${lampIn(["RED", "YELLOW"], facts, now)} or ${isMissing})
    order by case when ${lampIn(["RED"], facts, now)} then 0 when m.status = 'RETURNED' then 1 when ${lampIn(["YELLOW"], facts, now)} then 2 else 3 end,
      ${facts.openDueOn} nulls last, d."sortNo", d.id
    limit ${TODO_ROWS}`;
}

/** What the office has to chase: units by lamp and missing reports, and the key tasks. */
export async function getOfficeHome(viewer: Viewer) {
  const plans = await findCurrentYear(viewer);
  if (!plans) return null;
  const [units, keyTasks, pending, rectification] = await Promise.all([
    countLate(viewer),
    listDuties(viewer, dutyListSchema.parse({ kind: "KEY_TASK", size: 20 })),
    countPending(viewer),
    getOfficeRectification(viewer, plans.year),
  ]);
  return {
    year: plans.year,
    today: today(),
    units,
    rectification,
    toReview: pending.review,
    keyTasks: { total: keyTasks.total, items: keyTasks.items },
  };
}

/** Three numbers over the assessment items, the red list worst first with who is late, and the units. */
export async function getLeaderHome(viewer: Viewer) {
  const plans = await findCurrentYear(viewer);
  if (!plans) return null;
  const items: DutyFilter = { kind: ["ASSESSMENT_ITEM"] };
  const red = dutyListSchema.parse({ kind: "ASSESSMENT_ITEM", lamp: "RED", sort: "openDueOn", size: RED_ROWS });
  const [counts, units, { items: rows }, rectification] = await Promise.all([
    countLists(viewer, plans, {
      overdue: { ...items, lamp: ["RED"] },
      dueSoon: { ...items, lamp: ["YELLOW"] },
      done: { ...items, status: ["DONE"] },
      total: items,
    }),
    countLate(viewer),
    listDuties(viewer, red),
    getLeaderRectification(viewer, plans.year),
  ]);
  const worst = units
    .filter((unit) => unit.overdue + unit.dueSoon > 0)
    .sort((a, b) => b.overdue - a.overdue || b.dueSoon - a.dueSoon);
  const [lateUnits, bars] = await Promise.all([
    listLateUnits(
      viewer,
      rows.map((row) => row.id),
    ),
    listUnitBars(
      viewer,
      worst.map((unit) => unit.id),
    ),
  ]);
  return {
    year: plans.year,
    today: today(),
    counts,
    units,
    rectification,
    bars,
    red: rows.map((row) => ({ ...row, lateUnits: lateUnits.get(row.id) ?? [] })),
  };
}

export type UnitHome = NonNullable<Awaited<ReturnType<typeof getUnitHome>>>;
export type OfficeHome = NonNullable<Awaited<ReturnType<typeof getOfficeHome>>>;
export type LeaderHome = NonNullable<Awaited<ReturnType<typeof getLeaderHome>>>;
