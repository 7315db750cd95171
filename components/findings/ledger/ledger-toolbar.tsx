"use client";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type FilterChip, FilterChips } from "@/components/data-table/filter-chips";
import { TableSearch } from "@/components/data-table/table-search";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import type { FindingFacet } from "@/lib/findings/schema";
import { FindingFacets } from "./finding-facets";

interface LedgerToolbarProps {
  filter: Record<string, string>;
  chips: FilterChip[];
  without?: readonly FindingFacet[];
  /** How the view looks: grouping, columns, density. */
  children?: ReactNode;
}

/** Search and filters of every view. On a phone the filters stand behind a button. */
export function LedgerToolbar({ filter, chips, without, children }: LedgerToolbarProps) {
  const t = useTranslations("findings");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="grid gap-2 pb-3" data-print="off">
      <div className="flex flex-wrap items-center gap-2">
        <TableSearch placeholder={t("search")} />
        <Button className="tablet:hidden" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <SlidersHorizontal aria-hidden />
          {t("filter")}
        </Button>
        <div className="ml-auto flex items-center gap-1">{children}</div>
      </div>
      <div className={cx("flex flex-wrap gap-1.5", !isOpen && "max-tablet:hidden")}>
        <FindingFacets filter={filter} without={without} />
      </div>
      <FilterChips chips={chips} />
    </div>
  );
}
