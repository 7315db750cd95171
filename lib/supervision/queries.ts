import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today } from "@/lib/dates";
import { db } from "@/lib/db";
import type { DutyFilter } from "@/lib/duties/schema";
import type { Frequency, Lamp, PartyRole, ReportStatus } from "@/lib/duties/status";
import { getLedgerYear } from "@/lib/plans/queries";
import { Prisma } from "@/prisma/generated/client";
import {
  type AssignmentFilter,
  assignmentFilterOf,
  OVERDUE_PAGE_SIZE,
  type OverdueFilter,
  type OverdueListInput,
} from "./schema";
import { assignmentFrom, assignmentLampIn, assignmentLampSql, assignmentScope, owedOn } from "./scope";

/** What is late in one unit. */
export interface LateUnit {
  id: string;
  code: string;
  name: string;
  shortName: string;
  overdue: number;
  dueSoon: number;
  missing: number;
  /** Earliest deadline that has passed. */
  oldestOn: Day | null;
}

/** Every unit in sight with something overdue, due soon or not reported, in protocol order. */
export async function countLate(
  viewer: Viewer,
  filter: { year?: number; unit?: readonly string[] } = {},
): Promise<LateUnit[]> {
  const plans = await getLedgerYear(viewer, filter.year);
  const now = today();
  const where = (rest: AssignmentFilter) => assignmentScope(viewer, plans, { unit: filter.unit, ...rest }, now);
  const overdue = Prisma.sql`filter (where ${assignmentLampIn(["RED"], now)})`;
  // Two narrow reads: one that looks at all assignments of hundreds of governments takes ten times as long.
  return db.$queryRaw<LateUnit[]>`
    with late as (
      select a."unitId", (count(*) ${overdue})::int as overdue, count(*)::int as lit, (min(${owedOn}) ${overdue})::text as oldest
      from ${assignmentFrom} where ${where({ lamp: ["RED", "YELLOW"] })} group by 1),
    silent as (select a."unitId", count(*)::int as missing from ${assignmentFrom} where ${where({ isMissing: true })} group by 1)
    select u.id, u.code, u.name, u."shortName", coalesce(late.overdue, 0) as overdue, coalesce(late.lit - late.overdue, 0) as "dueSoon",
      coalesce(silent.missing, 0) as missing, late.oldest as "oldestOn"
    from late full join silent using ("unitId") join "Unit" u on u.id = "unitId" order by u."sortNo", u.code`;
}

/** One unit's assignments by lamp. */
export interface UnitBar {
  id: string;
  code: string;
  name: string;
  shortName: string;
  total: number;
  overdue: number;
  dueSoon: number;
  normal: number;
  idle: number;
  done: number;
}

/** Units that a chart shows at most. */
const BARS = 60;

/** The given units first, then others in protocol order, as many as a chart shows; most overdue first. */
export async function listUnitBars(viewer: Viewer, worstIds: readonly string[]): Promise<UnitBar[]> {
  const plans = await getLedgerYear(viewer);
  const now = today();
  return db.$queryRaw<UnitBar[]>`
    with chosen as (
      select u.id from "Unit" u where u.path like ${`${viewer.governmentPath}%`} and u.kind in ('DEPARTMENT', 'TOWN')
      order by u.id = any(${worstIds.slice(0, BARS)}::uuid[]) desc, u."sortNo", u.code limit ${BARS}),
    seen as (
      select a."unitId", ${assignmentLampSql(now)} as lamp
      from ${assignmentFrom} where a."unitId" in (select id from chosen) and ${assignmentScope(viewer, plans, {}, now)}),
    tally as (
      select "unitId", count(*)::int as total,
        (count(*) filter (where lamp = 'RED'))::int as overdue, (count(*) filter (where lamp = 'YELLOW'))::int as "dueSoon",
        (count(*) filter (where lamp = 'GREEN'))::int as normal, (count(*) filter (where lamp = 'GREY'))::int as idle,
        (count(*) filter (where lamp = 'DONE'))::int as done
      from seen group by 1)
    select u.id, u.code, u.name, u."shortName", t.total, t.overdue, t."dueSoon", t.normal, t.idle, t.done
    from tally t join "Unit" u on u.id = t."unitId" order by t.overdue desc, t."dueSoon" desc, u."sortNo", u.code`;
}

export interface OverdueRow {
  id: string;
  unitId: string;
  dutyId: string;
  code: string;
  title: string;
  leadText: string;
  role: PartyRole;
  frequency: Frequency;
  lamp: Lamp;
  /** The assignment's deadline, and the same while it is still owed. */
  dueOn: Day | null;
  dueText: string;
  owedOn: Day | null;
  lastReport: { period: string; progress: string; isUnchanged: boolean; status: ReportStatus } | null;
}

export interface Contact {
  /** Null when only the unit's own number is known. */
  name: string | null;
  role: "LIAISON" | "UNIT_HEAD" | null;
  phone: string | null;
}

export interface OverdueGroup {
  unit: LateUnit;
  contact: Contact | null;
  rows: OverdueRow[];
}

