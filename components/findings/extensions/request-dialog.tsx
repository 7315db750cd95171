"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/admin/form-dialog";
import { withDueOn } from "@/components/duties/printed-due";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { requestExtensionAction } from "@/lib/findings/extensions/actions";
import type { FindingMeasure } from "@/lib/findings/record/queries";
import { ExtensionDates } from "./extension-dates";

interface RequestDialogProps {
  measure: Pick<FindingMeasure, "id" | "version" | "text" | "dueOn" | "originalDueOn">;
  onClose: () => void;
}

/** 申请延期: the first deadline, the one that holds and the one asked for stand together. */
export function RequestDialog({ measure, onClose }: RequestDialogProps) {
  const t = useTranslations("finding.extension");
  const [due, setDue] = useState({ dueOn: "", dueText: "" });
  const [reason, setReason] = useState("");
  const { submit, isPending, errorOf, refusal } = useAction<unknown>(requestExtensionAction);
  const send = () =>
    submit({ measureId: measure.id, version: measure.version, ...due, reason }, () => {
      showToast(t("requested"));
      onClose();
    });
  return (
    <FormDialog
      title={t("requestTitle")}
      text={measure.text}
      verb={t("requestVerb")}
      isPending={isPending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <ExtensionDates originalDueOn={measure.originalDueOn} fromDueOn={measure.dueOn} dueOn={due.dueOn || null} />
      <Field label={t("asked")} error={errorOf("dueOn") ?? errorOf("dueText")}>
        <Input
          type="date"
          value={due.dueOn}
          min={measure.dueOn ?? undefined}
          onChange={(event) => setDue(withDueOn(due, event.target.value))}
        />
      </Field>
      <Field label={t("reason")} hint={t("reasonHint")} error={errorOf("reason")}>
        <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
