import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { NoticePage } from "./notice-page";

interface NotFoundNoticeProps {
  /** Whether this person may look for it in the ledger. */
  hasLedger: boolean;
  requestId: string;
}

export function NotFoundNotice({ hasLedger, requestId }: NotFoundNoticeProps) {
  const t = useTranslations("shell");
  const text = hasLedger ? `${t("notFoundPage.text")}${t("notFoundPage.lookUp")}` : t("notFoundPage.text");
  return (
    <NoticePage
      title={t("notFoundPage.title")}
      text={text}
      small={<span data-testid="request-id">{t("errorPage.requestId", { id: requestId })}</span>}
    >
      <LinkButton href="/" variant="primary">
        {t("errorPage.home")}
      </LinkButton>
      {hasLedger && <LinkButton href="/duties">{t("notFoundPage.duties")}</LinkButton>}
    </NoticePage>
  );
}
