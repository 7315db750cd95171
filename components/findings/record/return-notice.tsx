import { CornerDownLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FindingRecord } from "@/lib/findings/record/queries";

/** Why the last application came back, before anything else is read. */
export function ReturnNotice({ finding }: { finding: Pick<FindingRecord, "isReturned" | "closures"> }) {
  const t = useTranslations("finding");
  const step = finding.closures[0]?.steps.find(({ decision }) => decision === "RETURNED");
  if (!finding.isReturned || !step) return null;
  return (
    <p className="mt-4 flex items-start gap-2 border-l-4 border-ink bg-sunken px-4 py-3">
      <CornerDownLeft aria-hidden className="mt-1 size-4 shrink-0" />
      <span className="reading min-w-0 whitespace-pre-line">
        <strong className="font-bold">{t("returnedBy", { name: step.actorName, unit: step.actorUnit })}</strong>
        {step.opinion}
      </span>
    </p>
  );
}
