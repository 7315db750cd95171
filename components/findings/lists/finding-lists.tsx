"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FilterChip } from "@/components/data-table/filter-chips";
import { patched, useUrlState } from "@/components/data-table/url-state";
import { Pagination } from "@/components/ui/pagination";
import type { Day } from "@/lib/dates";
import type { MeasureRow } from "@/lib/findings/measures/queries";
import type { FindingRow, FindingSummary } from "@/lib/findings/queries";
import { FindingsTotal } from "../ledger/findings-total";
import { LedgerEmpty } from "../ledger/ledger-empty";
import { LedgerToolbar } from "../ledger/ledger-toolbar";
import { ListTable } from "./list-table";

interface FindingListsProps {
  view: "problems" | "duties" | "measures";
  list: FindingSummary & { items: FindingRow[]; page: number; size: number };
  measures: MeasureRow[];
  year: number;
  caption: string;
  chips: FilterChip[];
  filter: Record<string, string>;
  today: Day;
  isUnit: boolean;
}

/** 问题清单, 责任清单, 整改清单: what was found; who does what by when; what has been done, with which proof. */
export function FindingLists({ view, list, measures, ...shared }: FindingListsProps): ReactNode {
  const { year, caption, chips, filter, today, isUnit } = shared;
  const t = useTranslations("findings");
  const { params } = useUrlState();
  return (
    <>
      <LedgerToolbar filter={filter} chips={chips} />
      {list.items.length === 0 ? (
        <LedgerEmpty {...{ year, isUnit }} total={list.total} hasFilter={chips.length > 0} canRaise={!isUnit} />
      ) : (
        <>
          <ListTable
            view={view}
            findings={list.items}
            measures={measures}
            caption={`${t(`lists.${view}Title`)} · ${caption}`}
            from={(list.page - 1) * list.size + 1}
            today={today}
          />
          <p className="py-3 text-table text-muted">
            <FindingsTotal {...list} />
          </p>
        </>
      )}
      <Pagination
        {...list}
        hrefOf={(page) => `/findings?${patched(params.toString(), { page: page > 1 ? String(page) : null })}`}
      />
    </>
  );
}
