import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { NoticePage } from "./notice-page";

/** @param hasLedger whether this person may look for it in the ledger */
export function NotFoundNotice({ hasLedger }: { hasLedger: boolean }) {
  const t = useTranslations("shell");
  const text = hasLedger ? `${t("notFoundPage.text")}${t("notFoundPage.lookUp")}` : t("notFoundPage.text");
  return (
    <NoticePage title={t("notFoundPage.title")} text={text}>
      <LinkButton href="/" variant="primary">
        {t("errorPage.home")}
      </LinkButton>
      {hasLedger && <LinkButton href="/duties">{t("notFoundPage.duties")}</LinkButton>}
    </NoticePage>
  );
}
