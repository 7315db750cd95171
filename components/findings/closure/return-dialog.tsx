"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/admin/form-dialog";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { decideClosureAction } from "@/lib/findings/closure/actions";
import type { FindingRecord } from "@/lib/findings/record/queries";
import { AppliedStatement } from "./applied-statement";

interface ReturnDialogProps {
  finding: Pick<FindingRecord, "id" | "number" | "version" | "measures" | "closures">;
  /** Of the applicant. */
  unitName: string;
  onClose: () => void;
}

/** 退回 with its reason, and which measures are to be done again: all, unless unticked. */
export function ReturnDialog({ finding, unitName, onClose }: ReturnDialogProps) {
  const t = useTranslations("finding.return");
  const { id, number, version, measures } = finding;
  const [reason, setReason] = useState("");
  const [redo, setRedo] = useState<string[]>(() => measures.map((measure) => measure.id));
  const { submit, isPending, errorOf, refusal } = useAction(decideClosureAction);
  const send = () =>
    submit({ id, version, decision: "RETURN", opinion: reason, redo }, () => {
      showToast(t("done", { number }));
      onClose();
    });
  const toggle = (one: string) =>
    setRedo((now) => (now.includes(one) ? now.filter((other) => other !== one) : [...now, one]));
  return (
    <FormDialog
      title={t("title", { number })}
      text={t("text", { unit: unitName })}
      verb={t("verb", { unit: unitName })}
      isPending={isPending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <AppliedStatement closure={finding.closures[0]} />
      <Field label={t("reason")} hint={t("reasonHint")} error={errorOf("opinion")}>
        <Textarea value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <fieldset className="grid gap-1">
        <legend className="pb-1 font-bold">{t("redo")}</legend>
        {measures.map((measure, index) => (
          <Checkbox key={measure.id} checked={redo.includes(measure.id)} onChange={() => toggle(measure.id)}>
            {t("measure", { index: index + 1, text: measure.text })}
          </Checkbox>
        ))}
      </fieldset>
    </FormDialog>
  );
}
