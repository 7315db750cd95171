"use client";
import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/admin/form-dialog";
import { useFormDraft } from "@/components/duties/use-form-draft";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { useAction } from "@/components/ui/use-action";
import { reportMeasureAction } from "@/lib/findings/measures/actions";
import type { FindingMeasure } from "@/lib/findings/record/queries";
import { MEASURE_STATUSES, type MeasureStatus } from "@/lib/findings/status";

interface ReportDialogProps {
  measure: Pick<FindingMeasure, "id" | "version" | "text" | "status" | "progress">;
  onClose: () => void;
}

/** 填报进展 of one measure. Begins with what was said last, for most of it still holds. */
export function ReportDialog({ measure, onClose }: ReportDialogProps) {
  const t = useTranslations("finding.report");
  const words = useTranslations("findings.measureStatus");
  const status: MeasureStatus = measure.status === "NOT_STARTED" ? "IN_PROGRESS" : measure.status;
  const opened: { text: string; status: MeasureStatus } = { text: measure.progress, status };
  const draft = useFormDraft(`zeren.measure.report.${measure.id}`, opened, measure.version);
  const { submit, isPending, errorOf, refusal } = useAction(reportMeasureAction);
  const send = () =>
    submit({ id: measure.id, version: measure.version, ...draft.values }, () => {
      draft.forget();
      showToast(t(draft.values.status === "DONE" ? "doneToast" : "saved"));
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
      <Field label={t("text")} hint={draft.hasDraft ? t("draftRestored") : t("hint")} error={errorOf("text")}>
        <Textarea
          value={draft.values.text}
          maxLength={2000}
          rows={6}
          onChange={(event) => draft.change({ text: event.target.value })}
        />
      </Field>
      <Field label={t("status")} error={errorOf("status")}>
        <Select
          value={draft.values.status}
          onChange={(event) => draft.change({ status: event.target.value as MeasureStatus })}
        >
          {MEASURE_STATUSES.map((status) => (
            <option key={status} value={status}>
              {words(status)}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}
