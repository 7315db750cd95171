import { useTranslations } from "next-intl";
import { dayOf } from "@/lib/dates";
import type { FindingRecord } from "@/lib/findings/record/queries";
import { ClosureRoute } from "./closure-route";

interface ClosureStoryProps {
  finding: Pick<FindingRecord, "closures" | "levels">;
}

/** Every round from application to closing or return, the latest first and open, earlier ones behind one press. */
export function ClosureStory({ finding }: ClosureStoryProps) {
  const t = useTranslations("finding.story");
  if (finding.closures.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <ol className="grid gap-4">
      {finding.closures.map((closure, index) => (
        <li key={closure.id} className="border-t border-line pt-3">
          <details open={index === 0}>
            <summary className="flex list-none flex-wrap items-baseline gap-x-3 rounded-control marker:hidden">
              <span className="font-bold">{t("round", { round: closure.round })}</span>
              <span>{t(`status.${closure.status}`)}</span>
              <span className="text-table text-muted">
                {t("applied", {
                  unit: closure.unit.name,
                  name: closure.applicantName,
                  day: dayOf(closure.createdAt),
                })}
              </span>
            </summary>
            <p className="reading py-2 whitespace-pre-line">{closure.statement}</p>
            <ClosureRoute closure={closure} levels={closure.status === "PENDING" ? finding.levels : []} />
          </details>
        </li>
      ))}
    </ol>
  );
}
