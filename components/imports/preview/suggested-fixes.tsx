"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { SuggestedFix } from "@/lib/imports/rows/queries";
import { useChangeImport } from "./change-import";
import { LOOK_ALIKES } from "./look-alikes";

interface SuggestedFixesProps {
  fixes: readonly SuggestedFix[];
  /** Column key → name. */
  names: Readonly<Record<string, string>>;
}

/** Words that may mean something else, each told once, however many cells have it: one press corrects all of them. */
export function SuggestedFixes({ fixes, names }: SuggestedFixesProps) {
  const t = useTranslations("import.check");
  const { change, isPending } = useChangeImport();
  if (fixes.length === 0) return null;
  return (
    <section aria-labelledby="doubts" className="pt-4">
      <h3 id="doubts" className="font-bold">
        {t("doubts")} <span className="font-normal text-muted">{t("doubtsText")}</span>
      </h3>
      <ul className="mt-1 border-t border-line">
        {fixes.map(({ column, code, text, suggestion, cells }) => (
          <li
            key={`${column}:${code}:${text}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5"
          >
            <span className="text-table text-muted">{names[column] ?? column}</span>
            <span className="min-w-0">{t("quoted", { text })}</span>
            <span className="text-table whitespace-nowrap text-muted">{t("doubtRows", { count: cells })}</span>
            <Button
              size="small"
              className="h-auto max-w-full whitespace-normal!"
              disabled={isPending}
              onClick={() => change({ fixes: { [`${column}:${text}`]: suggestion } })}
            >
              <Check aria-hidden />
              {t(LOOK_ALIKES.includes(code) ? "isSame" : "suggest", { suggestion })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
