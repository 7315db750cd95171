"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { usePeriodName } from "@/components/duties/use-period-name";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { ReviewFilter } from "@/lib/duties/progress/schema";
import type { PendingPage } from "@/lib/duties/review/queries";
import { reviewHref } from "./review-href";

interface ReviewFiltersProps {
  filter: ReviewFilter;
  options: PendingPage["options"];
}

/** What to review: kept in the address, so that it can be shared and the way back finds it. */
export function ReviewFilters({ filter, options }: ReviewFiltersProps) {
  const t = useTranslations("review.filter");
  const periodName = usePeriodName();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const go = (change: Partial<ReviewFilter>) =>
    startTransition(() => router.push(reviewHref({ ...filter, ...change, page: 1 }), { scroll: false }));
  const isNarrowed = filter.unit || filter.keyTask || filter.period || filter.done;
  return (
    <div
      className="flex flex-wrap items-center gap-2 py-2 max-tablet:grid max-tablet:grid-cols-2"
      data-print="off"
      aria-busy={isPending}
    >
      {(["unit", "keyTask", "period"] as const).map((facet) => (
        <Select
          key={facet}
          aria-label={t(facet)}
          value={filter[facet] ?? ""}
          onChange={(event) => go({ [facet]: event.target.value || undefined })}
          className="max-w-52 max-tablet:max-w-none"
        >
          <option value="">{t(ALL[facet])}</option>
          {options[facet].map(({ value, label, count }) => (
            <option key={value} value={value}>
              {t("option", { label: facet === "period" ? periodName(value) : label, count })}
            </option>
          ))}
        </Select>
      ))}
      <Select
        aria-label={t("done")}
        value={filter.done ?? ""}
        onChange={(event) => go({ done: (event.target.value || undefined) as ReviewFilter["done"] })}
        className="max-w-40 max-tablet:max-w-none"
      >
        <option value="">{t("doneAny")}</option>
        <option value="1">{t("doneYes")}</option>
        <option value="0">{t("doneNo")}</option>
      </Select>
      {isNarrowed && (
        <Button
          variant="quiet"
          onClick={() => go({ unit: undefined, keyTask: undefined, period: undefined, done: undefined })}
        >
          {t("clear")}
        </Button>
      )}
    </div>
  );
}

const ALL = { unit: "allUnits", keyTask: "allKeyTasks", period: "allPeriods" } as const;
