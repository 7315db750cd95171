"use client";
import { Camera, ShieldAlert, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { FileButton } from "./file-button";
import { ACCEPT, MAX_MEGABYTES } from "./upload-rules";

interface EvidenceAdderProps {
  onFiles: (files: File[]) => void;
  /** Files hang over the panel. */
  isOver: boolean;
  isCompact: boolean;
}

/** Choose, photograph, drop or paste; with what must never be uploaded. */
export function EvidenceAdder({ onFiles, isOver, isCompact }: EvidenceAdderProps) {
  const t = useTranslations("evidence.add");
  return (
    <div
      className={cx(
        "grid gap-1 rounded-control border border-dashed px-3 text-small text-muted",
        isCompact ? "py-2" : "py-3",
        isOver ? "border-accent bg-accent-soft" : "border-line-strong",
      )}
      data-print="off"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FileButton
          isMultiple
          accept={ACCEPT}
          onFiles={onFiles}
          size={isCompact ? "small" : "medium"}
          face={
            <>
              <Upload aria-hidden />
              {t("choose")}
            </>
          }
        />
        <FileButton
          isCamera
          accept="image/*"
          onFiles={onFiles}
          size={isCompact ? "small" : "medium"}
          className="tablet:hidden"
          face={
            <>
              <Camera aria-hidden />
              {t("camera")}
            </>
          }
        />
        <span className="max-tablet:hidden">{isOver ? t("drop") : t("hint")}</span>
        <span className="tablet:hidden">{t("hintPhone")}</span>
      </div>
      {!isCompact && <p>{t("kinds", { megabytes: MAX_MEGABYTES })}</p>}
      <p className="flex items-start gap-1">
        <ShieldAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        {t("reminder")}
      </p>
    </div>
  );
}
