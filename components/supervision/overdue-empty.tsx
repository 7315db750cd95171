import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { OverdueTab } from "@/lib/supervision/schema";

/** Nothing late; without a tab: no year is issued yet. */
export function OverdueEmpty({ tab }: { tab?: OverdueTab }) {
  const t = useTranslations("overdue.empty");
  if (!tab) return <EmptyState title={t("noYear")} text={t("noYearText")} />;
  return <EmptyState title={t(tab)} text={t("text")} action={<LinkButton href="/duties">{t("duties")}</LinkButton>} />;
}
