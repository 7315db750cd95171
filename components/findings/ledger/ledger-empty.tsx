import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

interface LedgerEmptyProps {
  year: number;
  /** Findings under the filter; above zero when only this page has none. */
  total: number;
  hasFilter: boolean;
  /** The viewer's own unit's findings, not the government's. */
  isUnit: boolean;
  canRaise: boolean;
}

/** Why there are no rows, and the way on. */
export function LedgerEmpty({ year, total, hasFilter, isUnit, canRaise }: LedgerEmptyProps) {
  const t = useTranslations("findings.empty");
  const all = `/findings?year=${year}`;
  if (total > 0) {
    return <EmptyState title={t("pastEnd")} action={<LinkButton href={all}>{t("firstPage")}</LinkButton>} />;
  }
  if (hasFilter) {
    const action = <LinkButton href={all}>{t("clear")}</LinkButton>;
    return <EmptyState title={t("noMatch")} text={t("noMatchText")} action={action} />;
  }
  if (isUnit) return <EmptyState title={t("nothing", { year })} text={t("nothingText")} />;
  if (!canRaise) return <EmptyState title={t("nothingAll", { year })} text={t("nothingAllText")} />;
  return <EmptyState title={t("none", { year })} text={t("noneText")} />;
}
