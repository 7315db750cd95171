import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { db, pagesOf, type Tx } from "@/lib/db";
import { getLedgerYear } from "@/lib/plans/queries";
import { Prisma } from "@/prisma/generated/client";
import type { DutyFilter, DutyGroup, DutyListInput, DutySort } from "./schema";
import { dutyFrom, dutyLampRankSql, dutyLampSql, dutyScope, ownLampSql } from "./scope";
import type { DutyKind, DutyStatus, Frequency, Lamp, PartyRole } from "./status";

export interface DutyRow {
  id: string;
  planId: string;
  year: number;
  kind: DutyKind;
  code: string;
  title: string;
  /** Two decimals; a key task's are the sum of its items'. */
  points: string | null;
  indicator: { code: string; name: string; parentCode: string | null; parentName: string | null } | null;
  keyTask: { code: string; title: string } | null;
  leadUnits: { code: string; name: string }[];
  leadText: string;
  unitsText: string;
  dueText: string;
  dueOn: string | null;
  originalDueOn: string | null;
  openDueOn: string | null;
  frequency: Frequency;
  status: DutyStatus;
  lamp: Lamp;
  unitsDone: number;
  unitsTotal: number;
  findingsOpen: number;
  findingsTotal: number;
  /** Earliest deadline among its open findings. */
  findingsDueOn: string | null;
  lastReportAt: Date | null;
  version: number;
  /** The viewer's own unit's assignment. */
  mine: { assignmentId: string; status: DutyStatus; lamp: Lamp; role: PartyRole; version: number } | null;
  /** Key of the group the row belongs to, when the list is grouped. */
  groupKey: string | null;
}

export interface DutyGroupRow {
  key: string | null;
  label: string | null;
  count: number;
  /** Sum over items, two decimals. */
  points: string;
  done: number;
}

export interface DutySummary {
  total: number;
  /** Points of the items listed, two decimals; key tasks are never added. */
  points: string;
}

/** One page of duties, with its total; past the end there are no items. */
export async function listDuties(viewer: Viewer, input: DutyListInput) {
  const { page, size, group } = input;
  const scope = await scopeOf(viewer, input);
  const [summary, items, groups] = await Promise.all([
    summarise(viewer, scope.where),
    selectRows(viewer, scope.where, input, Prisma.sql`limit ${size} offset ${(page - 1) * size}`),
    group ? listGroups(viewer, scope.where, group) : Promise.resolve([]),
  ]);
  return { ...summary, year: scope.year, page, size, items, groups };
}

/** Every duty of a list, for a sheet. */
export async function listAllDuties(viewer: Viewer, input: DutyListInput): Promise<DutyRow[]> {
  const scope = await scopeOf(viewer, input);
  return selectRows(viewer, scope.where, input, Prisma.empty);
}

export interface DutyStream {
  count: number;
  /** In order, with their labels; empty when the list is not grouped. */
  groups: DutyGroupRow[];
  /** Whether the viewer's own unit has a part in any of them. */
  hasOwn: boolean;
  /** The rows in their order, as they are read. */
  pages: AsyncGenerator<DutyRow[]>;
}

/** Every duty of a list that is too long to be held, in pages of `size`; `tx` is a `snapshot`, so that the totals are theirs. */
export async function streamDuties(viewer: Viewer, input: DutyListInput, tx: Tx, size: number): Promise<DutyStream> {
  const { where } = await scopeOf(viewer, input);
  const from = Prisma.sql`from ${dutyFrom(viewer)} ${JOINS} where ${where}`;
  const [sums] = await tx.$queryRaw<{ count: number; hasOwn: boolean }[]>`
    select count(*)::int as count, coalesce(bool_or(m.id is not null), false) as "hasOwn" ${from}`;
  return {
    ...(sums ?? { count: 0, hasOwn: false }),
    groups: input.group ? await listGroups(viewer, where, input.group, tx) : [],
    pages: readPages(input, tx, Prisma.sql`select d.id, m.id as "mineId" ${from} order by ${orderBy(input)}`, size),
  };
}

