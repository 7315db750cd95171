import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today } from "@/lib/dates";
import { db } from "@/lib/db";
import type { Lamp } from "@/lib/duties/status";
import { type UnitName, unitJson } from "@/lib/findings/columns";
import { canReportMeasure } from "@/lib/findings/policy";
import { measureLamp } from "@/lib/findings/rules";
import { findingFrom, findingRecordScope, findingScope } from "@/lib/findings/scope";
import {
  type FindingKind,
  type FindingSource,
  type FindingStatus,
  findingAllows,
  type MeasureStatus,
} from "@/lib/findings/status";
import { getLedgerYear } from "@/lib/plans/queries";
import { Prisma } from "@/prisma/generated/client";

/** One measure with the finding it belongs to. */
export interface MeasureRow {
  id: string;
  sortNo: number;
  text: string;
  leadUnit: UnitName;
  units: UnitName[];
  person: string;
  dueText: string;
  dueOn: Day | null;
  originalDueOn: Day | null;
  status: MeasureStatus;
  lamp: Lamp;
  progress: string;
  doneOn: Day | null;
  lastReportAt: Date | null;
  version: number;
  /** A request for a later deadline waits for an answer. */
  hasExtension: boolean;
  /** Files on the measure itself. */
  evidence: number;
  finding: {
    id: string;
    number: string;
    text: string;
    source: FindingSource;
    kind: FindingKind;
    status: FindingStatus;
    isReturned: boolean;
  };
  can: { report: boolean; extend: boolean };
}

/** A page of "my measures" holds this many; the rest is found by the ledger's filters. */
const MINE_SHOWN = 200;

interface MyMeasures {
  year?: number;
  /** "open": what is still to be done; "all": also what is done, and findings closed. */
  view: "open" | "all";
}

/** The measures of the viewer's own unit, the most urgent first. `total` counts all, `rows` are at most 200. */
export async function listMyMeasures(viewer: Viewer, { year, view }: MyMeasures) {
  assertCan(viewer, "viewFindings");
  const plans = await getLedgerYear(viewer, year);
  const own = Prisma.sql`m.id in (
    select x.id from "Measure" x where x."leadUnitId" = ${viewer.unitId}::uuid
    union all select y."measureId" from "MeasureUnit" y where y."unitId" = ${viewer.unitId}::uuid)`;
  const open = Prisma.sql`m.status <> 'DONE' and f.status <> 'CLOSED'`;
  const where = Prisma.sql`${findingScope(viewer, plans, {}, today())} and m."voidedAt" is null and ${own}
    ${view === "open" ? Prisma.sql`and ${open}` : Prisma.empty}`;
  const order = Prisma.sql`case when ${open} then 0 else 1 end, m."dueOn" nulls last, f."sortNo", m."sortNo", m.id`;
  const [[count], rows] = await Promise.all([
    db.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from ${findingFrom(viewer)} join "Measure" m on m."findingId" = f.id where ${where}`,
    selectMeasures(viewer, where, order, Prisma.sql`limit ${MINE_SHOWN}`),
  ]);
  return { total: count?.total ?? 0, year: plans.year, rows };
}

/** The measures of findings that a list has shown, in the findings' own order; void ones are left out. */
export function listMeasures(viewer: Viewer, findingIds: readonly string[]): Promise<MeasureRow[]> {
  const where = Prisma.sql`${findingRecordScope(viewer)} and m."voidedAt" is null and f.id = any(${findingIds}::uuid[])`;
  return selectMeasures(viewer, where, Prisma.sql`f."sortNo", f.id, m."sortNo"`, Prisma.empty);
}

type Selected = Omit<MeasureRow, "can" | "lamp"> & {
  governmentId: string;
  planStatus: string;
  leadUnitId: string;
  unitIds: string[];
  finding: MeasureRow["finding"] & { unitIds: string[]; leadUnitId: string | null; raisedUnitId: string };
};

async function selectMeasures(viewer: Viewer, where: Prisma.Sql, order: Prisma.Sql, limit: Prisma.Sql) {
  const rows = await db.$queryRaw<Selected[]>`
    with page as (
      select p.id, row_number() over () as place from (
        select m.id from ${findingFrom(viewer)} join "Measure" m on m."findingId" = f.id
        where ${where} order by ${order} ${limit}) p)
    select m.id, m."sortNo", m.text, ${unitJson("l")} as "leadUnit", m."leadUnitId", m.person, m."dueText",
      m."dueOn"::text as "dueOn", m."originalDueOn"::text as "originalDueOn", m.status::text as status, m.progress,
      m."doneOn"::text as "doneOn", m."lastReportAt", m.version,
      coalesce((select json_agg(${unitJson("u")} order by x."sortNo")
        from "MeasureUnit" x join "Unit" u on u.id = x."unitId" where x."measureId" = m.id), '[]') as units,
      coalesce((select json_agg(x."unitId") from "MeasureUnit" x where x."measureId" = m.id), '[]') as "unitIds",
      exists (select 1 from "Extension" e where e."measureId" = m.id and e.status in ('HEAD_REVIEW', 'OFFICE_REVIEW'))
        as "hasExtension",
      (select count(*)::int from "Attachment" a where a."measureId" = m.id and a."voidedAt" is null) as evidence,
      p."governmentId", p.status::text as "planStatus",
      json_build_object('id', f.id, 'number', f.number, 'text', f.text, 'source', f.source, 'kind', f.kind, 'status', f.status,
        'isReturned', f."isReturned", 'leadUnitId', f."leadUnitId", 'raisedUnitId', f."raisedUnitId",
        'unitIds', (select json_agg(x."unitId") from "FindingUnit" x where x."findingId" = f.id)) as finding
    from page join "Measure" m on m.id = page.id join "Finding" f on f.id = m."findingId" join "Plan" p on p.id = f."planId"
      join "Unit" l on l.id = m."leadUnitId"
    order by page.place`;
  const now = today();
  return rows.map((row) => present(viewer, row, now));
}

function present(viewer: Viewer, row: Selected, now: Day): MeasureRow {
  const { governmentId, planStatus, leadUnitId, unitIds, finding, ...measure } = row;
  const { unitIds: findingUnitIds, leadUnitId: findingLead, raisedUnitId, ...shown } = finding;
  const access = {
    governmentId,
    unitIds: findingUnitIds ?? [],
    leadUnitId: findingLead,
    measureUnitIds: [leadUnitId, ...unitIds],
    raisedUnitId,
    status: shown.status,
  };
  const mayReport = planStatus === "ISSUED" && canReportMeasure(viewer, access, { unitIds: [leadUnitId, ...unitIds] });
  return {
    ...measure,
    finding: shown,
    lamp: measureLamp(measure, shown.status, now),
    can: {
      report: mayReport && findingAllows(shown.status, "report"),
      extend: mayReport && findingAllows(shown.status, "extend") && measure.status !== "DONE" && !measure.hasExtension,
    },
  };
}
