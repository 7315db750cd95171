import { useTranslations } from "next-intl";
import { dayOf } from "@/lib/dates";
import type { FindingRecord } from "@/lib/findings/record/queries";

interface AppliedStatementProps {
  closure: FindingRecord["closures"][number] | undefined;
}

/** What the unit says it has done, and what the levels before said to it: read where one decides. */
export function AppliedStatement({ closure }: AppliedStatementProps) {
  const t = useTranslations("finding.story");
  const words = useTranslations("findings.level");
  if (!closure) return null;
  const opinions = closure.steps.filter(({ opinion }) => opinion !== "");
  return (
    <div className="grid max-h-48 gap-2 overflow-y-auto border-l-2 border-line-strong pl-3 text-table">
      <p>
        <span className="block text-muted">
          {t("applied", { unit: closure.unit.name, name: closure.applicantName, day: dayOf(closure.createdAt) })}
        </span>
        <span className="whitespace-pre-line">{closure.statement}</span>
      </p>
      {opinions.map(({ id, level, opinion, actorName, actorUnit }) => (
        <p key={id}>
          <span className="block text-muted">
            {words(level)}
            {actorName && ` · ${t("actor", { name: actorName, unit: actorUnit })}`}
          </span>
          <span className="whitespace-pre-line">{opinion}</span>
        </p>
      ))}
    </div>
  );
}
