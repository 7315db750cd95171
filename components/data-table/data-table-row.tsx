"use client";
import { type Column, FlexRender, type Row as TableRow } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, memo } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { DataTableFeatures } from "./features";

interface DataTableRowProps<Row extends object> {
  row: TableRow<DataTableFeatures, Row>;
  isFirst: boolean;
  isOpen: boolean;
  isSelected: boolean;
  isSelectable: boolean;
  /** The visible ones; a new array makes the row draw itself anew. */
  columns: Column<DataTableFeatures, Row, unknown>[];
  onOpen?: (row: Row) => void;
}

function PlainRow<Row extends object>({
  row,
  isFirst,
  isOpen,
  isSelected,
  isSelectable,
  onOpen,
}: DataTableRowProps<Row>) {
  const t = useTranslations("common.table");
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter" && onOpen) onOpen(row.original);
    else if (event.key === " " && isSelectable) row.toggleSelected();
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent<HTMLTableRowElement>) => {
    const isOnControl = event.target instanceof Element && event.target.closest("a, button, input, label, select");
    // Marking text with the mouse ends in a click, too.
    if (isOnControl || !onOpen || getSelection()?.toString()) return;
    onOpen(row.original);
  };
  return (
    <tr
      data-row={row.id}
      data-open={isOpen || undefined}
      data-selected={isSelected || undefined}
      data-openable={onOpen ? "" : undefined}
      tabIndex={isFirst ? 0 : -1}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={holdTabStop}
    >
      {isSelectable && (
        <td data-box>
          <Checkbox
            aria-label={t("selectRow")}
            tabIndex={-1}
            checked={isSelected}
            onChange={(event) => row.toggleSelected(event.target.checked)}
          />
        </td>
      )}
      {row.getVisibleCells().map((cell) => {
        const meta = cell.column.columnDef.meta;
        return (
          <td
            key={cell.id}
            data-number={meta?.isNumber || undefined}
            data-wide={meta?.isWide || undefined}
            data-phone={meta?.phone}
            data-label={meta?.phone ? undefined : meta?.label}
          >
            <FlexRender cell={cell} />
          </td>
        );
      })}
    </tr>
  );
}

/** Tab comes back to the row that was left. Done on the element: fifty rows need not be drawn anew for it. */
function holdTabStop({ currentTarget, target }: { currentTarget: HTMLTableRowElement; target: EventTarget }) {
  if (target !== currentTarget) return;
  for (const row of currentTarget.parentElement?.querySelectorAll<HTMLElement>("tr[tabindex='0']") ?? [])
    row.tabIndex = -1;
  currentTarget.tabIndex = 0;
}

export const DataTableRow = memo(PlainRow) as typeof PlainRow;
