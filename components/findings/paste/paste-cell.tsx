"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { PasteColumn } from "@/lib/findings/paste/columns";
import type { PasteFault } from "@/lib/findings/paste/table";
import type { usePaste } from "./use-paste";

interface PasteCellProps {
  /** A problem or a measure; null when there is none. */
  problem: { faults: PasteFault[] } | null;
  column: PasteColumn;
  paste: ReturnType<typeof usePaste>;
  isWide?: boolean;
  /** Rows it stands beside. */
  span?: number;
  children: ReactNode;
}

/** Faults of columns that have no cell of their own are shown with the problem or the measure. */
const HOME: Partial<Record<PasteColumn, PasteColumn>> = {
  goal: "text",
  rootCause: "text",
  foundOn: "text",
  instruction: "text",
};

/** What was read, or why it could not be, with the word that may have been meant. */
export function PasteCell({ problem, column, paste, isWide, span, children }: PasteCellProps) {
  const t = useTranslations("findings.paste");
  const isMeasure = problem !== null && "dueOn" in problem;
  const faults = (problem?.faults ?? []).filter((one) => {
    // A measure has no cells for its units: they are named with its words.
    const home =
      isMeasure && (one.column === "units" || one.column === "lead") ? "measure" : (HOME[one.column] ?? one.column);
    return (home === "measure" && !isMeasure ? "text" : home) === column;
  });
  return (
    <td
      rowSpan={span}
      data-wide={isWide || undefined}
      data-label={isWide ? undefined : t(`column.${column}`)}
      className="whitespace-normal!"
    >
      {children}
      {faults.map((fault) => (
        <span
          key={`${fault.column}${fault.key}${fault.text}`}
          className="grid min-w-40 justify-items-start gap-1 py-1 font-bold"
        >
          <span className="flex items-start gap-1">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>
              {HOME[fault.column] && `${t(`column.${fault.column}`)}：`}
              {t(`fault.${fault.key}`, { text: fault.text })}
            </span>
          </span>
          {fault.suggestion && (
            <Button size="small" onClick={() => paste.fix(fault)}>
              {t("useSuggestion", { text: fault.suggestion })}
            </Button>
          )}
          {fault.key === "dueUnread" && <span className="text-small font-normal text-muted">{t("dueHint")}</span>}
        </span>
      ))}
    </td>
  );
}
