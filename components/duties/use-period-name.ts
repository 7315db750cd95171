import { useTranslations } from "next-intl";
import { type Period, periodKind } from "@/lib/duties/progress/rules";

/** "2026-Q3" → 第3季度, "2026-09" → 9月, "2026" → 2026年度. The year goes without saying: reports stay in their plan's. */
export function usePeriodName(): (period: Period) => string {
  const t = useTranslations("common.period");
  return (period) => {
    const kind = periodKind(period);
    if (kind === "QUARTER") return t("QUARTER", { quarter: period.slice(6) });
    if (kind === "MONTH") return t("MONTH", { month: String(Number(period.slice(5))) });
    return t("YEAR", { year: period });
  };
}
