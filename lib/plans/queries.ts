import { cache } from "react";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { visiblePlanStatuses } from "@/lib/duties/policy";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { type PlanStatus, Prisma } from "@/prisma/generated/client";

export interface LedgerYear {
  /** The chosen year, else the latest issued one, else the latest there is; null when the viewer sees no plan at all. */
  year: number | null;
  /** All years the viewer may choose, newest first. */
  years: number[];
  /** Plans of that year in the viewer's government and those below it. */
  ids: string[];
  /** The plan of the viewer's own government. */
  own: { id: string; status: PlanStatus; title: string; headSignOff: boolean; version: number } | null;
}

/** Resolves the year and its plans; one statement, once per request and year. */
export const getLedgerYear = (viewer: Viewer, year?: number): Promise<LedgerYear> =>
  loadLedgerYear(viewer, year ?? null);

// React's cache tells (viewer) from (viewer, undefined): always two arguments.
const loadLedgerYear = cache(async (viewer: Viewer, year: number | null): Promise<LedgerYear> => {
  const statuses = visiblePlanStatuses(viewer);
  const rows = await db.$queryRaw<
    {
      id: string;
      year: number;
      status: PlanStatus;
      title: string;
      headSignOff: boolean;
      version: number;
      isOwn: boolean;
    }[]
  >`
    with visible as (
      select p.*, p."governmentId" = ${viewer.governmentId}::uuid as own from "Plan" p join "Unit" g on g.id = p."governmentId"
      where g.path like ${`${viewer.governmentPath}%`} and p.status = any(${statuses}::"PlanStatus"[])),
    chosen as (select coalesce(${year}::int, max(year) filter (where status = 'ISSUED'), max(year)) as year from visible)
    select v.id, v.year, v.status::text as status, v.title, v."headSignOff", v.version, v.own as "isOwn"
    from visible v, chosen c where v.year = c.year or v.own`;
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => b - a);
  const chosen = year ?? latest(rows);
  const own = rows.find((row) => row.isOwn && row.year === chosen);
  return {
    year: chosen,
    years,
    ids: rows.filter((row) => row.year === chosen).map((row) => row.id),
    own: own
      ? { id: own.id, status: own.status, title: own.title, headSignOff: own.headSignOff, version: own.version }
      : null,
  };
});

/** All years of the viewer's own government, newest first, for the office's page. */
export async function listPlans(viewer: Viewer) {
  assertCan(viewer, "managePlan");
  const rows = await db.$queryRaw<(PlanSums & { id: string; year: number; title: string; status: PlanStatus })[]>`
    select p.id, p.year, p.title, p.status::text as status, ${SUMS}
    from "Plan" p left join "Duty" d on d."planId" = p.id and d."voidedAt" is null
    where p."governmentId" = ${viewer.governmentId}::uuid group by p.id order by p.year desc`;
  return rows;
}

interface PlanSums {
  keyTasks: number;
  items: number;
  /** Sum of the items' points, two decimals. */
  points: string;
}

const SUMS = Prisma.sql`
  (count(*) filter (where d.kind = 'KEY_TASK'))::int as "keyTasks",
  (count(*) filter (where d.kind = 'ASSESSMENT_ITEM'))::int as items,
  coalesce(sum(d.points) filter (where d.kind = 'ASSESSMENT_ITEM'), 0)::numeric(9,2)::text as points`;

/** One year with its sums and indicators; NOT_FOUND outside the own government. */
export async function getPlan(viewer: Viewer, id: string) {
  assertCan(viewer, "managePlan");
  const plan = isId(id) && (await db.plan.findFirst({ where: { id, governmentId: viewer.governmentId } }));
  if (!plan) throw notFound();
  const [sums] = await db.$queryRaw<PlanSums[]>`
    select ${SUMS} from "Duty" d where d."planId" = ${id}::uuid and d."voidedAt" is null`;
  const indicators = await db.indicator.findMany({
    where: { planId: id },
    orderBy: { sortNo: "asc" },
    select: { id: true, parentId: true, code: true, name: true, points: true },
  });
  return {
    ...plan,
    ...(sums ?? { keyTasks: 0, items: 0, points: "0.00" }),
    indicators: indicators.map((indicator) => ({ ...indicator, points: indicator.points.toFixed(2) })),
  };
}

function latest(rows: readonly { year: number; status: PlanStatus }[]): number | null {
  const issued = rows.filter((row) => row.status === "ISSUED");
  const years = (issued.length > 0 ? issued : rows).map((row) => row.year);
  return years.length === 0 ? null : Math.max(...years);
}
