"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { usePeriodName } from "@/components/duties/use-period-name";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { EvidenceCount } from "@/lib/attachments/queries";
import type { Day } from "@/lib/dates";
import type { PeriodSheet } from "@/lib/duties/progress/queries";
import { HandInButton } from "./hand-in-button";
import { PeriodSelect } from "./period-select";
import { SheetPrint } from "./sheet-print";
import { SheetTable } from "./sheet-table";
import { SheetToolbar } from "./sheet-toolbar";
import type { Show } from "./sheet-values";
import { SheetProvider } from "./use-sheet";
import { SheetEvidenceProvider } from "./use-sheet-evidence";
import { useSheetWork } from "./use-sheet-work";

interface PeriodSheetViewProps {
  sheet: PeriodSheet;
  /** Rows without any are left out. */
  evidence: readonly EvidenceCount[];
  /** Which rows; chosen by what there is to do when nothing is said. */
  show: Show | undefined;
  today: Day;
}

/** 134 duties are one sheet, not 134 forms. */
export function PeriodSheetView({ sheet, evidence, show: initialShow, today }: PeriodSheetViewProps) {
  const t = useTranslations("reports");
  const periodName = usePeriodName();
  const work = useSheetWork(sheet, initialShow);
  const files = useMemo(
    () => ({
      period: sheet.period,
      files: new Map(evidence.map(({ assignmentId, count }) => [assignmentId, count])),
    }),
    [sheet.period, evidence],
  );
  const isMonth = sheet.rows.length === 0 && sheet.period.length === 7 && !sheet.period.includes("Q");
  return (
    <SheetProvider value={work.store}>
      <div data-print="off" className="max-tablet:pb-16">
        <PageHeader
          title={t("title")}
          caption={t("caption", { unit: sheet.unit.name, count: sheet.rows.length })}
          actions={
            <>
              <PeriodSelect period={sheet.period} periods={sheet.periods} onLeave={work.leave} />
              <Button onClick={() => window.print()}>{t("print")}</Button>
            </>
          }
        />
        {work.isSignedOut && (
          <p role="alert" className="mb-3 flex flex-wrap items-center gap-3 font-bold">
            {t("signedOut")}
            <a
              href={`/sign-in?next=${encodeURIComponent(`/reports?period=${sheet.period}`)}`}
              className={buttonStyle("primary")}
            >
              {t("signIn")}
            </a>
          </p>
        )}
        {sheet.rows.length === 0 ? (
          <EmptyState
            title={t(isMonth ? "empty.month" : "empty.none")}
            text={t(isMonth ? "empty.monthText" : "empty.noneText")}
          />
        ) : (
          <>
            <SheetToolbar show={work.show} onShow={work.choose} onFillRest={work.fillRest}>
              <HandInButton periodName={periodName(sheet.period)} onCheck={work.check} onHandIn={work.handIn} />
            </SheetToolbar>
            <SheetEvidenceProvider value={files}>
              <SheetTable ids={work.ids} doneIds={work.doneIds} today={today} work={work} />
            </SheetEvidenceProvider>
            <p className="pt-3 text-small text-muted max-tablet:hidden">{t("keys")}</p>
          </>
        )}
      </div>
      <SheetPrint sheet={sheet} />
    </SheetProvider>
  );
}