/** Ids are picked in one go, which sorts them, and names joined page by page. */
async function* readPages(input: DutyListInput, tx: Tx, ids: Prisma.Sql, size: number): AsyncGenerator<DutyRow[]> {
  for await (const page of pagesOf<{ id: string; mineId: string | null }>(tx, ids, size)) {
    const [idsOf, mineIds] = [page.map(({ id }) => id), page.map(({ mineId }) => mineId)];
    yield rowsOf(
      Prisma.sql`select * from unnest(${idsOf}::uuid[], ${mineIds}::uuid[]) with ordinality as p(id, "mineId", place)`,
      input,
      tx,
    );
  }
}

export async function countDuties(viewer: Viewer, filter: DutyFilter): Promise<number> {
  const scope = await scopeOf(viewer, filter);
  return (await summarise(viewer, scope.where)).total;
}

async function scopeOf(viewer: Viewer, filter: DutyFilter) {
  const plans = await getLedgerYear(viewer, filter.year);
  return { year: plans.year, where: dutyScope(viewer, plans, filter, today()) };
}

async function summarise(viewer: Viewer, where: Prisma.Sql): Promise<DutySummary> {
  const [row] = await db.$queryRaw<DutySummary[]>`
    select count(*)::int as total, coalesce(sum(d.points) filter (where d.kind = 'ASSESSMENT_ITEM'), 0)::numeric(9,2)::text as points
    from ${dutyFrom(viewer)} where ${where}`;
  return row ?? { total: 0, points: "0.00" };
}

const ITEM_POINTS = Prisma.sql`(select sum(x.points) from "Duty" x where x."keyTaskId" = d.id and x."voidedAt" is null)`;
const POINTS = Prisma.sql`case when d.kind = 'KEY_TASK' then ${ITEM_POINTS} else d.points end`;
const JOINS = Prisma.sql`
  left join "Indicator" i on i.id = d."indicatorId" left join "Indicator" f on f.id = i."parentId"
  left join "Duty" k on k.id = d."keyTaskId" left join "Unit" u on u.id = d."leadUnitId"`;

/** Rows in their order. Ids are picked first, so that names are joined for one page only. */
function selectRows(viewer: Viewer, where: Prisma.Sql, input: DutyListInput, limit: Prisma.Sql): Promise<DutyRow[]> {
  const page = Prisma.sql`select p.*, row_number() over () as place from (
    select d.id, m.id as "mineId" from ${dutyFrom(viewer)} ${JOINS} where ${where} order by ${orderBy(input)} ${limit}) p`;
  return rowsOf(page, input, db);
}

/** Whole rows of the duties of `page(id, "mineId", place)`, in its order. */
function rowsOf(page: Prisma.Sql, input: DutyListInput, client: Pick<Tx, "$queryRaw">): Promise<DutyRow[]> {
  const now = today();
  const groupKey = input.group ? Prisma.sql`${GROUP[input.group].key}::text` : Prisma.sql`null::text`;
  return client.$queryRaw<DutyRow[]>`
    with page as (${page})
    select d.id, d."planId", d.year, d.kind::text as kind, d.code, d.title, (${POINTS})::text as points,
      case when i.id is null then null else json_build_object(
        'code', i.code, 'name', i.name, 'parentCode', f.code, 'parentName', f.name) end as indicator,
      case when k.id is null then null else json_build_object('code', k.code, 'title', k.title) end as "keyTask",
      coalesce((select json_agg(json_build_object('code', l.code, 'name', l.name) order by p."sortNo")
        from "DutyParty" p join "Unit" l on l.id = p."unitId" where p."dutyId" = d.id and p.role = 'LEAD'), '[]') as "leadUnits",
      d."leadText", d."unitsText", d."dueText", d."dueOn"::text as "dueOn", d."originalDueOn"::text as "originalDueOn",
      d."openDueOn"::text as "openDueOn", d.frequency::text as frequency, d.status::text as status, ${dutyLampSql(now)} as lamp,
      d."unitsDone", d."unitsTotal", d."findingsOpen", d."findingsTotal",
      d."findingsDueOn"::text as "findingsDueOn", d."lastReportAt", d.version,
      case when m.id is null then null else json_build_object('assignmentId', m.id, 'status', m.status, 'lamp', ${ownLampSql(now)},
        'role', m.role, 'version', m.version) end as mine,
      ${groupKey} as "groupKey"
    from page join "Duty" d on d.id = page.id left join "Assignment" m on m.id = page."mineId" ${JOINS}
    order by page.place`;
}

