"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { NoticePage } from "./notice-page";

interface ErrorNoticeProps {
  error: unknown;
  retry: () => void;
}

/** The number is the request's, with the fault's own (its digest) behind it: both stand in the server's log. */
export function ErrorNotice({ error, retry }: ErrorNoticeProps) {
  const t = useTranslations("shell.errorPage");
  const [requestId, setRequestId] = useState("");
  useEffect(() => {
    console.error(error);
    setRequestId(document.body.dataset.requestId ?? "");
  }, [error]);
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  const id = [requestId, digest].filter(Boolean).join(" · ");
  return (
    <NoticePage
      title={t("title")}
      text={t("text")}
      small={<span data-testid="request-id">{t("requestId", { id })}</span>}
    >
      <Button variant="primary" onClick={retry}>
        {t("retry")}
      </Button>
      {/* A full load, so that whatever is broken in this tab is left behind. */}
      <a href="/" className={buttonStyle()}>
        {t("home")}
      </a>
    </NoticePage>
  );
}
