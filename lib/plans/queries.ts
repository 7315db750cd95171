import { cache } from "react";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import type { PlanStatus } from "@/prisma/generated/client";
import { visiblePlanStatuses } from "./policy";

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
    (NonNullable<LedgerYear["own"]> & { year: number; isOwn: boolean; chosen: number })[]
  >`
    with visible as (
      select p.*, p."governmentId" = ${viewer.governmentId}::uuid as own from "Plan" p join "Unit" g on g.id = p."governmentId"
      where g.path like ${`${viewer.governmentPath}%`} and p.status = any(${statuses}::"PlanStatus"[])
        and (p.status <> 'DRAFT' or g.id = ${viewer.governmentId}::uuid)),
    chosen as (select coalesce(${year}::int, max(year) filter (where status = 'ISSUED'), max(year)) as year from visible)
    select v.id, v.year, v.status::text as status, v.title, v."headSignOff", v.version, v.own as "isOwn", c.year as chosen
    from visible v, chosen c where v.year = c.year or v.own`;
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => b - a);
  const chosen = rows[0]?.chosen ?? year;
  const own = rows.find((row) => row.isOwn && row.year === chosen);
  return {
    year: chosen,
    years,
    ids: rows.filter((row) => row.year === chosen).map((row) => row.id),
    own: own ?? null,
  };
});