function listGroups(
  viewer: Viewer,
  where: Prisma.Sql,
  group: DutyGroup,
  client: Pick<Tx, "$queryRaw"> = db,
): Promise<DutyGroupRow[]> {
  const { key, label, order } = GROUP[group];
  return client.$queryRaw<DutyGroupRow[]>`
    select ${key}::text as key, ${label} as label, count(*)::int as count,
      coalesce(sum(d.points) filter (where d.kind = 'ASSESSMENT_ITEM'), 0)::numeric(9,2)::text as points,
      (count(*) filter (where d.status = 'DONE'))::int as done
    from ${dutyFrom(viewer)} ${JOINS} where ${where} group by 1, 2 order by min(${order}) nulls last, 1`;
}

// A key task stands at the head of its own group.
const GROUP: Record<DutyGroup, { key: Prisma.Sql; label: Prisma.Sql; order: Prisma.Sql }> = {
  keyTask: {
    key: Prisma.sql`coalesce(k.id, case when d.kind = 'KEY_TASK' then d.id end)`,
    label: Prisma.sql`coalesce(k.code || ' ' || k.title, case when d.kind = 'KEY_TASK' then d.code || ' ' || d.title end)`,
    order: Prisma.sql`coalesce(k."sortNo", case when d.kind = 'KEY_TASK' then d."sortNo" end)`,
  },
  lead: { key: Prisma.sql`u.id`, label: Prisma.sql`u.name`, order: Prisma.sql`u."sortNo"` },
  indicator: {
    key: Prisma.sql`coalesce(f.id, i.id)`,
    label: Prisma.sql`coalesce(f.name, i.name)`,
    order: Prisma.sql`coalesce(f."sortNo", i."sortNo")`,
  },
};

const PROTOCOL_ORDER = Prisma.sql`d.kind, d."sortNo"`;

const SORT: Record<DutySort, () => Prisma.Sql> = {
  code: () => PROTOCOL_ORDER,
  title: () => Prisma.sql`d.title`,
  indicator: () => Prisma.sql`i."sortNo"`,
  points: () => POINTS,
  lead: () => Prisma.sql`u."sortNo"`,
  dueOn: () => Prisma.sql`d."dueOn"`,
  openDueOn: () => Prisma.sql`d."openDueOn"`,
  lamp: () => dutyLampRankSql(today()),
  status: () => Prisma.sql`d.status`,
  done: () => Prisma.sql`d."unitsDone"::float / nullif(d."unitsTotal", 0)`,
  findings: () => Prisma.sql`d."findingsOpen"`,
  lastReportAt: () => Prisma.sql`d."lastReportAt"`,
};

function orderBy({ sort = [], group }: DutyListInput): Prisma.Sql {
  const groupOrder = group ? [Prisma.sql`${GROUP[group].order} nulls last`, Prisma.sql`${GROUP[group].key}`] : [];
  const chosen = sort.map(({ key, descending }) =>
    key === "code" && descending
      ? Prisma.sql`d.kind desc, d."sortNo" desc`
      : Prisma.sql`${SORT[key]()} ${descending ? Prisma.sql`desc nulls last` : Prisma.sql`asc nulls last`}`,
  );
  const rest = sort.length === 0 ? [PROTOCOL_ORDER] : [];
  return Prisma.join([...groupOrder, ...chosen, ...rest, Prisma.sql`d.id`], ", ");
}