/** One page of the list, grouped by unit, worst first: most rows, then the oldest deadline. */
export async function listOverdue(viewer: Viewer, input: OverdueListInput) {
  const filter = assignmentFilterOf(input);
  const limit = Prisma.sql`limit ${OVERDUE_PAGE_SIZE} offset ${(input.page - 1) * OVERDUE_PAGE_SIZE}`;
  const [{ year }, units, rows] = await Promise.all([
    getLedgerYear(viewer, input.year),
    countLate(viewer, { year: input.year }),
    selectRows(viewer, input.year, filter, limit),
  ]);
  const contacts = await findContacts([...new Set(rows.map((row) => row.unitId))]);
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const groups: OverdueGroup[] = [];
  for (const row of rows) {
    const unit = unitById.get(row.unitId);
    if (!unit) continue;
    if (groups.at(-1)?.unit !== unit) groups.push({ unit, contact: contacts.get(unit.id) ?? null, rows: [] });
    groups.at(-1)?.rows.push(row);
  }
  return { year, today: today(), units, groups };
}

/**
 * Every row of the list in the same order, for a sheet.
 * @param duties narrows the list to duties that the ledger would show under this filter
 */
export async function listAllOverdue(
  viewer: Viewer,
  filter: OverdueFilter,
  duties?: DutyFilter,
): Promise<OverdueRow[]> {
  return selectRows(viewer, filter.year, { ...assignmentFilterOf(filter), duties }, Prisma.empty);
}

/** Who is late with each of the given duties, in protocol order. */
export async function listLateUnits(viewer: Viewer, dutyIds: readonly string[]): Promise<Map<string, string[]>> {
  if (dutyIds.length === 0) return new Map();
  const plans = await getLedgerYear(viewer);
  const rows = await db.$queryRaw<{ dutyId: string; names: string[] }[]>`
    select d.id as "dutyId", array_agg(u."shortName" order by u."sortNo") as names from ${assignmentFrom}
    where ${assignmentScope(viewer, plans, { lamp: ["RED"], dutyIds }, today())} group by d.id`;
  return new Map(rows.map((row) => [row.dutyId, row.names]));
}

/** How many rows `listAllOverdue` would give. */
export async function countOverdue(viewer: Viewer, filter: OverdueFilter, duties?: DutyFilter): Promise<number> {
  const plans = await getLedgerYear(viewer, filter.year);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from ${assignmentFrom}
    where ${assignmentScope(viewer, plans, { ...assignmentFilterOf(filter), duties }, today())}`;
  return row?.count ?? 0;
}

async function selectRows(
  viewer: Viewer,
  year: number | undefined,
  filter: AssignmentFilter,
  limit: Prisma.Sql,
): Promise<OverdueRow[]> {
  const plans = await getLedgerYear(viewer, year);
  const now = today();
  return db.$queryRaw<OverdueRow[]>`
    with hit as (
      select a.id, a."unitId", u."sortNo" as unit, d."sortNo" as duty, ${owedOn} as owed
      from ${assignmentFrom} where ${assignmentScope(viewer, plans, filter, now)}),
    tally as (select "unitId", count(*) as size, min(owed) as oldest from hit group by 1),
    page as (
      select h.id, h.owed, row_number() over (
        order by t.size desc, t.oldest nulls last, h.unit, h."unitId", h.owed nulls last, h.duty, h.id) as place
      from hit h join tally t using ("unitId") order by place ${limit})
    select a.id, a."unitId", d.id as "dutyId", d.code, d.title, d."leadText", a.role::text as role, d.frequency::text as frequency,
      ${assignmentLampSql(now)} as lamp, coalesce(a."dueOn", d."dueOn")::text as "dueOn", d."dueText", page.owed::text as "owedOn",
      (select json_build_object('period', r.period, 'progress', left(r.progress, 200), 'isUnchanged', r."isUnchanged", 'status', r.status)
        from "ProgressReport" r where r."assignmentId" = a.id and r.status in ('SIGNING', 'SUBMITTED', 'ACCEPTED', 'RETURNED')
        order by r."submittedAt" desc, r.id desc limit 1) as "lastReport"
    from page join "Assignment" a on a.id = page.id join "Duty" d on d.id = a."dutyId"
    order by page.place`;
}

/** Whom to call: an enabled liaison of the unit, else its head, else the unit's own number. */
export async function findContacts(unitIds: readonly string[]): Promise<Map<string, Contact>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db.$queryRaw<(Contact & { unitId: string })[]>`
    select distinct on (u.id) u.id as "unitId", p.name, p.role::text as role, coalesce(p.phone, u.phone) as phone
    from "Unit" u left join "User" p on p."unitId" = u.id and p."disabledAt" is null and p.role in ('LIAISON', 'UNIT_HEAD')
    where u.id = any(${unitIds}::uuid[])
    order by u.id, (p.role = 'LIAISON') desc nulls last, p."createdAt", p.id`;
  return new Map(rows.map(({ unitId, ...contact }) => [unitId, contact]));
}
