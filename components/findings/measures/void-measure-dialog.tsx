"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/admin/form-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { voidMeasureAction } from "@/lib/findings/measures/actions";
import type { FindingMeasure } from "@/lib/findings/record/queries";

interface VoidMeasureDialogProps {
  measure: Pick<FindingMeasure, "id" | "version" | "text">;
  onClose: () => void;
}

/** A measure leaves the finding; its history and evidence stay. */
export function VoidMeasureDialog({ measure, onClose }: VoidMeasureDialogProps) {
  const t = useTranslations("finding.voidMeasure");
  const [reason, setReason] = useState("");
  const { submit, isPending, errorOf, refusal } = useAction<unknown>(voidMeasureAction);
  const send = () =>
    submit({ id: measure.id, version: measure.version, reason }, () => {
      showToast(t("done"));
      onClose();
    });
  return (
    <FormDialog
      title={t("title")}
      text={measure.text}
      verb={t("verb")}
      isPending={isPending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <Field label={t("reason")} error={errorOf("reason")}>
        <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
