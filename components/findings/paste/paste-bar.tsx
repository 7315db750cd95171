"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { usePaste } from "./use-paste";

/** The one button that writes, and what still keeps it from doing so. */
export function PasteBar({ paste }: { paste: ReturnType<typeof usePaste> }) {
  const t = useTranslations("findings.paste");
  const { taken, measures, faults, isPending, write } = paste;
  const isReady = taken.length > 0 && faults.length === 0;
  return (
    <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t border-line bg-surface py-3 max-tablet:bottom-14">
      <Button variant="primary" disabled={!isReady} isPending={isPending} onClick={write}>
        {t("write", { problems: taken.length, measures })}
      </Button>
      {!isReady && (
        <span className="text-table text-muted">
          {taken.length === 0 ? t("noneTaken") : t("mustFix", { count: faults.length })}
        </span>
      )}
    </div>
  );
}
