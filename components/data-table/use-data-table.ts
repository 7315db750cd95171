"use client";
import { type RowSelectionState, type SortingState, type Updater, useTable } from "@tanstack/react-table";
import { useMemo, useState } from "react";
import { type DataColumn, dataTableFeatures } from "./features";
import { formatSort, parseSort } from "./sort-param";
import { useUrlState } from "./url-state";

interface DataTableOptions<Row extends object> {
  rows: Row[];
  /** Keep them at module scope or in a memo. Ids are the server's sort keys. */
  columns: DataColumn<Row>[];
  rowId: (row: Row) => string;
  /** Ids of columns that are shown only when asked for. */
  hidden?: readonly string[];
}

/**
 * A TanStack table whose sorting and columns live in the address (`sort=-dueOn,code`, `columns=code,title`) and whose
 * rows are one page from the server. Needs a UrlStateProvider around it. Selection survives sorting and paging.
 */
export function useDataTable<Row extends object>({ rows, columns, rowId, hidden = NONE }: DataTableOptions<Row>) {
  const { params, patch } = useUrlState();
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const sort = params.get("sort");
  const shown = params.get("columns");
  const state = useMemo(
    () => ({ sorting: parseSort(sort), columnVisibility: visibility(columns, shown, hidden), rowSelection }),
    [sort, shown, columns, hidden, rowSelection],
  );
  return useTable({
    features: dataTableFeatures,
    columns,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    enableMultiSort: true,
    isMultiSortEvent: (event: unknown) => event instanceof Object && "shiftKey" in event && event.shiftKey === true,
    state,
    onSortingChange: (updater: Updater<SortingState>) =>
      patch({ sort: formatSort(typeof updater === "function" ? updater(parseSort(sort)) : updater) }),
    onRowSelectionChange: setRowSelection,
  });
}

const NONE: readonly string[] = [];

function visibility<Row extends object>(
  columns: DataColumn<Row>[],
  shown: string | null,
  hidden: readonly string[],
): Record<string, boolean> {
  const asked = shown?.split(",");
  return Object.fromEntries(
    columns.map((column) => {
      const id = columnId(column);
      return [id, column.meta?.isFixed || (asked ? asked.includes(id) : !hidden.includes(id))];
    }),
  );
}

/** The id TanStack gives: the explicit one, else the accessor key. */
function columnId<Row extends object>(column: DataColumn<Row>): string {
  if (column.id) return column.id;
  return "accessorKey" in column ? String(column.accessorKey) : "";
}

export type DataTableInstance<Row extends object> = ReturnType<typeof useDataTable<Row>>;
