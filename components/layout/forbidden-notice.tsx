import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { NoticePage } from "./notice-page";

export function ForbiddenNotice({ requestId }: { requestId: string }) {
  const t = useTranslations("shell");
  return (
    <NoticePage
      title={t("forbiddenPage.title")}
      text={t("forbiddenPage.text")}
      small={<span data-testid="request-id">{t("errorPage.requestId", { id: requestId })}</span>}
    >
      <LinkButton href="/" variant="primary">
        {t("errorPage.home")}
      </LinkButton>
    </NoticePage>
  );
}
