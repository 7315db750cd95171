import { useTranslations } from "next-intl";
import { DutyEvidence } from "@/components/evidence/duty-evidence";
import { FindingsSection } from "@/components/findings/findings-section";
import { LinkButton } from "@/components/ui/link-button";
import type { EventRow } from "@/lib/activity/queries";
import type { DutyEvidenceGroup } from "@/lib/attachments/queries";
import type { Day } from "@/lib/dates";
import type { DutyRecord } from "@/lib/duties/record/queries";
import type { FindingRow } from "@/lib/findings/queries";
import { AssignmentList } from "./assignment-list";
import { DutyFacts } from "./duty-facts";
import { DutyHeader } from "./duty-header";
import { DutyHistory } from "./duty-history";
import { DutyStandard } from "./duty-standard";
import { ItemList } from "./item-list";
import { VoidDutyButton } from "./void-duty-button";

interface DutyRecordViewProps {
  duty: DutyRecord;
  events: EventRow[];
  evidence: readonly DutyEvidenceGroup[];
  /** Findings on it that the viewer may see, void ones left out. */
  findings: readonly FindingRow[];
  canRaise: {
    /** On the duty. */
    duty: boolean;
    /** From a returned report of another unit. */
    reports: boolean;
  };
  /** Files for the duty as a whole. */
  canAttach: boolean;
  today: Day;
  hasWholeHistory: boolean;
}

/** Title and lamp, who and by when, what is asked, what each unit has done, what happened. */
export function DutyRecordView(props: DutyRecordViewProps) {
  const { duty, events, evidence, findings, canRaise, canAttach, today, hasWholeHistory } = props;
  const t = useTranslations("duties");
  const files = new Map<string, number>();
  for (const { assignmentId, rows } of evidence)
    if (assignmentId) files.set(assignmentId, (files.get(assignmentId) ?? 0) + rows.length);
  const actions = duty.can.edit && (
    <>
      <LinkButton href={`/duties/${duty.id}/edit`}>{t("edit")}</LinkButton>
      <VoidDutyButton
        duty={{ id: duty.id, version: duty.version, code: duty.code, title: duty.title, year: duty.plan.year }}
      />
    </>
  );
  return (
    <article className="max-w-[1200px]">
      <DutyHeader duty={duty} today={today} actions={actions} />
      <DutyFacts duty={duty} today={today} />
      <DutyStandard duty={duty} />
      {duty.kind === "KEY_TASK" ? (
        <ItemList duty={duty} today={today} />
      ) : (
        <AssignmentList duty={duty} files={files} canRaise={canRaise.reports} today={today} />
      )}
      <DutyEvidence dutyId={duty.id} groups={evidence} canAttach={canAttach} />
      <FindingsSection duty={duty} findings={findings} canRaise={canRaise.duty} today={today} />
      <DutyHistory events={events} isWhole={hasWholeHistory} />
    </article>
  );
}
