import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { db } from "@/lib/db";
import { type FindingRow, rowsOf } from "@/lib/findings/columns";
import type { FindingFilter } from "@/lib/findings/schema";
import { findingFrom, findingScope } from "@/lib/findings/scope";
import { FINDING_STATUSES, type FindingStatus } from "@/lib/findings/status";
import { getLedgerYear } from "@/lib/plans/queries";
import { Prisma } from "@/prisma/generated/client";

/** Cards of one column; the rest is one click away in the ledger. */
const COLUMN_SHOWN = 20;

export interface BoardColumn {
  status: FindingStatus;
  count: number;
  /** The most urgent first; of the closed ones the latest. */
  rows: FindingRow[];
}

/** The board: one column per status in the order of the work, each with its count and first cards. Void ones only when asked for. */
export async function listBoard(viewer: Viewer, filter: FindingFilter) {
  const plans = await getLedgerYear(viewer, filter.year);
  const where = findingScope(viewer, plans, filter, today());
  const shown = FINDING_STATUSES.filter((status) =>
    filter.status?.length ? filter.status.includes(status) : status !== "VOID",
  );
  const page = Prisma.sql`
    select p.id, row_number() over () as place
    from unnest(${shown}::"FindingStatus"[]) with ordinality s(status, n) cross join lateral (
      select f.id from ${findingFrom(viewer)} where ${where} and f.status = s.status
      order by f."closedOn" desc nulls last, f."openDueOn" nulls last, f.id limit ${COLUMN_SHOWN}) p
    order by s.n`;
  const [counts, rows] = await Promise.all([
    db.$queryRaw<{ status: FindingStatus; count: number }[]>`
      select f.status::text as status, count(*)::int as count from ${findingFrom(viewer)} where ${where} group by 1`,
    db.$queryRaw<FindingRow[]>(rowsOf(viewer, page, undefined)),
  ]);
  const countOf = new Map(counts.map(({ status, count }) => [status, count]));
  return {
    year: plans.year,
    columns: shown.map(
      (status): BoardColumn => ({
        status,
        count: countOf.get(status) ?? 0,
        rows: rows.filter((row) => row.status === status),
      }),
    ),
  };
}
