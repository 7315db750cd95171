"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import { pasteStamp } from "@/components/evidence/upload-rules";
import type { ActionError } from "@/lib/action";
import { type ChosenFile, importFault, pastedCells } from "./chosen-file";
import { sendImport } from "./send-import";

/** Files on their way to a preview, and the way there. */
export function useImportUpload() {
  const t = useTranslations("imports.upload");
  const router = useRouter();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  /** Of the bytes, in the range 0 to 1; null when nothing is being sent. */
  const [progress, setProgress] = useState<number | null>(null);
  const [error, setError] = useState<ActionError>();
  const [isLeaving, startLeaving] = useTransition();
  const lastId = useRef(0);
  const running = useRef<AbortController>(null);

  const addFiles = (added: readonly File[], pasted: ChosenFile["pasted"] = null) => {
    setError(undefined);
    setFiles((old) => [
      ...old,
      ...added.map((file) => ({ id: ++lastId.current, file, pasted, fault: importFault(file) })),
    ]);
  };
  /** Whether it was cells. */
  const addCells = (text: string): boolean => {
    const pasted = pastedCells(text);
    if (!pasted) return false;
    const name = `${t("pasted", { stamp: pasteStamp(new Date()) })}.tsv`;
    addFiles([new File([text], name, { type: "text/tab-separated-values" })], pasted);
    return true;
  };

  const send = async (fields: Record<string, string>) => {
    // Once, however often it is pressed; a refusal opens the way again.
    if (running.current) return;
    const abort = new AbortController();
    running.current = abort;
    setError(undefined);
    setProgress(0);
    const form = { address: "/api/v1/imports", fields, files: files.map(({ file }) => file) };
    const answer = await sendImport(form, setProgress, abort.signal);
    if (answer.kind === "done") {
      startLeaving(() => router.push(`/imports/${answer.id}`));
      return;
    }
    running.current = null;
    setProgress(null);
    if (answer.kind === "refused") setError(answer.error);
    else if (!abort.signal.aborted) setError({ code: "UNEXPECTED", message: t("lost") });
  };

  // Closing the window would cut the upload off.
  const isSending = progress !== null && !isLeaving;
  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isSending]);
  useEffect(() => () => running.current?.abort(), []);

  return {
    ...{ files, progress, error, isSending, addFiles, addCells, send },
    remove: (id: number) => setFiles((old) => old.filter((one) => one.id !== id)),
    stop: () => running.current?.abort(),
    isBusy: progress !== null,
  };
}
