"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { SHOWS, type Show } from "./sheet-values";
import { useSheetCounts } from "./use-sheet";

interface SheetToolbarProps {
  show: Show;
  onShow: (show: Show) => void;
  onFillRest: () => void;
  /** The button that hands in. */
  children: ReactNode;
}

/** Which rows, what may be done to all of them, and whether it is saved: always in sight. */
export function SheetToolbar({ show, onShow, onFillRest, children }: SheetToolbarProps) {
  const t = useTranslations("reports");
  const { shown, fillable, save } = useSheetCounts();
  return (
    <div className="sticky top-14 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface py-2 max-tablet:static">
      <fieldset className="flex min-w-0 flex-wrap gap-1">
        <legend className="sr-only">{t("show.label")}</legend>
        {SHOWS.map((one) => (
          <Button
            key={one}
            variant="quiet"
            size="small"
            aria-pressed={show === one}
            onClick={() => onShow(one)}
            className="aria-pressed:bg-accent-soft aria-pressed:font-bold pointer-coarse:min-h-11"
          >
            {t(`show.${one}`)}
            <span className="font-normal text-muted">{shown[one]}</span>
          </Button>
        ))}
      </fieldset>
      <span
        role="status"
        className="text-table text-muted data-[save=failed]:font-bold data-[save=failed]:text-ink"
        data-save={save}
      >
        {save === "clean" ? "" : t(`save.${save}`)}
      </span>
      <div className="ml-auto flex flex-wrap items-center justify-end gap-2 max-tablet:fixed max-tablet:inset-x-0 max-tablet:bottom-[calc(57px+env(safe-area-inset-bottom))] max-tablet:border-t max-tablet:border-line max-tablet:bg-surface max-tablet:px-4 max-tablet:py-2">
        {fillable > 0 && <Button onClick={onFillRest}>{t("fillRest", { count: fillable })}</Button>}
        {children}
      </div>
    </div>
  );
}
