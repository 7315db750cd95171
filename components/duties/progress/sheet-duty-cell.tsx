"use client";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { Link } from "@/components/ui/link";
import type { SheetRow } from "@/lib/duties/progress/queries";
import { SheetEvidenceButton } from "./sheet-evidence-button";

/** What is to be reported on: code, title, and on demand what is checked. */
export const SheetDutyCell = memo(function SheetDutyCell({ row }: { row: SheetRow }) {
  const t = useTranslations("reports");
  const { duty, status, last } = row;
  return (
    <th scope="row" className="py-2 pr-3 text-left font-normal max-desktop:block max-desktop:p-0 max-desktop:pb-1">
      <span className="line-clamp-2 group-focus-within:line-clamp-none">
        <Link
          href={`/duties/${duty.id}`}
          tabIndex={-1}
          className="mr-2 text-muted underline decoration-line underline-offset-4 hover:text-accent"
        >
          {duty.code}
        </Link>
        {duty.title}
      </span>
      {status === "RETURNED" && last?.returnReason && (
        <span className="block font-bold">{t("returnReason", { reason: last.returnReason })}</span>
      )}
      <div className="flex flex-wrap items-center gap-x-3">
        {(duty.content || duty.criteria) && (
          <details className="text-small text-muted open:w-full">
            <summary tabIndex={-1} className="w-fit rounded-control hover:text-ink">
              {t("content")}
            </summary>
            <p className="pt-1 whitespace-pre-line">{duty.content}</p>
            {duty.criteria && <p className="pt-1 whitespace-pre-line">{t("criteria", { text: duty.criteria })}</p>}
          </details>
        )}
        <SheetEvidenceButton row={row} />
      </div>
    </th>
  );
});
