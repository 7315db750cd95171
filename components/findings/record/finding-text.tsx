import { useTranslations } from "next-intl";
import type { FindingRecord } from "@/lib/findings/record/queries";

/** The problem in full; below it why it came about and what is aimed at. */
export function FindingText({
  finding,
}: {
  finding: Pick<FindingRecord, "text" | "rootCause" | "goal" | "voidReason">;
}) {
  const t = useTranslations("finding.field");
  return (
    <div className="grid gap-3 pb-4">
      <p className="reading text-title leading-relaxed font-normal whitespace-pre-line">{finding.text}</p>
      {(["rootCause", "goal", "voidReason"] as const).map(
        (field) =>
          finding[field] && (
            <p key={field} className="reading whitespace-pre-line">
              <span className="mr-2 text-table text-muted">{t(field)}</span>
              {finding[field]}
            </p>
          ),
      )}
    </div>
  );
}
