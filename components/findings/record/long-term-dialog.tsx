"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/admin/form-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { makeLongTermAction } from "@/lib/findings/actions";
import type { FindingRecord } from "@/lib/findings/record/queries";
import { StageFields } from "./stage-fields";

interface LongTermDialogProps {
  finding: Pick<FindingRecord, "id" | "number" | "version" | "stageGoal" | "nextReviewOn">;
  onClose: () => void;
}

/** 转长期坚持: no deadline from now on, but stages and reviews. */
export function LongTermDialog({ finding, onClose }: LongTermDialogProps) {
  const t = useTranslations("finding.longTerm");
  const [reason, setReason] = useState("");
  const [stage, setStage] = useState({ stageGoal: finding.stageGoal, nextReviewOn: finding.nextReviewOn ?? "" });
  const { submit, isPending, errorOf, refusal } = useAction<unknown>(makeLongTermAction);
  const send = () =>
    submit({ id: finding.id, version: finding.version, reason, ...stage }, () => {
      showToast(t("done", { number: finding.number }));
      onClose();
    });
  return (
    <FormDialog
      title={t("title", { number: finding.number })}
      text={t("text")}
      verb={t("verb")}
      isPending={isPending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <Field label={t("reason")} error={errorOf("reason")}>
        <Textarea value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <StageFields stage={stage} onChange={setStage} errorOf={errorOf} />
    </FormDialog>
  );
}
