"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/admin/form-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { resumeFindingAction, voidFindingAction } from "@/lib/findings/actions";
import type { FindingRecord } from "@/lib/findings/record/queries";

interface ReasonDialogProps {
  /** 作废 or 恢复整改: both ask for nothing but the reason. */
  verb: "void" | "resume";
  finding: Pick<FindingRecord, "id" | "number" | "version">;
  onClose: () => void;
}

export function ReasonDialog({ verb, finding, onClose }: ReasonDialogProps) {
  const t = useTranslations(`finding.${verb}`);
  const [reason, setReason] = useState("");
  const { submit, isPending, errorOf, refusal } = useAction<unknown>(
    verb === "void" ? voidFindingAction : resumeFindingAction,
  );
  const send = () =>
    submit({ id: finding.id, version: finding.version, reason }, () => {
      showToast(t("done", { number: finding.number }));
      onClose();
    });
  return (
    <FormDialog
      title={t("title", { number: finding.number })}
      text={t("text")}
      verb={t("verb", { number: finding.number })}
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
