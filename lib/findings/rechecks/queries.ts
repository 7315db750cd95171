import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today } from "@/lib/dates";
import { db } from "@/lib/db";
import type { UnitName } from "@/lib/findings/columns";
import { unitJson } from "@/lib/findings/columns";
import { canRecheck } from "@/lib/findings/policy";
import { findingFrom, findingScope } from "@/lib/findings/scope";
import type { RecheckReason, RecheckResult } from "@/lib/findings/status";
import { getLedgerYear } from "@/lib/plans/queries";

/** 回头看: one look at a closed finding, still to come or recorded. */
export interface RecheckRow {
  id: string;
  reason: RecheckReason;
  result: RecheckResult;
  record: string;
  chosenByName: string;
  createdAt: Date;
  checkedByName: string | null;
  checkedOn: Day | null;
  version: number;
  relapse: { id: string; number: string } | null;
  finding: {
    id: string;
    number: string;
    text: string;
    closedOn: Day | null;
    relapses: number;
    units: UnitName[];
    leadUnit: UnitName | null;
  };
  can: { record: boolean };
}

/** How many re-checks are listed; those still to come first. */
const SHOWN = 500;

/** Re-checks of the year's findings, those still to come first; and how many closed findings could be drawn yet. */
export async function listRechecks(viewer: Viewer, year?: number) {
  assertCan(viewer, "viewFindings");
  const plans = await getLedgerYear(viewer, year);
  const where = findingScope(viewer, plans, {}, today());
  const [rows, [counts]] = await Promise.all([
    db.$queryRaw<(RecheckRow & { governmentId: string })[]>`
      select r.id, r.reason::text as reason, r.result::text as result, r.record, c.name as "chosenByName", r."createdAt",
        k.name as "checkedByName", r."checkedOn"::text as "checkedOn", r.version,
        case when n.id is null then null else json_build_object('id', n.id, 'number', n.number) end as relapse,
        json_build_object('id', f.id, 'number', f.number, 'text', f.text, 'closedOn', f."closedOn", 'relapses', f.relapses,
          'units', coalesce((select json_agg(${unitJson("u")} order by x."sortNo")
            from "FindingUnit" x join "Unit" u on u.id = x."unitId" where x."findingId" = f.id), '[]'),
          'leadUnit', case when l.id is null then null else ${unitJson("l")} end) as finding,
        p."governmentId"
      from ${findingFrom(viewer)} join "Recheck" r on r."findingId" = f.id join "Plan" p on p.id = f."planId"
        join "User" c on c.id = r."chosenById" left join "User" k on k.id = r."checkedById"
        left join "Finding" n on n.id = r."relapseId" left join "Unit" l on l.id = f."leadUnitId"
      where ${where} order by r.result <> 'PENDING', r.id desc limit ${SHOWN}`,
    db.$queryRaw<{ total: number; drawable: number }[]>`
      select (select count(*)::int from ${findingFrom(viewer)} join "Recheck" r on r."findingId" = f.id where ${where}) as total,
        (select count(*)::int from ${findingFrom(viewer)} where ${where} and f.status = 'CLOSED'
          and not exists (select 1 from "Recheck" r where r."findingId" = f.id)) as drawable`,
  ]);
  return {
    year: plans.year,
    total: counts?.total ?? 0,
    /** Closed findings that nobody has looked at again. */
    drawable: counts?.drawable ?? 0,
    rows: rows.map(
      ({ governmentId, ...row }): RecheckRow => ({
        ...row,
        can: { record: row.result === "PENDING" && canRecheck(viewer, { governmentId }) },
      }),
    ),
    can: { sample: plans.own !== null && canRecheck(viewer, viewer) },
  };
}
