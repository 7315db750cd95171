import { useTranslations } from "next-intl";
import type { FindingSummary } from "@/lib/findings/queries";
import { closedRate } from "@/lib/findings/rules";

/** 问题21个，整改措施27项，已销号8个，完成率38%: the line under every ledger of rectification. */
export function FindingsTotal({ total, measuresTotal, closed }: FindingSummary) {
  const t = useTranslations("findings");
  const rate = closedRate(closed, total);
  if (rate === null) return t("totalNone");
  return t("total", { count: total, measures: measuresTotal, closed, rate });
}
