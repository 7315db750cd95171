"use client";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { usePeriodName } from "@/components/duties/use-period-name";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { withdrawReportAction } from "@/lib/duties/progress/actions";
import type { SheetReport } from "@/lib/duties/progress/queries";

/** Says that a report waits, and takes it back. */
export function PendingReport({ report }: { report: SheetReport }) {
  const t = useTranslations("reports");
  const periodName = usePeriodName();
  const [refusal, setRefusal] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const withdraw = () =>
    startTransition(async () => {
      const result = await withdrawReportAction({ reportId: report.id, version: report.version });
      setRefusal(result.ok ? undefined : result.error.message);
      if (result.ok) showToast(t("withdrawn"));
    });
  return (
    <div className="rounded-control bg-sunken px-4 py-3">
      <p className="flex flex-wrap items-center gap-3">
        {t(report.status === "SIGNING" ? "form.pendingSigning" : "form.pending", { period: periodName(report.period) })}
        <Button size="small" isPending={isPending} onClick={withdraw}>
          {t("withdraw")}
        </Button>
      </p>
      <p className="pt-2 whitespace-pre-line text-muted">{report.progress}</p>
      {refusal && (
        <p role="alert" className="font-bold">
          {refusal}
        </p>
      )}
    </div>
  );
}
