"use client";
import { useTranslations } from "next-intl";
import { Fragment, type KeyboardEvent, type ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { DataTableRow } from "./data-table-row";
import { HeadCell } from "./head-cell";
import { useUrlState } from "./url-state";
import type { DataTableInstance } from "./use-data-table";

interface DataTableProps<Row extends object> {
  table: DataTableInstance<Row>;
  /** The table's story in words, for those who hear it: "2026 年 · 超期 · 12 项". */
  caption: string;
  /** Shows the boxes that select rows. */
  isSelectable?: boolean;
  /** Enter or a click on a row. */
  onOpen?: (row: Row) => void;
  /** The row that is open beside the table. */
  openId?: string | null;
  /** Rows that follow each other with the same key stand under one heading; `heading` gets the key and its rows. */
  group?: { keyOf: (row: Row) => string; heading: (key: string, rows: Row[]) => ReactNode };
  /** A quiet total; cells of a `<tr>`. */
  footer?: ReactNode;
}

/**
 * One page of rows. ↑ ↓ Home End move, Enter opens, Space selects. Cards on a phone. State and rows come from
 * `useDataTable`; density from `density=compact` in the address.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { table, caption, isSelectable = false, onOpen, openId, group, footer } = props;
  const t = useTranslations("common.table");
  const { params, isPending } = useUrlState();
  const rows = table.getRowModel().rows;
  const columns = table.getVisibleLeafColumns();
  const width = columns.length + (isSelectable ? 1 : 0);
  return (
    <div className="data-table-scroll" aria-busy={isPending}>
      <table className="data-table" data-density={params.get("density") ?? undefined} onKeyDown={moveByKey}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {isSelectable && (
              <th scope="col" data-box>
                <Checkbox
                  aria-label={t("selectAll")}
                  checked={table.getIsAllRowsSelected()}
                  isMixed={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
                  onChange={(event) => table.toggleAllRowsSelected(event.target.checked)}
                />
              </th>
            )}
            {table.getFlatHeaders().map((header) => (
              <HeadCell key={header.id} column={header.column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const key = group?.keyOf(row.original);
            const isFirst = group && (index === 0 || group.keyOf(rows[index - 1]!.original) !== key);
            return (
              <Fragment key={row.id}>
                {isFirst && (
                  <tr data-group>
                    <th scope="rowgroup" colSpan={width}>
                      {group.heading(
                        key!,
                        rows.filter((other) => group.keyOf(other.original) === key).map((other) => other.original),
                      )}
                    </th>
                  </tr>
                )}
                <DataTableRow
                  row={row}
                  isFirst={index === 0}
                  isOpen={row.id === openId}
                  isSelected={row.getIsSelected()}
                  isSelectable={isSelectable}
                  columns={columns}
                  onOpen={onOpen}
                />
              </Fragment>
            );
          })}
        </tbody>
        {footer && <tfoot>{footer}</tfoot>}
      </table>
    </div>
  );
}

/** The focus moves through the rows; each row's own keys are in DataTableRow. */
function moveByKey(event: KeyboardEvent<HTMLTableElement>) {
  if (!(event.target instanceof HTMLTableRowElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>("tr[data-row]")];
  const index = rows.indexOf(event.target);
  const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
}
