import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today } from "@/lib/dates";
import { db } from "@/lib/db";
import { type Period, periodEnd, periodKind, periodOf } from "@/lib/duties/progress/rules";
import type { DutyListInput } from "@/lib/duties/schema";
import type { DutyStatus, Lamp, PartyRole } from "@/lib/duties/status";
import { getLedgerYear } from "@/lib/plans/queries";
import type { AssignmentFilter } from "@/lib/supervision/schema";
import { assignmentFrom, assignmentLampSql, assignmentScope, owedOn } from "@/lib/supervision/scope";
import { Prisma } from "@/prisma/generated/client";
import { LEAD_TEXT } from "../queries";
import { assertFits } from "../rules";

/** One unit's share of a duty with its last words of a period, as the sheets of progress print it. */
export interface SheetAssignment {
  id: string;
  version: number;
  role: PartyRole;
  status: DutyStatus;
  lamp: Lamp;
  unit: { code: string; name: string; shortName: string };
  code: string;
  title: string;
  content: string;
  /** Null where the unit is not scored on it. */
  points: number | null;
  leadText: string;
  /** As printed; empty where the unit's own deadline holds instead. */
  dueText: string;
  dueOn: Day | null;
  owedOn: Day | null;
  keyTask: { code: string; title: string } | null;
  report: SheetReport | null;
}

interface SheetReport {
  period: Period;
  progress: string;
  problems: string;
  nextSteps: string;
  isUnchanged: boolean;
  authorName: string;
  authorPhone: string | null;
}

/**
 * The assignments that the viewer sees, for a ROUND (调度) task by task and in a month those reported by month, or all of each
 * UNIT. Unit and lamp are the assignment's; everything else is asked of its duty, as in the ledger.
 */
export async function listAssignments(
  viewer: Viewer,
  input: DutyListInput,
  period: Period,
  list: "ROUND" | "UNIT",
): Promise<SheetAssignment[]> {
  const from = Prisma.sql`${assignmentFrom} left join "Duty" k on k.id = d."keyTaskId"
    where ${await scopeOf(viewer, input)} ${list === "ROUND" ? rhythmOf(period) : Prisma.empty}`;
  const [size] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from ${from}`;
  assertFits(size?.count ?? 0);
  const unit = Prisma.sql`u."sortNo", u.code`;
  const task = Prisma.sql`k."sortNo" nulls last, d."sortNo", d.id`;
  return db.$queryRaw<SheetAssignment[]>`
    select a.id, a.version, a.role::text as role, a.status::text as status, ${assignmentLampSql(today())} as lamp,
      json_build_object('code', u.code, 'name', u.name, 'shortName', u."shortName") as unit,
      d.code, d.title, d.content, case when a."isScored" then d.points::float end as points, ${LEAD_TEXT} as "leadText",
      case when a."dueOn" is null then d."dueText" else '' end as "dueText",
      coalesce(a."dueOn", d."dueOn")::text as "dueOn", (${owedOn})::text as "owedOn",
      case when k.id is not null then json_build_object('code', k.code, 'title', k.title) end as "keyTask",
      (select json_build_object('period', r.period, 'progress', r.progress, 'problems', r.problems, 'nextSteps', r."nextSteps",
        'isUnchanged', r."isUnchanged", 'authorName', w.name, 'authorPhone', coalesce(w.phone, u.phone))
        from "ProgressReport" r join "User" w on w.id = r."authorId"
        where r."assignmentId" = a.id and ${isReportOf(period)} order by r."submittedAt" desc, r.id desc limit 1) as report
    from ${from} order by ${list === "UNIT" ? Prisma.sql`${unit}, ${task}` : Prisma.sql`${task}, ${unit}`}`;
}

/**
 * The last quarter that anything was reported for; where nothing is reported by quarter, the last month or year; where nothing
 * is reported at all, the quarter under way, or the last one of a year that is over.
 */
export async function getLatestPeriod(viewer: Viewer, input: DutyListInput): Promise<Period> {
  const { year } = await getLedgerYear(viewer, input.year);
  const told = await db.$queryRaw<{ period: Period }[]>`
    select distinct r.period from "ProgressReport" r join (
      select a.id from ${assignmentFrom} where ${await scopeOf(viewer, input)}) s on s.id = r."assignmentId"
    where ${IS_TOLD}`;
  const periods = told.map(({ period }) => period).sort((a, b) => (periodEnd(a) < periodEnd(b) ? 1 : -1));
  const last = periods.find((period) => periodKind(period) === "QUARTER") ?? periods[0];
  if (last) return last;
  const now = today();
  return periodOf("QUARTERLY", year === null || now.startsWith(String(year)) ? now : `${year}-12-31`);
}

async function scopeOf(viewer: Viewer, { unit, lamp, ...duties }: DutyListInput): Promise<Prisma.Sql> {
  const { year, own, ids } = await getLedgerYear(viewer, duties.year);
  const filter: AssignmentFilter = { unit, lamp, duties };
  // An official sheet is one government's: its own, not those of the governments below.
  return assignmentScope(viewer, { year, ids: own ? [own.id] : ids }, filter, today());
}

const rhythmOf = (period: Period) =>
  periodKind(period) === "MONTH"
    ? Prisma.sql`and (d.frequency = 'MONTHLY' or exists (
        select 1 from "ProgressReport" r where r."assignmentId" = a.id and ${isReportOf(period)}))`
    : Prisma.empty;

/** A draft and what was taken back are nobody's words. */
const IS_TOLD = Prisma.sql`r.status in ('SIGNING', 'SUBMITTED', 'ACCEPTED', 'RETURNED')`;

// Of the period itself, not of a month within its quarter: what comes back filled in is compared with the same report.
const isReportOf = (period: Period) => Prisma.sql`${IS_TOLD} and r.period = ${period}`;
