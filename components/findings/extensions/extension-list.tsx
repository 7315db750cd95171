import { useTranslations } from "next-intl";
import { dayOf } from "@/lib/dates";
import type { FindingMeasure } from "@/lib/findings/record/queries";
import { ExtensionActions } from "./extension-actions";

interface ExtensionListProps {
  measure: Pick<FindingMeasure, "text" | "extensions" | "originalDueOn">;
}

/** Requests for a later deadline with their answers, the latest first. */
export function ExtensionList({ measure }: ExtensionListProps) {
  const t = useTranslations("finding.extension");
  const words = useTranslations("findings.extensionStatus");
  if (measure.extensions.length === 0) return null;
  return (
    <ul className="grid gap-2 border-l-2 border-line pl-3">
      {measure.extensions.map((extension) => (
        <li key={extension.id} className="grid gap-1">
          <p>
            {t("line", { from: extension.fromDueOn ?? t("none"), to: extension.dueOn })}{" "}
            <span className="font-bold">{words(extension.status)}</span>
          </p>
          <p className="reading text-table whitespace-pre-line text-muted">
            {t("because", { reason: extension.reason })}
            {extension.answer && <span className="block">{t("answered", { answer: extension.answer })}</span>}
            <span className="block text-small">
              {t("by", { name: extension.applicantName, unit: extension.unitName, day: dayOf(extension.createdAt) })}
              {extension.signedByName && ` · ${t("signedBy", { name: extension.signedByName })}`}
              {extension.deciderName && ` · ${t("decidedBy", { name: extension.deciderName })}`}
            </span>
          </p>
          {(extension.can.decide || extension.can.withdraw) && (
            <ExtensionActions extension={extension} text={measure.text} originalDueOn={measure.originalDueOn} />
          )}
        </li>
      ))}
    </ul>
  );
}
