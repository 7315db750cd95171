"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DataTable } from "@/components/data-table/data-table";
import type { FilterChip } from "@/components/data-table/filter-chips";
import { patched, useUrlState } from "@/components/data-table/url-state";
import { useDataTable } from "@/components/data-table/use-data-table";
import { Pagination } from "@/components/ui/pagination";
import type { Day } from "@/lib/dates";
import type { DutyGroupRow, DutyRow } from "@/lib/duties/queries";
import { GroupHeading } from "./group-heading";
import { LedgerEmpty } from "./ledger-empty";
import { LedgerSelection } from "./ledger-selection";
import { LedgerToolbar } from "./ledger-toolbar";
import { useDutyColumns } from "./use-duty-columns";

const DutyPanel = dynamic(() => import("./duty-panel").then((module) => module.DutyPanel));

interface DutyLedgerProps {
  list: { items: DutyRow[]; groups: DutyGroupRow[]; total: number; points: string; page: number; size: number };
  year: number;
  caption: string;
  chips: FilterChip[];
  filter: Record<string, string>;
  today: Day;
  /** The viewer's unit has shares of its own. */
  hasOwn: boolean;
  canEdit: boolean;
}

/** The year's duties: filtered, sorted and paged by the server; the browser draws one page. */
export function DutyLedger({ list, year, caption, chips, filter, today, hasOwn, canEdit }: DutyLedgerProps) {
  const t = useTranslations("duties");
  const { params } = useUrlState();
  const columns = useDutyColumns(today, hasOwn);
  const table = useDataTable({ rows: list.items, columns, rowId, hidden: hasOwn ? HIDDEN_FROM_UNITS : HIDDEN });
  const [open, setOpen] = useState<string | null>(null);
  const groups = new Map(list.groups.map((group) => [group.key ?? "", group]));
  const place = list.items.findIndex((duty) => duty.id === open);
  const width = table.getVisibleLeafColumns().length + (canEdit ? 1 : 0);
  return (
    <>
      <LedgerToolbar table={table} filter={filter} chips={chips} hasOwn={hasOwn} />
      {list.items.length === 0 ? (
        <LedgerEmpty year={year} total={list.total} hasFilter={chips.length > 0} canEdit={canEdit} />
      ) : (
        <DataTable
          table={table}
          caption={caption}
          isSelectable={canEdit}
          onOpen={(duty) => setOpen(duty.id)}
          openId={open}
          group={
            list.groups.length > 0
              ? { keyOf: (duty) => duty.groupKey ?? "", heading: (key) => <GroupHeading group={groups.get(key)} /> }
              : undefined
          }
          footer={
            <tr>
              <td colSpan={width}>{t("total", { count: list.total, points: list.points })}</td>
            </tr>
          }
        />
      )}
      <Pagination
        {...list}
        hrefOf={(page) => `/duties?${patched(params.toString(), { page: page > 1 ? String(page) : null })}`}
      />
      {canEdit && <LedgerSelection table={table} />}
      {open !== null && place >= 0 && (
        <DutyPanel
          key={open}
          id={open}
          today={today}
          place={place + 1}
          count={list.items.length}
          onMove={(by) => setOpen(list.items[place + by]?.id ?? open)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

const rowId = (duty: DutyRow) => duty.id;

/** Shown when asked for in the column menu. */
const HIDDEN = ["indicator", "status"];
const HIDDEN_FROM_UNITS = [...HIDDEN, "units", "findings"];
