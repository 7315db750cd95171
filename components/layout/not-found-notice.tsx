import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { NoticePage } from "./notice-page";

export function NotFoundNotice() {
  const t = useTranslations("shell");
  return (
    <NoticePage title={t("notFoundPage.title")} text={t("notFoundPage.text")}>
      <LinkButton href="/" variant="primary">
        {t("errorPage.home")}
      </LinkButton>
      <LinkButton href="/duties">{t("notFoundPage.duties")}</LinkButton>
    </NoticePage>
  );
}
