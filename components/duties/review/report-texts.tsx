import { useTranslations } from "next-intl";
import { usePeriodName } from "@/components/duties/use-period-name";
import type { PendingReport } from "@/lib/duties/review/queries";
import { DiffText } from "./diff-text";

/** What was reported, marked against the last accepted report. */
export function ReportTexts({ report }: { report: PendingReport }) {
  const t = useTranslations("review");
  const periodName = usePeriodName();
  const { texts, comparedWith, duty, isDone } = report;
  return (
    <>
      {isDone && <p className="font-bold">✓ {t("claimsDone")}</p>}
      <p className="reading">
        <DiffText parts={texts.progress} />
      </p>
      {(["problems", "nextSteps"] as const).map(
        (column) =>
          texts[column].length > 0 && (
            <p key={column} className="reading">
              <span className="block text-small text-muted">{t(column)}</span>
              <DiffText parts={texts[column]} />
            </p>
          ),
      )}
      <p className="text-small text-muted">
        {comparedWith ? t("comparedWith", { period: periodName(comparedWith) }) : t("first")}
      </p>
      {duty.content && (
        <details className="text-small text-muted">
          <summary className="w-fit rounded-control hover:text-ink">{t("content")}</summary>
          <p className="reading pt-1 whitespace-pre-line">{duty.content}</p>
        </details>
      )}
    </>
  );
}
