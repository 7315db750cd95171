"use client";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { extensionOf } from "@/lib/attachments/upload/rules";
import { pasteStamp } from "./upload-rules";

/**
 * Pictures from the clipboard, pasted while the focus is in the panel or in the form that it is part of.
 * @param isMain the page's own panel: it is meant, too, while nothing has the focus
 */
export function usePastedFiles(
  panel: RefObject<HTMLElement | null>,
  onFiles: ((files: File[]) => void) | undefined,
  isMain: boolean,
): void {
  const t = useTranslations("evidence.add");
  const latest = useRef({ onFiles, t });
  latest.current = { onFiles, t };
  useEffect(() => {
    const host = panel.current?.closest("form") ?? panel.current;
    const onPaste = (event: ClipboardEvent) => {
      const { onFiles, t } = latest.current;
      const { files, types } = event.clipboardData ?? {};
      if (!onFiles || !files?.length || event.defaultPrevented) return;
      // Cells copied from a sheet come as words and as a picture: they are meant as words.
      if (types?.includes("text/plain")) return;
      event.preventDefault();
      const now = new Date();
      onFiles(
        [...files].map((file, index) => {
          // What browsers call a picture without a name.
          if (file.name !== "" && file.name !== "image.png") return file;
          const name = t("pasted", { stamp: pasteStamp(now, index), extension: extensionOf(file.name) || "png" });
          return new File([file], name, { type: file.type });
        }),
      );
    };
    const onLoosePaste = (event: ClipboardEvent) => {
      if (isMain && event.target === document.body) onPaste(event);
    };
    host?.addEventListener("paste", onPaste as EventListener);
    document.addEventListener("paste", onLoosePaste);
    return () => {
      host?.removeEventListener("paste", onPaste as EventListener);
      document.removeEventListener("paste", onLoosePaste);
    };
  }, [panel, isMain]);
}
