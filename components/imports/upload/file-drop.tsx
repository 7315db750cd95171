"use client";
import { ClipboardPaste, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { FileButton } from "@/components/evidence/file-button";
import { useFileDrop } from "@/components/evidence/use-file-drop";
import { cx } from "@/components/ui/cx";
import { Field } from "@/components/ui/field";
import { isTyping } from "@/components/ui/is-typing";
import { PopoverButton } from "@/components/ui/popover-button";
import { Textarea } from "@/components/ui/textarea";
import { MAX_IMPORT_FILES } from "@/lib/imports/status";
import { IMPORT_TYPES, MAX_IMPORT_MEGABYTES } from "./chosen-file";

interface FileDropProps {
  hasFiles: boolean;
  onFiles: (files: File[]) => void;
  /** Whether it was cells. */
  onCells: (text: string) => boolean;
}

/** Choose, drop, or paste: files, or the cells themselves. */
export function FileDrop({ hasFiles, onFiles, onCells }: FileDropProps) {
  const t = useTranslations("imports.upload");
  const { isOver, handlers } = useFileDrop(onFiles);
  const latest = useRef({ onFiles, onCells });
  latest.current = { onFiles, onCells };
  // Ctrl+V works anywhere on the page, as long as nothing is being written.
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      if (isTyping(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      // Copied cells come as a picture, too: they are meant as words.
      if (text !== "" ? !latest.current.onCells(text) : files.length === 0) return;
      event.preventDefault();
      if (text === "") latest.current.onFiles(files);
    };
    document.addEventListener("paste", take);
    return () => document.removeEventListener("paste", take);
  }, []);
  return (
    <div
      {...handlers}
      className={cx(
        "grid gap-2 rounded-control border border-dashed px-4 py-6",
        isOver ? "border-accent bg-accent-soft" : "border-line-strong",
      )}
    >
      <div className="flex flex-wrap items-center gap-2">
        <FileButton
          isMultiple
          accept={IMPORT_TYPES.join(",")}
          onFiles={onFiles}
          variant={hasFiles ? "plain" : "primary"}
          face={
            <>
              <Upload aria-hidden />
              {t(hasFiles ? "more" : "choose")}
            </>
          }
        />
        <PopoverButton
          label={t("paste")}
          face={
            <>
              <ClipboardPaste aria-hidden />
              {t("paste")}
            </>
          }
        >
          {(close) => (
            <div className="w-80 max-w-full p-1">
              <Field label={t("paste")} hint={t("pasteHint")}>
                <Textarea
                  value=""
                  className="font-mono text-table"
                  onChange={(event) => {
                    if (onCells(event.target.value)) close();
                  }}
                />
              </Field>
            </div>
          )}
        </PopoverButton>
        <span className="text-muted max-tablet:hidden">{isOver ? t("drop") : t("hint")}</span>
        <span className="text-muted tablet:hidden">{t("hintPhone")}</span>
      </div>
      <p className="text-small text-muted">
        {t("types", { megabytes: MAX_IMPORT_MEGABYTES, files: MAX_IMPORT_FILES })}
      </p>
    </div>
  );
}
