"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState, useTransition } from "react";
import { EvidencePanel } from "@/components/evidence/evidence-panel";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Refusal } from "@/components/ui/refusal";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import type { ActionError } from "@/lib/action";
import type { EvidenceRow } from "@/lib/attachments/schema";
import { submitReportAction } from "@/lib/duties/progress/actions";
import type { ReportFormData } from "@/lib/duties/progress/queries";
import type { DutyStatus } from "@/lib/duties/status";
import { PendingReport } from "./pending-report";
import { PeriodSelect } from "./period-select";
import { baseOf, TEXT_COLUMNS, TEXT_LIMITS } from "./sheet-values";
import { useReportDraft } from "./use-report-draft";

/** What a refusal for a stale version says of the assignment as it is now. */
interface Moved {
  status: DutyStatus;
  version: number;
}

interface ReportFormProps extends ReportFormData {
  /** Of this period, whether it has been reported on or not. */
  evidence: EvidenceRow[];
}

/** One report on one duty. Saved while one types; handed in, it waits for review and can be withdrawn. */
export function ReportForm({ period, periods, row, evidence }: ReportFormProps) {
  const t = useTranslations("reports");
  const status = useTranslations("common.status");
  const router = useRouter();
  const draft = useReportDraft(row.assignmentId, period, row.draft ?? baseOf(row));
  const [moved, setMoved] = useState<Moved | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [isPending, startTransition] = useTransition();
  const { values, save, change } = draft;
  const share = { assignment: row.assignmentId, period };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      await draft.settle();
      const { progress, problems, nextSteps, isDone } = values;
      const words = { progress, problems, nextSteps, isDone };
      const version = moved?.version ?? row.version;
      const result = await submitReportAction({ assignmentId: row.assignmentId, version, period, ...words });
      if (result.ok) {
        draft.forget();
        showToast(t("form.submitted"));
        router.push(`/duties/${row.duty.id}`);
        return;
      }
      const now = result.error.current as Moved | undefined;
      setMoved(now?.version ? now : null);
      setError(now?.version ? null : result.error);
    });
  };

  if (row.status === "DONE") return <p className="reading">{t("form.closed")}</p>;
  return (
    <form onSubmit={submit} className="grid max-w-reading gap-4">
      {row.pending && <PendingReport report={row.pending} />}
      {row.status === "RETURNED" && row.last?.returnReason && (
        <p className="font-bold">{t("returnReason", { reason: row.last.returnReason })}</p>
      )}
      <Field label={t("period")}>
        <PeriodSelect period={period} periods={periods} onLeave={draft.settle} />
      </Field>
      {TEXT_COLUMNS.map((column) => (
        <Field
          key={column}
          label={t(`columns.${column}`)}
          isOptional={column !== "progress"}
          hint={column === "progress" ? t(row.last ? "form.progressHint" : "form.progressHintFirst") : undefined}
          error={column === "progress" && error?.code === "INVALID" ? error.message : undefined}
        >
          <Textarea
            value={values[column]}
            maxLength={TEXT_LIMITS[column]}
            rows={column === "progress" ? 8 : 3}
            onChange={(event) => change({ [column]: event.target.value })}
          />
        </Field>
      ))}
      <EvidencePanel of={share} target={share} rows={evidence} canAttach isOptional />
      <Checkbox checked={values.isDone} onChange={(event) => change({ isDone: event.target.checked })}>
        {t("form.done")}
      </Checkbox>
      {moved && (
        <div role="alert" className="rounded-control border-2 border-ink px-3 py-2">
          <p className="font-bold">{t("form.conflict", { status: status(moved.status) })}</p>
          <Button variant="quiet" className="-mx-3" onClick={() => location.reload()}>
            {t("form.reload")}
          </Button>
        </div>
      )}
      {error && error.code !== "INVALID" && <Refusal error={error} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" isPending={isPending}>
          {t("form.submit")}
        </Button>
        <LinkButton href={`/duties/${row.duty.id}`} variant="quiet">
          {t("form.back")}
        </LinkButton>
        <span role="status" className="text-table text-muted">
          {save !== "clean" && t(`save.${save}`)}
        </span>
      </div>
    </form>
  );
}
