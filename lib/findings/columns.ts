import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today } from "@/lib/dates";
import type { Lamp } from "@/lib/duties/status";
import { Prisma } from "@/prisma/generated/client";
import { FINDING_TASKS, type FindingGroup, type FindingListInput, type FindingSort } from "./schema";
import { findingLampRankSql, findingLampSql, waitsFor } from "./scope";
import {
  FINDING_STATUSES,
  type FindingKind,
  type FindingSource,
  type FindingStatus,
  SEVERITIES,
  type Severity,
} from "./status";

/** Columns, joins and orders of a list of findings, as SQL. Aliases: f the finding, l its lead unit, h who answers for it. */

export interface UnitName {
  code: string;
  name: string;
  shortName: string;
}

export interface FindingRow {
  id: string;
  number: string;
  planId: string;
  year: number;
  source: FindingSource;
  kind: FindingKind;
  severity: Severity;
  text: string;
  goal: string;
  status: FindingStatus;
  lamp: Lamp;
  isReturned: boolean;
  /** A request for a later deadline waits for an answer. */
  hasExtension: boolean;
  relapses: number;
  recheckPending: boolean;
  /** Responsible units, the one that answers for it first. */
  units: UnitName[];
  leadUnit: UnitName | null;
  dutyId: string | null;
  dutyCode: string | null;
  dutyTitle: string | null;
  indicatorName: string | null;
  foundOn: Day;
  /** Earliest deadline among the measures that are not done. */
  dueOn: Day | null;
  closedOn: Day | null;
  measuresTotal: number;
  measuresDone: number;
  version: number;
  /** One of the viewer's tasks. */
  waitsForMe: boolean;
  /** Key of the group the row belongs to, when the list is grouped. */
  groupKey: string | null;
}

/** Names that sorting and grouping go by; each joins at most one row per finding. */
const NAMES = {
  lead: Prisma.sql`left join "Unit" l on l.id = f."leadUnitId"`,
  unit: Prisma.sql`left join "FindingUnit" hu on hu."findingId" = f.id and hu."sortNo" = 0 left join "Unit" h on h.id = hu."unitId"`,
  indicator: Prisma.sql`left join "Indicator" i on i.id = f."indicatorId" left join "Indicator" j on j.id = i."parentId"`,
};
type Name = keyof typeof NAMES;

/** The joins of those among `keys` that are names. */
function joinsOf(keys: readonly string[]): Prisma.Sql {
  const names = (Object.keys(NAMES) as Name[]).filter((name) => keys.includes(name));
  return names.length === 0
    ? Prisma.empty
    : Prisma.join(
        names.map((name) => NAMES[name]),
        " ",
      );
}

/** Place of the status in the order of the work, and of the severity with the worst first; the database's enums have other orders. */
export const STATUS_RANK = Prisma.sql`array_position(${[...FINDING_STATUSES]}::"FindingStatus"[], f.status)`;
export const SEVERITY_RANK = Prisma.sql`array_position(${[...SEVERITIES]}::"Severity"[], f.severity)`;

const GROUP: Record<FindingGroup, { key: Prisma.Sql; label: Prisma.Sql; order: Prisma.Sql }> = {
  source: { key: Prisma.sql`f.source::text`, label: Prisma.sql`null::text`, order: Prisma.sql`f.source` },
  status: { key: Prisma.sql`f.status::text`, label: Prisma.sql`null::text`, order: STATUS_RANK },
  unit: { key: Prisma.sql`h.id::text`, label: Prisma.sql`h."shortName"`, order: Prisma.sql`h."sortNo"` },
  lead: { key: Prisma.sql`l.id::text`, label: Prisma.sql`l."shortName"`, order: Prisma.sql`l."sortNo"` },
  indicator: {
    key: Prisma.sql`coalesce(j.id, i.id)::text`,
    label: Prisma.sql`coalesce(j.name, i.name)`,
    order: Prisma.sql`coalesce(j."sortNo", i."sortNo")`,
  },
};

