"use client";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ColumnMenu } from "@/components/data-table/column-menu";
import { DensityToggle } from "@/components/data-table/density-toggle";
import { type FilterChip, FilterChips } from "@/components/data-table/filter-chips";
import { GroupSelect } from "@/components/data-table/group-select";
import { TableSearch } from "@/components/data-table/table-search";
import type { DataTableInstance } from "@/components/data-table/use-data-table";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import type { DutyRow } from "@/lib/duties/queries";
import type { DutyGroup } from "@/lib/duties/schema";
import { LedgerFacets } from "./ledger-facets";

const GROUPS = ["keyTask", "lead", "indicator"] as const satisfies readonly DutyGroup[];

interface LedgerToolbarProps {
  table: DataTableInstance<DutyRow>;
  filter: Record<string, string>;
  chips: FilterChip[];
  hasOwn: boolean;
}

/** Search, filters and how the table looks. On a phone the filters stand behind a button. */
export function LedgerToolbar({ table, filter, chips, hasOwn }: LedgerToolbarProps) {
  const t = useTranslations("duties");
  const [isOpen, setOpen] = useState(false);
  const groups = GROUPS.map((value) => ({ value, label: t(`group.${value}`) }));
  return (
    <div className="grid gap-2 pb-3" data-print="off">
      <div className="flex flex-wrap items-center gap-2">
        <TableSearch placeholder={t("search")} />
        <Button className="tablet:hidden" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <SlidersHorizontal aria-hidden />
          {t("filter")}
        </Button>
        <div className="ml-auto flex items-center gap-1">
          <GroupSelect label={t("groupBy")} none={t("noGroup")} options={groups} />
          <span className="flex max-tablet:hidden">
            <ColumnMenu table={table} />
            <DensityToggle />
          </span>
        </div>
      </div>
      <div className={cx("flex flex-wrap gap-1.5", !isOpen && "max-tablet:hidden")}>
        <LedgerFacets filter={filter} hasOwn={hasOwn} />
      </div>
      <FilterChips chips={chips} />
    </div>
  );
}
