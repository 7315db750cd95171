"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { usePeriodName } from "@/components/duties/use-period-name";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import type { Day } from "@/lib/dates";
import { withdrawReportAction } from "@/lib/duties/progress/actions";
import { SheetDutyCell } from "./sheet-duty-cell";
import { SheetStateCell } from "./sheet-state-cell";
import type { RowState } from "./sheet-store";
import { useSheet } from "./use-sheet";

/** A row that waits for review, or is done: what was handed in, with the way back while nobody has reviewed it. */
export function HandedRow({ state, today }: { state: RowState; today: Day }) {
  const t = useTranslations("reports");
  const periodName = usePeriodName();
  const store = useSheet();
  const [refusal, setRefusal] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const { row } = state;
  const { pending } = row;
  const report = pending ?? row.current ?? row.last;
  const withdraw = () =>
    startTransition(async () => {
      if (!pending) return;
      const result = await withdrawReportAction({ reportId: pending.id, version: pending.version });
      setRefusal(result.ok ? undefined : result.error.message);
      if (!result.ok) return;
      store.mark([row.assignmentId], { save: "clean" });
      showToast(t("withdrawn"));
    });
  const text =
    "border-l border-line px-2 py-2 text-table whitespace-pre-line max-desktop:border-0 max-desktop:px-0 max-desktop:py-1";
  return (
    <tr className="group border-b border-line align-top max-desktop:block max-desktop:px-3 max-desktop:py-3">
      <SheetDutyCell row={row} />
      <SheetStateCell state={state} today={today} />
      <td className={`${text} max-desktop:block`}>
        {pending && pending.period !== row.current?.period && (
          <span className="block text-small text-muted">
            {t("pendingOther", { period: periodName(pending.period) })}
          </span>
        )}
        {report?.isUnchanged ? t("reportedUnchanged") : report?.progress}
        {refusal && (
          <span role="alert" className="block font-bold">
            {refusal}
          </span>
        )}
      </td>
      <td className={`${text} ${report?.problems ? "max-desktop:block" : "max-desktop:hidden"}`}>{report?.problems}</td>
      <td className={`${text} ${report?.nextSteps ? "max-desktop:block" : "max-desktop:hidden"}`}>
        {report?.nextSteps}
      </td>
      <td className={`${text} text-center max-desktop:hidden`}>
        {report?.isDone && (
          <span role="img" aria-label={t("columns.isDone")}>
            ✓
          </span>
        )}
      </td>
      <td className={`${text} max-desktop:block`}>
        {pending && (
          <Button variant="quiet" size="small" className="-mx-2 text-accent" isPending={isPending} onClick={withdraw}>
            {t("withdraw")}
          </Button>
        )}
      </td>
    </tr>
  );
}