export const groupOf = (group: FindingGroup) => ({ ...GROUP[group], joins: joinsOf([group]) });

const SORT: Record<FindingSort, () => Prisma.Sql> = {
  number: () => Prisma.sql`f."sortNo"`,
  source: () => Prisma.sql`f.source`,
  kind: () => Prisma.sql`f.kind`,
  severity: () => SEVERITY_RANK,
  status: () => STATUS_RANK,
  lamp: () => findingLampRankSql(today()),
  dueOn: () => Prisma.sql`f."openDueOn"`,
  foundOn: () => Prisma.sql`f."foundOn"`,
  closedOn: () => Prisma.sql`f."closedOn"`,
  lead: () => Prisma.sql`l."sortNo"`,
  unit: () => Prisma.sql`h."sortNo"`,
  measures: () => Prisma.sql`f."measuresDone"::float / nullif(f."measuresTotal", 0)`,
};

/** What is still to be done stands above what is closed or void. */
const OPEN_FIRST = Prisma.sql`(f.status in ('CLOSED', 'VOID'))`;

/**
 * Joins and order of a list, without a wish open findings first and then by number; only a list that is sorted by names joins
 * them. Every order ends in the id.
 */
export function orderOf({ sort = [], group }: Pick<FindingListInput, "sort" | "group">) {
  const groups = group ? [Prisma.sql`${GROUP[group].order} nulls last`, GROUP[group].key] : [];
  const chosen = sort.map(
    ({ key, descending }) =>
      Prisma.sql`${SORT[key]()} ${descending ? Prisma.sql`desc nulls last` : Prisma.sql`asc nulls last`}`,
  );
  const rest = sort.length === 0 ? [OPEN_FIRST, SORT.number()] : [];
  return {
    joins: joinsOf([...(group ? [group] : []), ...sort.map(({ key }) => key)]),
    order: Prisma.join([...groups, ...chosen, ...rest, Prisma.sql`f.id`], ", "),
  };
}

/** A unit as JSON, in the shape of UnitName. */
export const unitJson = (alias: string) =>
  Prisma.raw(`json_build_object('code', ${alias}.code, 'name', ${alias}.name, 'shortName', ${alias}."shortName")`);

/** Whole rows of the findings of `page(id, place)`, in its order. */
export function rowsOf(viewer: Viewer, page: Prisma.Sql, group: FindingGroup | undefined): Prisma.Sql {
  return Prisma.sql`
    with page as (${page})
    select f.id, f.number, f."planId", f.year, f.source::text as source, f.kind::text as kind, f.severity::text as severity,
      f.text, f.goal, f.status::text as status, ${findingLampSql(today())} as lamp, f."isReturned",
      f."extensionsPending" > 0 as "hasExtension", f.relapses,
      exists (select 1 from "Recheck" r where r."findingId" = f.id and r.result = 'PENDING') as "recheckPending",
      coalesce((select json_agg(${unitJson("u")} order by x."sortNo")
        from "FindingUnit" x join "Unit" u on u.id = x."unitId" where x."findingId" = f.id), '[]') as units,
      case when l.id is null then null else ${unitJson("l")} end as "leadUnit",
      f."dutyId", d.code as "dutyCode", d.title as "dutyTitle", i.name as "indicatorName",
      f."foundOn"::text as "foundOn", f."openDueOn"::text as "dueOn", f."closedOn"::text as "closedOn",
      f."measuresTotal", f."measuresDone", f.version, ${waitsFor(viewer, FINDING_TASKS)} as "waitsForMe",
      ${group ? GROUP[group].key : Prisma.sql`null::text`} as "groupKey"
    from page join "Finding" f on f.id = page.id ${joinsOf(Object.keys(NAMES))} left join "Duty" d on d.id = f."dutyId"
    order by page.place`;
}
