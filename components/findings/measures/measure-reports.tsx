import { useTranslations } from "next-intl";
import { formatInstant } from "@/lib/dates";
import type { FindingMeasure } from "@/lib/findings/record/queries";

/** The last word on how it goes, and those before it behind one press. */
export function MeasureReports({ measure }: { measure: Pick<FindingMeasure, "reports"> }) {
  const t = useTranslations("finding.measure");
  const [last, ...earlier] = measure.reports;
  if (!last) return <p className="text-muted">{t("noReport")}</p>;
  return (
    <div>
      <Report report={last} />
      {earlier.length > 0 && (
        <details>
          <summary className="w-fit rounded-control py-1 text-table text-muted">
            {t("earlier", { count: earlier.length })}
          </summary>
          <ol className="grid gap-3 border-l border-line pl-4">
            {earlier.map((report) => (
              <li key={report.id}>
                <Report report={report} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function Report({ report }: { report: FindingMeasure["reports"][number] }) {
  const words = useTranslations("findings.measureStatus");
  return (
    <>
      <p className="reading whitespace-pre-line">{report.text}</p>
      <p className="text-small text-muted">
        {[report.authorName, formatInstant(report.createdAt), words(report.status)].join(" · ")}
      </p>
    </>
  );
}
