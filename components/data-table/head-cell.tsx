"use client";
import type { Column } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DataTableFeatures } from "./features";

const ARIA_SORT = { asc: "ascending", desc: "descending" } as const;
const NEXT = { asc: "sortAscending", desc: "sortDescending", none: "sortNone" } as const;

/** Click sorts, Shift-click adds to the sorting. */
export function HeadCell<Row extends object>({ column }: { column: Column<DataTableFeatures, Row, unknown> }) {
  const t = useTranslations("common.table");
  const meta = column.columnDef.meta;
  const label = meta?.label ?? "";
  const direction = column.getIsSorted();
  return (
    <th
      scope="col"
      data-number={meta?.isNumber || undefined}
      data-wide={meta?.isWide || undefined}
      aria-sort={direction ? ARIA_SORT[direction] : undefined}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          data-print="on"
          title={t(NEXT[column.getNextSortingOrder() || "none"], { column: label })}
          onClick={column.getToggleSortingHandler()}
        >
          {label}
          {direction === "asc" && <ArrowUp aria-hidden />}
          {direction === "desc" && <ArrowDown aria-hidden />}
        </button>
      ) : (
        label
      )}
    </th>
  );
}
