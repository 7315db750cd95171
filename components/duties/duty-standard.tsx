import { useTranslations } from "next-intl";
import type { DutyRecord } from "@/lib/duties/record/queries";
import { DutySection } from "./duty-section";

/** What is checked and how it is scored, as the standard prints it. */
export function DutyStandard({ duty }: { duty: Pick<DutyRecord, "kind" | "content" | "criteria"> }) {
  const t = useTranslations("duties");
  return (
    <div className="grid gap-x-10 wide:grid-cols-2">
      {duty.content && (
        <DutySection title={t(duty.kind === "KEY_TASK" ? "field.measures" : "field.content")}>
          <p className="reading whitespace-pre-line">{duty.content}</p>
        </DutySection>
      )}
      {duty.criteria && (
        <DutySection title={t("field.criteria")}>
          <p className="reading whitespace-pre-line">{duty.criteria}</p>
        </DutySection>
      )}
    </div>
  );
}
