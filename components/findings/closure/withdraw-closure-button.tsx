"use client";
import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { showToast } from "@/components/ui/toast-store";
import { withdrawClosureAction } from "@/lib/findings/closure/actions";
import type { FindingRecord } from "@/lib/findings/record/queries";

/** The applicant's unit takes its application back. */
export function WithdrawClosureButton({ finding }: { finding: Pick<FindingRecord, "id" | "number" | "version"> }) {
  const t = useTranslations("finding.withdraw");
  const confirm = async () => {
    const result = await withdrawClosureAction({ id: finding.id, version: finding.version });
    if (!result.ok) return result.error.message;
    showToast(t("done"));
  };
  return (
    <ConfirmButton
      face={t("face")}
      title={t("title", { number: finding.number })}
      text={t("text")}
      verb={t("verb")}
      onConfirm={confirm}
    />
  );
}
