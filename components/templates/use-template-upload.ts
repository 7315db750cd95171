"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { sendImport } from "@/components/imports/upload/send-import";
import type { ActionError } from "@/lib/action";

/** Sends a template and goes to its page, which shows it filled in. */
export function useTemplateUpload() {
  const t = useTranslations("templates.upload");
  const router = useRouter();
  const [error, setError] = useState<ActionError>();
  const [isSending, setSending] = useState(false);
  const [isLeaving, startLeaving] = useTransition();
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const send = async (fields: Record<string, string>, file: File) => {
    if (running.current) return;
    const abort = new AbortController();
    running.current = abort;
    setError(undefined);
    setSending(true);
    const answer = await sendImport({ address: "/api/v1/templates", fields, files: [file] }, () => {}, abort.signal);
    running.current = null;
    setSending(false);
    if (answer.kind === "done") {
      startLeaving(() => {
        router.push(`/admin/templates/${answer.id}`);
        router.refresh();
      });
    } else if (answer.kind === "refused") setError(answer.error);
    else if (!abort.signal.aborted) setError({ code: "UNEXPECTED", message: t("lost") });
  };
  return { send, error, isBusy: isSending || isLeaving };
}
