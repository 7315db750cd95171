"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

interface SelectionBarProps {
  count: number;
  onClear: () => void;
  /** What can be done with the selected rows: buttons. */
  children: ReactNode;
}

/** Stands above the page's foot while rows are selected. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  const t = useTranslations("common.table");
  if (count === 0) return null;
  return (
    <div
      data-print="off"
      className="sticky bottom-4 z-20 mx-auto flex w-fit max-w-full animate-[appear_120ms] flex-wrap items-center gap-2 rounded-float border border-line bg-raised px-3 py-2 shadow-float max-tablet:bottom-20"
    >
      <span role="status" className="pr-2 font-bold">
        {t("selected", { count })}
      </span>
      {children}
      <Button variant="quiet" onClick={onClear}>
        {t("clearSelection")}
      </Button>
    </div>
  );
}
