"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ColumnMenu } from "@/components/data-table/column-menu";
import { DataTable } from "@/components/data-table/data-table";
import { DensityToggle } from "@/components/data-table/density-toggle";
import type { FilterChip } from "@/components/data-table/filter-chips";
import { GroupSelect } from "@/components/data-table/group-select";
import { patched, useUrlState } from "@/components/data-table/url-state";
import { useDataTable } from "@/components/data-table/use-data-table";
import { Pagination } from "@/components/ui/pagination";
import type { Day } from "@/lib/dates";
import type { FindingGroupRow, FindingRow, FindingSummary } from "@/lib/findings/queries";
import type { FindingGroup } from "@/lib/findings/schema";
import { FindingsTotal } from "./findings-total";
import { GroupHeading } from "./group-heading";
import { LedgerEmpty } from "./ledger-empty";
import { LedgerSelection } from "./ledger-selection";
import { LedgerToolbar } from "./ledger-toolbar";
import { HIDDEN_COLUMNS, useFindingColumns } from "./use-finding-columns";

const FindingPanel = dynamic(() => import("./finding-panel").then((module) => module.FindingPanel));

const GROUPS = ["source", "unit", "lead", "status", "indicator"] as const satisfies readonly FindingGroup[];

export interface FindingLedgerProps {
  list: FindingSummary & { items: FindingRow[]; groups: FindingGroupRow[]; page: number; size: number };
  group: FindingGroup | null;
  year: number;
  caption: string;
  chips: FilterChip[];
  filter: Record<string, string>;
  today: Day;
  isUnit: boolean;
  can: { raise: boolean; edit: boolean; pass: boolean };
}

/** The year's findings: filtered, sorted and paged by the server; the browser draws one page. */
export function FindingLedger({ list, group, year, caption, chips, filter, today, isUnit, can }: FindingLedgerProps) {
  const t = useTranslations("findings");
  const { params } = useUrlState();
  const columns = useFindingColumns(today);
  const table = useDataTable({ rows: list.items, columns, rowId, hidden: HIDDEN_COLUMNS });
  const [open, setOpen] = useState<string | null>(null);
  const groups = new Map(list.groups.map((one) => [one.key ?? "", one]));
  const place = list.items.findIndex(({ id }) => id === open);
  const groupings = GROUPS.map((value) => ({ value, label: t(`group.${value}`) }));
  const isSelectable = can.edit || can.pass;
  const heading = (key: string) => <GroupHeading by={group} group={groups.get(key)} />;
  return (
    <>
      <LedgerToolbar filter={filter} chips={chips}>
        <GroupSelect label={t("groupBy")} none={t("noGroup")} options={groupings} />
        <span className="flex max-tablet:hidden">
          <ColumnMenu table={table} />
          <DensityToggle />
        </span>
      </LedgerToolbar>
      {list.items.length === 0 ? (
        <LedgerEmpty {...{ year, isUnit }} total={list.total} hasFilter={chips.length > 0} canRaise={can.raise} />
      ) : (
        <DataTable
          table={table}
          caption={caption}
          isSelectable={isSelectable}
          onOpen={({ id }) => setOpen(id)}
          openId={open}
          group={group ? { keyOf: (row) => row.groupKey ?? "", heading } : undefined}
          footer={
            <tr>
              <td colSpan={table.getVisibleLeafColumns().length + (isSelectable ? 1 : 0)}>
                <FindingsTotal {...list} />
              </td>
            </tr>
          }
        />
      )}
      <Pagination
        {...list}
        hrefOf={(page) => `/findings?${patched(params.toString(), { page: page > 1 ? String(page) : null })}`}
      />
      {isSelectable && <LedgerSelection table={table} can={can} />}
      {open !== null && place >= 0 && (
        <FindingPanel
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

const rowId = (finding: FindingRow) => finding.id;
