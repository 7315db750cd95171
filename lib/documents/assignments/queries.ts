import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today } from "@/lib/dates";
import { db } from "@/lib/db";
import { type Period, periodEnd, periodKind, periodOf, periodStart } from "@/lib/duties/progress/rules";
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
 * The assignments that the viewer sees, those of a month only where they are reported by month. Unit and lamp are the
 * assignment's; everything else is asked of its duty, as in the ledger.
 */
export async function listAssignments(
  viewer: Viewer,
  input: DutyListInput,
  period: Period,
  order: "task" | "unit",
): Promise<SheetAssignment[]> {
  const from = Prisma.sql`${assignmentFrom} left join "Duty" k on k.id = d."keyTaskId"
    where ${await scopeOf(viewer, input)} ${rhythmOf(period)}`;
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
    from ${from} order by ${order === "unit" ? Prisma.sql`${unit}, ${task}` : Prisma.sql`${task}, ${unit}`}`;
}

/** The quarter under way, or of a year that is over its last; before it the last one that anything was reported for. */
export async function getLatestPeriod(viewer: Viewer, input: DutyListInput): Promise<Period> {
  const { year } = await getLedgerYear(viewer, input.year);
  const now = today();
  const current = periodOf("QUARTERLY", year === null || now.startsWith(String(year)) ? now : `${year}-12-31`);
  const [last] = await db.$queryRaw<{ period: Period }[]>`
    select r.period from "ProgressReport" r join (
      select a.id from ${assignmentFrom} where ${await scopeOf(viewer, input)}) s on s.id = r."assignmentId"
    where ${IS_TOLD} and length(r.period) > 4 order by r."submittedAt" desc limit 1`;
  if (!last) return current;
  const told = periodOf("QUARTERLY", periodEnd(last.period));
  return told < current ? told : current;
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

/** Reports of the period itself and of the shorter ones within it: a quarter's sheet has the words of its last month. */
function isReportOf(period: Period): Prisma.Sql {
  const months = monthsOf(period);
  const quarters = [...new Set(months.map((month) => periodOf("QUARTERLY", `${month}-01`)))];
  const kind = periodKind(period);
  const within =
    kind === "MONTH" ? [period] : kind === "QUARTER" ? [period, ...months] : [period, ...quarters, ...months];
  return Prisma.sql`${IS_TOLD} and r.period = any(${within})`;
}

function monthsOf(period: Period): string[] {
  const [first, last] = [Number(periodStart(period).slice(5, 7)), Number(periodEnd(period).slice(5, 7))];
  return Array.from(
    { length: last - first + 1 },
    (_, index) => `${period.slice(0, 4)}-${String(first + index).padStart(2, "0")}`,
  );
}
