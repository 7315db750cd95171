import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

/** Before the first year is issued; the office gets its first step. */
export function NoYear({ canStart = false }: { canStart?: boolean }) {
  const t = useTranslations("home");
  const start = (
    <LinkButton href="/admin/plans" variant="primary">
      {t("noYear.start")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t("title")} />
      <EmptyState
        title={t("noYear.title")}
        text={canStart ? t("noYear.officeText") : t("noYear.text")}
        action={canStart && start}
      />
    </>
  );
}
