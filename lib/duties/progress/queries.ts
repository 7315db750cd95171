import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today, yearOf } from "@/lib/dates";
import { db } from "@/lib/db";
import { assignmentLamp } from "@/lib/duties/rules";
import { missingSql } from "@/lib/duties/scope";
import type { DutyStatus, Frequency, Lamp, PartyRole, ReportStatus } from "@/lib/duties/status";
import { forbidden, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { getLedgerYear } from "@/lib/plans/queries";
import { Prisma } from "@/prisma/generated/client";
import { isPeriodMissing, type Period, periodDue, periodKind, periodOf, periodsOf } from "./rules";

/** The words of a report, a draft or a row. */
export interface ReportWords {
  progress: string;
  problems: string;
  nextSteps: string;
  isDone: boolean;
  isUnchanged: boolean;
}

/** A report as the unit that wrote it sees it. */
export interface SheetReport extends ReportWords {
  id: string;
  period: Period;
  status: ReportStatus;
  version: number;
  returnReason: string | null;
  submittedAt: string | null;
  authorName: string;
  authorPhone: string | null;
}

/** One own assignment with everything needed to report on it. */
export interface SheetRow {
  assignmentId: string;
  version: number;
  status: DutyStatus;
  role: PartyRole;
  lamp: Lamp;
  /** The own deadline, else the duty's. */
  dueOn: Day | null;
  isMissing: boolean;
  duty: {
    id: string;
    code: string;
    title: string;
    content: string;
    criteria: string;
    leadText: string;
    unitsText: string;
    dueText: string;
    frequency: Frequency;
    keyTask: { code: string; title: string } | null;
  };
  /** What is being typed for this period. */
  draft: ReportWords | null;
  /** The last report with words, of any period: what a new one starts from. */
  last: SheetReport | null;
  /** The last report handed in for this period, if any. */
  current: SheetReport | null;
  /** The report that waits for signature or review, of whatever period; it can be withdrawn. */
  pending: SheetReport | null;
}

export interface PeriodSheet {
  period: Period;
  /** Newest first; empty before the year has begun. */
  periods: Period[];
  year: number;
  unit: { id: string; name: string };
  governmentName: string;
  rows: SheetRow[];
}

/**
 * The own unit's duties of one period as rows, or null when no issued year can be reported on. Without a period: the last one
 * due if a report is missing for it, else the current one. Two statements beside the year's.
 */
export async function getPeriodSheet(viewer: Viewer, period?: Period): Promise<PeriodSheet | null> {
  if (!can(viewer, "reportProgress")) throw forbidden();
  const wanted = period ? Number(period.slice(0, 4)) : undefined;
  const latest = await getLedgerYear(viewer);
  const ledger = wanted === undefined || wanted === latest.year ? latest : await getLedgerYear(viewer, wanted);
  if (ledger.year === null || ledger.own?.status !== "ISSUED") return null;
  const now = today();
  const periods = periodsOf(ledger.year, now);
  const [first] = periods;
  if (first === undefined) return null;
  if (period && !periods.includes(period)) throw notFound();
  const chosen = period ?? (await defaultPeriod(viewer, ledger.own.id, first, now));
  return {
    period: chosen,
    periods,
    year: ledger.year,
    unit: { id: viewer.unitId, name: viewer.unitName },
    governmentName: viewer.governmentName,
    rows: await listRows(viewer, chosen, now, Prisma.sql`d."planId" = ${ledger.own.id}::uuid`),
  };
}

/**
 * One assignment with its draft and last words, for the form; NOT_FOUND unless it is the own unit's. Without a period: the one
 * whose report was returned, else the current one.
 */
export async function getReportForm(viewer: Viewer, assignmentId: string, period?: Period) {
  if (!can(viewer, "reportProgress")) throw forbidden();
  if (!isId(assignmentId)) throw notFound();
  const now = today();
  const [place] = await db.$queryRaw<{ year: number; frequency: Frequency; status: string; returned: Period | null }[]>`
    select d.year, d.frequency::text as frequency, p.status::text as status,
      (select r.period from "ProgressReport" r where a.status = 'RETURNED' and r."assignmentId" = a.id and r.status = 'RETURNED'
        order by r."reviewedAt" desc limit 1) as returned
    from "Assignment" a join "Duty" d on d.id = a."dutyId" join "Plan" p on p.id = d."planId"
    where a.id = ${assignmentId}::uuid and a."unitId" = ${viewer.unitId}::uuid
      and a."voidedAt" is null and d."voidedAt" is null and p.status <> 'DRAFT'`;
  if (!place) throw notFound();
  if (place.status !== "ISSUED") throw forbidden();
  const periods = periodsOf(place.year, now);
  const [first] = periods;
  if (first === undefined || (period && !periods.includes(period))) throw notFound();
  const usual = periodOf(place.frequency, yearOf(now) > place.year ? `${place.year}-12-31` : now);
  const chosen = period ?? place.returned ?? usual;
  const [row] = await listRows(viewer, chosen, now, Prisma.sql`a.id = ${assignmentId}::uuid`, true);
  if (!row) throw notFound();
  return { period: chosen, periods, row };
}

export type ReportFormData = Awaited<ReturnType<typeof getReportForm>>;

async function defaultPeriod(viewer: Viewer, planId: string, first: Period, now: Day): Promise<Period> {
  const due = periodDue("QUARTERLY", now);
  if (due === null || !first.startsWith(due.slice(0, 4))) return first;
  const [row] = await db.$queryRaw<{ isMissing: boolean }[]>`
    select exists (select 1 from "Assignment" a join "Duty" d on d.id = a."dutyId"
      where a."unitId" = ${viewer.unitId}::uuid and a."voidedAt" is null and d."voidedAt" is null
        and d."planId" = ${planId}::uuid and d.frequency = 'QUARTERLY' and ${missingSql("a", "d", now)}) as "isMissing"`;
  return row?.isMissing ? periodOf("QUARTERLY", due) : first;
}

type Fetched = Omit<SheetRow, "lamp" | "isMissing"> & { handedInOn: Day | null; reportedThrough: Day | null };

/** A month's sheet lists the duties reported by month; a quarter's and a year's list all. */
async function listRows(
  viewer: Viewer,
  period: Period,
  now: Day,
  which: Prisma.Sql,
  isSingle = false,
): Promise<SheetRow[]> {
  const rhythm = periodKind(period) === "MONTH" && !isSingle ? Prisma.sql`d.frequency = 'MONTHLY'` : Prisma.sql`true`;
  const rows = await db.$queryRaw<Fetched[]>`
    select a.id as "assignmentId", a.version, a.status::text as status, a.role::text as role,
      coalesce(a."dueOn", d."dueOn")::text as "dueOn", a."handedInOn"::text as "handedInOn",
      a."reportedThrough"::text as "reportedThrough",
      json_build_object('id', d.id, 'code', d.code, 'title', d.title, 'content', d.content, 'criteria', d.criteria,
        'leadText', d."leadText", 'unitsText', d."unitsText", 'dueText', d."dueText", 'frequency', d.frequency,
        'keyTask', case when k.id is null then null else json_build_object('code', k.code, 'title', k.title) end) as duty,
      f.draft, f.last, f.current, f.pending
    from "Assignment" a join "Duty" d on d.id = a."dutyId" left join "Duty" k on k.id = d."keyTaskId"
    left join lateral (
      select
        (array_agg(${REPORT} order by r."updatedAt" desc) filter (where r.status = 'DRAFT' and r.period = ${period}))[1] as draft,
        (array_agg(${REPORT} order by r."submittedAt" desc) filter (where r.status <> 'DRAFT' and not r."isUnchanged"))[1] as last,
        (array_agg(${REPORT} order by r."submittedAt" desc) filter (where r.status <> 'DRAFT' and r.period = ${period}))[1] as current,
        (array_agg(${REPORT} order by r."submittedAt" desc) filter (where r.status in ('SIGNING', 'SUBMITTED')))[1] as pending
      from "ProgressReport" r join "User" w on w.id = r."authorId"
      where r."assignmentId" = a.id and r.status <> 'WITHDRAWN') f on true
    where a."unitId" = ${viewer.unitId}::uuid and a."voidedAt" is null and d."voidedAt" is null and ${which} and ${rhythm}
    order by d."sortNo", d.id`;
  return rows.map(({ handedInOn, reportedThrough, ...row }) => ({
    ...row,
    lamp: assignmentLamp({ status: row.status, dueOn: row.dueOn, handedInOn }, now),
    isMissing: isPeriodMissing({ status: row.status, frequency: row.duty.frequency, reportedThrough }, now),
  }));
}

const REPORT = Prisma.sql`json_build_object('id', r.id, 'period', r.period, 'status', r.status, 'version', r.version,
  'progress', r.progress, 'problems', r.problems, 'nextSteps', r."nextSteps", 'isDone', r."isDone", 'isUnchanged', r."isUnchanged",
  'returnReason', r."returnReason", 'submittedAt', r."submittedAt", 'authorName', w.name, 'authorPhone', w.phone)`;
