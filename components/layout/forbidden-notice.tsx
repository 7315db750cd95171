import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { NoticePage } from "./notice-page";

export function ForbiddenNotice() {
  const t = useTranslations("shell");
  return (
    <NoticePage title={t("forbiddenPage.title")} text={t("forbiddenPage.text")}>
      <LinkButton href="/" variant="primary">
        {t("errorPage.home")}
      </LinkButton>
    </NoticePage>
  );
}
