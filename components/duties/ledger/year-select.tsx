"use client";
import { useTranslations } from "next-intl";
import { useUrlState } from "@/components/data-table/url-state";
import { Select } from "@/components/ui/select";

/** Another year is another ledger: its units, indicators and key tasks are its own, so the filters go. */
export function YearSelect({ year, years }: { year: number; years: number[] }) {
  const t = useTranslations("duties");
  const { params, patch } = useUrlState();
  const open = (chosen: string) => {
    const others = [...params.keys()].filter((name) => !["columns", "density", "group", "sort", "view"].includes(name));
    patch({ ...Object.fromEntries(others.map((name) => [name, null])), year: chosen }, { push: true });
  };
  return (
    <span className="w-28">
      <Select aria-label={t("year")} value={String(year)} onChange={(event) => open(event.target.value)}>
        {years.map((one) => (
          <option key={one} value={one}>
            {t("yearOf", { year: one })}
          </option>
        ))}
      </Select>
    </span>
  );
}
