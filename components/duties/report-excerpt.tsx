import { useTranslations } from "next-intl";
import { dayOf } from "@/lib/dates";
import type { DutyAssignment } from "@/lib/duties/record/queries";
import { usePeriodName } from "./use-period-name";

/** The last report in one line that opens: the browser's own disclosure, so it needs no script. */
export function ReportExcerpt({ report }: { report: NonNullable<DutyAssignment["lastReport"]> }) {
  const t = useTranslations("duties");
  const periodName = usePeriodName();
  const { author, period, progress, problems, nextSteps, submittedAt } = report;
  return (
    <details className="group min-w-0">
      <summary className="list-none rounded-control marker:hidden">
        <span className="line-clamp-1 group-open:hidden print:line-clamp-none">
          {report.isUnchanged ? t("unchanged") : progress}
        </span>
        <span className="text-small text-muted">
          {[periodName(period), submittedAt && dayOf(submittedAt), author.name, t(`reportStatus.${report.status}`)]
            .filter(Boolean)
            .join(" · ")}
          <span className="link ml-2 group-open:hidden" data-print="off">
            {t("readAll")}
          </span>
          <span className="link ml-2 hidden group-open:inline" data-print="off">
            {t("readLess")}
          </span>
        </span>
      </summary>
      <div className="reading grid gap-2 py-2 whitespace-pre-line">
        <p>{report.isUnchanged ? t("unchanged") : progress}</p>
        {problems && <p>{t("problems", { text: problems })}</p>}
        {nextSteps && <p>{t("nextSteps", { text: nextSteps })}</p>}
        {report.returnReason && <p className="font-bold">{t("returnReason", { text: report.returnReason })}</p>}
        {author.phone && (
          <p className="text-small text-muted">
            {author.name} {author.title}{" "}
            <a href={`tel:${author.phone}`} className="link">
              {author.phone}
            </a>
          </p>
        )}
      </div>
    </details>
  );
}
