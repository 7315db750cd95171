"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-store";
import { reopenAssignmentAction } from "@/lib/duties/progress/actions";
import type { DutyAssignment } from "@/lib/duties/record/queries";

interface AssignmentActionsProps {
  assignment: Pick<DutyAssignment, "id" | "version" | "status" | "isOwn"> & { unit: { code: string; name: string } };
  can: {
    /** The office reopens what is done. */
    reopen: boolean;
    /** The own unit reports. */
    report: boolean;
    /** The viewer reviews this unit's report. */
    review: boolean;
  };
}

/** What may be done with one unit's share of a duty: report, review, reopen. Under `ClientMessages` with "reports". */
export function AssignmentActions({ assignment, can }: AssignmentActionsProps) {
  const t = useTranslations("reports");
  const [reason, setReason] = useState("");
  const { id, version, status, unit, isOwn } = assignment;
  const reopen = async () => {
    const result = await reopenAssignmentAction({ assignmentId: id, version, reason });
    if (!result.ok) return result.error.message;
    showToast(t("reopen.done"));
    return undefined;
  };
  const mayReport = isOwn && can.report && status !== "DONE";
  const mayReview = can.review && status === "SUBMITTED";
  const mayReopen = can.reopen && status === "DONE";
  // An empty box would still take a line, forty-seven times.
  if (!mayReport && !mayReview && !mayReopen) return null;
  return (
    <span className="inline-flex flex-wrap gap-1" data-print="off">
      {mayReport && (
        <LinkButton href={`/reports/${id}`} variant={status === "SUBMITTED" ? "plain" : "primary"} size="small">
          {t("report")}
        </LinkButton>
      )}
      {mayReview && (
        <LinkButton href={`/review?unit=${encodeURIComponent(unit.code)}`} size="small">
          {t("review")}
        </LinkButton>
      )}
      {mayReopen && (
        <ConfirmButton
          face={t("reopen.button")}
          variant="quiet"
          size="small"
          title={t("reopen.title")}
          text={t("reopen.text", { unit: unit.name })}
          verb={t("reopen.verb")}
          onConfirm={reopen}
        >
          <Field label={t("reopen.reason")} hint={t("reopen.reasonHint", { unit: unit.name })}>
            <Textarea value={reason} maxLength={500} rows={3} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </ConfirmButton>
      )}
    </span>
  );
}
