import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

interface LedgerEmptyProps {
  year: number;
  total: number;
  hasFilter: boolean;
  canEdit: boolean;
}

/** Why there are no rows, and the way on. */
export function LedgerEmpty({ year, total, hasFilter, canEdit }: LedgerEmptyProps) {
  const t = useTranslations("duties.empty");
  const all = `/duties?year=${year}`;
  if (total > 0)
    return <EmptyState title={t("pastEnd")} action={<LinkButton href={all}>{t("firstPage")}</LinkButton>} />;
  if (hasFilter)
    return (
      <EmptyState
        title={t("noMatch")}
        text={t("noMatchText")}
        action={<LinkButton href={all}>{t("clear")}</LinkButton>}
      />
    );
  if (!canEdit) return <EmptyState title={t("nothing", { year })} text={t("nothingText")} />;
  return (
    <EmptyState
      title={t("noDuties", { year })}
      text={t("noDutiesText")}
      action={
        <LinkButton variant="primary" href={`/duties/new?year=${year}`}>
          {t("create")}
        </LinkButton>
      }
    />
  );
}
