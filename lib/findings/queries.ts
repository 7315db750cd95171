import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { db, pagesOf, type Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { getLedgerYear } from "@/lib/plans/queries";
import { Prisma } from "@/prisma/generated/client";
import { type FindingRow, groupOf, orderOf, rowsOf } from "./columns";
import type { FindingFilter, FindingGroup, FindingListInput } from "./schema";
import { findingFrom, findingRecordScope, findingScope } from "./scope";

export type { FindingRow, UnitName } from "./columns";

export interface FindingSummary {
  total: number;
  closed: number;
  measuresTotal: number;
  measuresDone: number;
}

export interface FindingGroupRow {
  key: string | null;
  /** Name of a unit or indicator; enum values are translated by the screen. */
  label: string | null;
  count: number;
  closed: number;
  measuresTotal: number;
  measuresDone: number;
}

/** One page of findings, with its totals; past the end there are no items. */
export async function listFindings(viewer: Viewer, input: FindingListInput) {
  const { page, size, group } = input;
  const scope = await scopeOf(viewer, input);
  const [summary, items, groups] = await Promise.all([
    summarise(viewer, scope.where),
    selectRows(viewer, scope.where, input, Prisma.sql`limit ${size} offset ${(page - 1) * size}`),
    group ? listGroups(viewer, scope.where, group) : Promise.resolve([]),
  ]);
  return { ...summary, year: scope.year, page, size, items, groups };
}

/** Every finding of a list, for a sheet: by number, as what is printed is filed. */
export async function listAllFindings(viewer: Viewer, input: FindingListInput): Promise<FindingRow[]> {
  const scope = await scopeOf(viewer, input);
  return selectRows(viewer, scope.where, inSheetOrder(input), Prisma.empty);
}

/** The order of sheets, and of the three lists that look like them: by number, unless another was chosen. */
export function inSheetOrder(input: FindingListInput): FindingListInput {
  return input.sort?.length ? input : { ...input, sort: [{ key: "number", descending: false }] };
}

export interface FindingStream {
  count: number;
  /** In order, with their labels; empty when the list is not grouped. */
  groups: FindingGroupRow[];
  /** The rows in their order, as they are read. */
  pages: AsyncGenerator<FindingRow[]>;
}

/** Every finding of a sheet that is too long to be held, in pages of `size`; `tx` is a `snapshot`, so that the totals are theirs. */
export async function streamFindings(
  viewer: Viewer,
  input: FindingListInput,
  tx: Tx,
  size: number,
): Promise<FindingStream> {
  const { where } = await scopeOf(viewer, input);
  const { joins, order } = orderOf(inSheetOrder(input));
  const ids = Prisma.sql`select f.id from ${findingFrom(viewer)} ${joins} where ${where} order by ${order}`;
  return {
    count: (await summarise(viewer, where, tx)).total,
    groups: input.group ? await listGroups(viewer, where, input.group, tx) : [],
    pages: readPages(viewer, input.group, tx, ids, size),
  };
}

/** Ids are picked in one go, which sorts them, and names joined page by page. */
async function* readPages(
  viewer: Viewer,
  group: FindingGroup | undefined,
  tx: Tx,
  ids: Prisma.Sql,
  size: number,
): AsyncGenerator<FindingRow[]> {
  for await (const page of pagesOf<{ id: string }>(tx, ids, size)) {
    const places = Prisma.sql`select * from unnest(${page.map(({ id }) => id)}::uuid[]) with ordinality as p(id, place)`;
    yield tx.$queryRaw<FindingRow[]>(rowsOf(viewer, places, group));
  }
}

export async function countFindings(viewer: Viewer, filter: FindingFilter): Promise<number> {
  return (await summariseFindings(viewer, filter)).total;
}

/** Findings and measures of a view, with those closed and done: what stands under a sheet. */
export async function summariseFindings(viewer: Viewer, filter: FindingFilter): Promise<FindingSummary> {
  const scope = await scopeOf(viewer, filter);
  return summarise(viewer, scope.where);
}

/** Throws NOT_FOUND unless the finding is in the viewer's scope. In a transaction, give its client. */
export async function assertFindingVisible(
  viewer: Viewer,
  id: string,
  client: Pick<Tx, "$queryRaw"> = db,
): Promise<void> {
  const scope = findingRecordScope(viewer);
  if (!isId(id)) throw notFound();
  const rows = await client.$queryRaw<{ id: string }[]>`
    select f.id from ${findingFrom(viewer)} where f.id = ${id}::uuid and ${scope}`;
  if (rows.length === 0) throw notFound();
}

/** One row of the list; NOT_FOUND outside the viewer's scope. In a transaction, give its client. */
export async function getFindingRow(
  viewer: Viewer,
  id: string,
  client: Pick<Tx, "$queryRaw"> = db,
): Promise<FindingRow> {
  await assertFindingVisible(viewer, id, client);
  const page = Prisma.sql`select ${id}::uuid as id, 1 as place`;
  const [row] = await client.$queryRaw<FindingRow[]>(rowsOf(viewer, page, undefined));
  if (!row) throw notFound();
  return row;
}

async function scopeOf(viewer: Viewer, filter: FindingFilter) {
  const plans = await getLedgerYear(viewer, filter.year);
  return { year: plans.year, where: findingScope(viewer, plans, filter, today()) };
}

const SUMS = Prisma.sql`count(*) filter (where f.status = 'CLOSED')::int as closed,
  coalesce(sum(f."measuresTotal"), 0)::int as "measuresTotal", coalesce(sum(f."measuresDone"), 0)::int as "measuresDone"`;

async function summarise(
  viewer: Viewer,
  where: Prisma.Sql,
  client: Pick<Tx, "$queryRaw"> = db,
): Promise<FindingSummary> {
  const [row] = await client.$queryRaw<FindingSummary[]>`
    select count(*)::int as total, ${SUMS} from ${findingFrom(viewer)} where ${where}`;
  return row ?? { total: 0, closed: 0, measuresTotal: 0, measuresDone: 0 };
}

/** Rows in their order. Ids are picked first, so that names are joined for one page only. */
function selectRows(viewer: Viewer, where: Prisma.Sql, input: FindingListInput, limit: Prisma.Sql) {
  const { joins, order } = orderOf(input);
  const page = Prisma.sql`select p.id, row_number() over () as place from (
    select f.id from ${findingFrom(viewer)} ${joins} where ${where} order by ${order} ${limit}) p`;
  return db.$queryRaw<FindingRow[]>(rowsOf(viewer, page, input.group));
}

function listGroups(
  viewer: Viewer,
  where: Prisma.Sql,
  group: FindingGroup,
  client: Pick<Tx, "$queryRaw"> = db,
): Promise<FindingGroupRow[]> {
  const { key, label, order, joins } = groupOf(group);
  return client.$queryRaw<FindingGroupRow[]>`
    select ${key} as key, min(${label}) as label, count(*)::int as count, ${SUMS}
    from ${findingFrom(viewer)} ${joins} where ${where} group by 1 order by min(${order}) nulls last, 1`;
}
