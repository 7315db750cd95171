"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/admin/form-dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { decideExtensionAction } from "@/lib/findings/extensions/actions";
import type { FindingExtension } from "@/lib/findings/record/queries";
import { ExtensionDates } from "./extension-dates";

interface DecideDialogProps {
  extension: FindingExtension;
  text: string;
  originalDueOn: string | null;
  decision: "GRANT" | "REFUSE";
  level: "HEAD" | "OFFICE";
  onClose: () => void;
}

/** Yes or no to a later deadline; a no has its reason. */
export function DecideDialog({ extension, text, originalDueOn, decision, level, onClose }: DecideDialogProps) {
  const t = useTranslations("finding.extension");
  const [answer, setAnswer] = useState("");
  const { submit, isPending, errorOf, refusal } = useAction<unknown>(decideExtensionAction);
  const isGrant = decision === "GRANT";
  const send = () =>
    submit({ id: extension.id, version: extension.version, decision, answer }, () => {
      showToast(t(isGrant ? `granted.${level}` : "refused", { day: extension.dueOn }));
      onClose();
    });
  return (
    <FormDialog
      title={isGrant ? t(`grantTitle.${level}`, { day: extension.dueOn }) : t("refuseTitle")}
      text={text}
      verb={isGrant ? t(`grantVerb.${level}`, { day: extension.dueOn }) : t("refuseVerb")}
      isPending={isPending}
      refusal={refusal}
      onSend={send}
      onClose={onClose}
    >
      <ExtensionDates originalDueOn={originalDueOn} fromDueOn={extension.fromDueOn} dueOn={extension.dueOn} />
      <p className="whitespace-pre-line">{t("because", { reason: extension.reason })}</p>
      <Field label={t("answer")} isOptional={isGrant} error={errorOf("answer")}>
        <Textarea value={answer} maxLength={500} onChange={(event) => setAnswer(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
