import { blocksOf } from "./blocks";
import type { DataSheet, PrintedSheet, SheetCell, SheetRow, SheetSpec } from "./sheet";

/** How a view of a ledger prints, row by row: as one workbook, or in pages when it is too long for that. */
export interface LedgerView<Row, Sums> {
  head: Omit<SheetSpec, "rows" | "data">;
  dataColumns: DataSheet["columns"];
  isGrouped: boolean;
  record(row: Row): SheetRow;
  cells(row: Row): readonly SheetCell[];
  /** The line before the rows of a group. */
  heading(key: string | null, sums: Sums): string;
  /** The line under all rows. */
  total(sums: Sums): string;
  sums(rows: readonly Row[]): Sums;
  add(sums: Sums, more: Sums): Sums;
}

/** A printed row; what the sheet 数据 has of it, if it is a record. */
export interface LedgerRow {
  printed: SheetRow;
  data: readonly SheetCell[] | null;
}

/** The whole view as one workbook. */
export function ledgerSheet<Row extends { groupKey: string | null }, Sums>(
  view: LedgerView<Row, Sums>,
  rows: readonly Row[],
): SheetSpec {
  const { head, dataColumns, isGrouped, record, cells, sums, heading } = view;
  const groups = isGrouped ? [...blocksOf(rows, (row) => row.groupKey)] : [];
  return {
    ...head,
    rows: [
      ...(isGrouped
        ? groups.flatMap(([key, block]) => [opening(head, heading(key, sums(block))), ...block.map(record)])
        : rows.map(record)),
      ...(rows.length > 0 ? [closing(head, view.total(sums(rows)))] : []),
    ],
    data: { columns: dataColumns, rows: rows.map(cells) },
  };
}

/** The same rows in pages, each as soon as it has been read; `sumsOf` knows what stands over a group beforehand. */
export async function* ledgerPages<Row extends { groupKey: string | null }, Sums>(
  view: LedgerView<Row, Sums>,
  pages: AsyncIterable<readonly Row[]>,
  sumsOf: (key: string | null) => Sums | undefined,
): AsyncGenerator<LedgerRow[]> {
  let last: Row | undefined;
  let total = view.sums([]);
  for await (const page of pages) {
    const rows: LedgerRow[] = [];
    for (const row of page) {
      if (view.isGrouped && (!last || last.groupKey !== row.groupKey)) {
        const sums = sumsOf(row.groupKey) ?? view.sums([]);
        rows.push({ printed: opening(view.head, view.heading(row.groupKey, sums)), data: null });
      }
      rows.push({ printed: view.record(row), data: view.cells(row) });
      last = row;
    }
    total = view.add(total, view.sums(page));
    yield rows;
  }
  if (last) yield [{ printed: closing(view.head, view.total(total)), data: null }];
}

type Head = Pick<PrintedSheet, "columns">;

const opening = ({ columns }: Head, label: string): SheetRow => ({
  ...{ kind: "summary", label, span: columns.length, cells: [] },
  opensGroup: true,
});

const closing = ({ columns }: Head, label: string): SheetRow => ({
  ...{ kind: "summary", label, span: columns.length, cells: [] },
});
