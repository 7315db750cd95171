"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/admin/form-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { reviewLongTermAction } from "@/lib/findings/actions";
import type { FindingRecord } from "@/lib/findings/record/queries";
import { StageFields } from "./stage-fields";

interface ReviewDialogProps {
  finding: Pick<FindingRecord, "id" | "number" | "version" | "stageGoal">;
  onClose: () => void;
}

/** 阶段复核 of a finding in 长期坚持: what was found, and what is aimed at until the next one. */
export function ReviewDialog({ finding, onClose }: ReviewDialogProps) {
  const t = useTranslations("finding.review");
  const [record, setRecord] = useState("");
  const [stage, setStage] = useState({ stageGoal: finding.stageGoal, nextReviewOn: "" });
  const { submit, isPending, errorOf, refusal } = useAction<unknown>(reviewLongTermAction);
  const send = () =>
    submit({ id: finding.id, version: finding.version, record, ...stage }, () => {
      showToast(t("done"));
      onClose();
    });
  return (
    <FormDialog
      title={t("title", { number: finding.number })}
      verb={t("verb")}
      isPending={isPending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <Field label={t("record")} error={errorOf("record")}>
        <Textarea value={record} maxLength={2000} onChange={(event) => setRecord(event.target.value)} />
      </Field>
      <StageFields stage={stage} onChange={setStage} errorOf={errorOf} />
    </FormDialog>
  );
}
