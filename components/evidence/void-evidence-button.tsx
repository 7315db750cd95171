"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { voidEvidenceAction } from "@/lib/attachments/actions";
import type { EvidenceRow } from "@/lib/attachments/schema";

interface VoidEvidenceButtonProps {
  row: Pick<EvidenceRow, "id" | "name" | "earlier">;
  onDone: () => void;
}

/** Takes a file out of the evidence, for a reason. */
export function VoidEvidenceButton({ row, onDone }: VoidEvidenceButtonProps) {
  const t = useTranslations("evidence");
  const [reason, setReason] = useState("");
  const { id, name, earlier } = row;
  const confirm = async () => {
    if (reason.trim().length < 2) return t("void.short");
    const result = await voidEvidenceAction({ id, reason });
    if (!result.ok) return result.error.fields?.[0]?.message ?? result.error.message;
    showToast(t("void.done", { name }));
    onDone();
    return undefined;
  };
  return (
    <ConfirmButton
      face={t("action.void")}
      variant="quiet"
      size="small"
      title={t("void.title")}
      text={
        <>
          {t("void.text", { name })}
          {earlier.length > 0 && t("void.earlier")}
        </>
      }
      verb={t("void.verb")}
      onConfirm={confirm}
    >
      <Field label={t("void.reason")} hint={t("void.hint")}>
        <Textarea value={reason} maxLength={500} rows={2} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ConfirmButton>
  );
}
