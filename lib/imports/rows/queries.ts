import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import type { CellChange, PreviewRow, Problem } from "@/lib/imports/preview";
import { assertSeen } from "@/lib/imports/queries";
import type { ImportRowsInput } from "@/lib/imports/schema";
import type { RowAction } from "@/lib/imports/status";
import type { Prisma } from "@/prisma/generated/client";

/** A row of a preview as it is shown. */
export interface PreviewedRow extends Omit<PreviewRow, "record"> {
  /** `sortNo` of its file. */
  file: number;
}

/** Rows of which nothing is written and nothing is asked. */
const SETTLED: RowAction[] = ["UNCHANGED", "SKIP"];

/**
 * Rows of a preview in the order of the sheets; with `isChangedFirst` those that change or ask something before all others: of
 * the sheets of 47 units that come back few rows do.
 */
export async function listImportRows(
  viewer: Viewer,
  id: string,
  { action, file, page, size }: ImportRowsInput,
  { isChangedFirst = false } = {},
): Promise<{ total: number; page: number; size: number; rows: PreviewedRow[] }> {
  await assertSeen(viewer, id);
  const where = { importId: id, action, ...(file !== undefined && { file: { sortNo: file } }) };
  const total = await db.importRow.count({ where });
  const list = (skip: number, take: number, more: Prisma.ImportRowWhereInput = {}) =>
    db.importRow.findMany({
      where: { AND: [where, more] },
      select: ROW,
      orderBy: [{ file: { sortNo: "asc" } }, { no: "asc" }],
      ...{ skip, take },
    });
  const skip = (page - 1) * size;
  if (!isChangedFirst || action) return { total, page, size, rows: (await list(skip, size)).map(rowOf) };
  const settled = { action: { in: SETTLED } };
  const changed = await db.importRow.count({ where: { AND: [where, { NOT: settled }] } });
  const first = skip < changed ? await list(skip, size, { NOT: settled }) : [];
  const rest = first.length < size ? await list(Math.max(0, skip - changed), size - first.length, settled) : [];
  return { total, page, size, rows: [...first, ...rest].map(rowOf) };
}

/** Cells that say the same and may mean the same, told once: accepting the suggestion is one fix for all of them. */
export interface SuggestedFix {
  column: string;
  code: Problem["code"];
  text: string;
  suggestion: string;
  cells: number;
}

/** What can be accepted for all such cells, what stands most often first. */
export async function listSuggestedFixes(viewer: Viewer, id: string): Promise<SuggestedFix[]> {
  await assertSeen(viewer, id);
  return db.$queryRaw<SuggestedFix[]>`
    select p->>'column' as "column", p->>'code' as code, p->>'text' as text, p->>'suggestion' as suggestion,
      count(*)::int as cells
    from "ImportRow" r cross join lateral jsonb_array_elements(r.problems) p
    where r."importId" = ${id}::uuid and p ? 'suggestion' and p->>'column' is not null
    group by 1, 2, 3, 4 order by cells desc, 1, 3 limit 200`;
}

const ROW = {
  ...{ no: true, action: true, key: true, isHidden: true, cells: true, problems: true, changes: true },
  file: { select: { sortNo: true } },
} satisfies Prisma.ImportRowSelect;

type Row = Prisma.ImportRowGetPayload<{ select: typeof ROW }>;

const rowOf = ({ file, cells, problems, changes, ...row }: Row): PreviewedRow => ({
  ...row,
  file: file.sortNo,
  cells: cells as Record<string, string>,
  problems: problems as unknown as Problem[],
  changes: changes as unknown as CellChange[],
});
