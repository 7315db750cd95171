"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useUrlState } from "./url-state";

export interface FilterChip {
  /** The parameter that removing the chip removes. */
  param: string;
  /** What is filtered: 灯色. */
  name: string;
  /** Its values in words; more than three are shortened. */
  values: string[];
}

/** The filters that hold, as a sentence whose parts can each be removed. */
export function FilterChips({ chips }: { chips: FilterChip[] }) {
  const t = useTranslations("common.table");
  const { patch, params } = useUrlState();
  // A removed chip goes at once, though the server has not answered yet.
  const held = chips.filter((chip) => params.has(chip.param));
  if (held.length === 0) return null;
  return (
    <ul aria-label={t("filters")} className="flex flex-wrap items-center gap-1.5 text-table">
      {held.map((chip) => {
        const text = t("is", { name: chip.name, values: shorten(chip.values, t) });
        return (
          <li key={chip.param} className="flex items-center rounded-full bg-accent-soft pl-3 text-accent">
            {text}
            <button
              type="button"
              aria-label={t("removeFilter", { filter: text })}
              className="flex size-7 items-center justify-center rounded-full hover:bg-sunken pointer-coarse:size-9"
              onClick={() => patch({ [chip.param]: null }, { push: true })}
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        );
      })}
      {held.length > 1 && (
        <li data-print="off">
          <Button
            variant="quiet"
            size="small"
            onClick={() => patch(Object.fromEntries(held.map((chip) => [chip.param, null])), { push: true })}
          >
            {t("clearFilters")}
          </Button>
        </li>
      )}
    </ul>
  );
}

function shorten(values: string[], t: ReturnType<typeof useTranslations<"common.table">>): string {
  if (values.length <= 3) return values.join(t("join"));
  return t("more", { first: values[0]!, count: values.length });
}
