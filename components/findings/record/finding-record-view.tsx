import { useTranslations } from "next-intl";
import { DutyHistory } from "@/components/duties/duty-history";
import { DutySection } from "@/components/duties/duty-section";
import { ApplyClosure } from "@/components/findings/closure/apply-closure";
import { ClosureStory } from "@/components/findings/closure/closure-story";
import type { UnitOption } from "@/components/findings/measures/measure-fields";
import { MeasureList } from "@/components/findings/measures/measure-list";
import { LinkButton } from "@/components/ui/link-button";
import type { EventRow } from "@/lib/activity/queries";
import type { EvidenceRow } from "@/lib/attachments/schema";
import type { Day } from "@/lib/dates";
import type { FindingRecord } from "@/lib/findings/record/queries";
import { FindingEvidence } from "./finding-evidence";
import { FindingFacts } from "./finding-facts";
import { FindingHeader } from "./finding-header";
import { FindingText } from "./finding-text";
import { Lineage } from "./lineage";
import { NextStepBar } from "./next-step-bar";
import { OfficeMenu } from "./office-menu";
import { RecheckList } from "./recheck-list";
import { ReturnNotice } from "./return-notice";

interface FindingRecordViewProps {
  finding: FindingRecord;
  events: EventRow[];
  evidence: EvidenceRow[];
  /** Units that a measure may be given to; only for who sets measures. */
  units: readonly UnitOption[];
  today: Day;
  hasWholeHistory: boolean;
}

/** State first, then the problem, who and by when, the next thing, what is done, its proof, and how it was closed. */
export function FindingRecordView(props: FindingRecordViewProps) {
  const { finding, events, evidence, units, today, hasWholeHistory } = props;
  const t = useTranslations("finding");
  const { id, measuresDone, measuresTotal, can } = finding;
  const actions = (
    <>
      {can.edit && <LinkButton href={`/findings/${id}/edit`}>{t("edit")}</LinkButton>}
      <OfficeMenu finding={finding} />
    </>
  );
  const hasRelatives = finding.lineage.length + finding.relapsed.length > 0;
  return (
    <article className="max-w-[1200px] max-tablet:pb-28">
      <FindingHeader finding={finding} today={today} actions={actions} />
      <FindingText finding={finding} />
      <FindingFacts finding={finding} today={today} />
      <ReturnNotice finding={finding} />
      <NextStepBar finding={finding} units={units} />
      <div id="measures" className="scroll-mt-14">
        <DutySection title={t("section.measures")} note={t("doneOf", { done: measuresDone, total: measuresTotal })}>
          <MeasureList finding={finding} units={units} today={today} />
        </DutySection>
      </div>
      <div id="evidence" className="scroll-mt-14 pt-6">
        <FindingEvidence finding={id} rows={evidence} canAttach={can.attach} />
      </div>
      {can.apply && (
        <DutySection title={t("section.apply")} note={t("apply.note")}>
          {/* Anew when a measure was reported on: the statement follows, unless it was written in. */}
          <ApplyClosure key={finding.draftStatement} finding={finding} />
        </DutySection>
      )}
      {(finding.closures.length > 0 || !can.apply) && (
        <DutySection title={t("section.closure")}>
          <ClosureStory finding={finding} />
        </DutySection>
      )}
      {(hasRelatives || finding.rechecks.length > 0) && (
        <DutySection title={t("section.rechecks")}>
          <Lineage finding={finding} />
          <RecheckList rechecks={finding.rechecks} />
        </DutySection>
      )}
      <DutyHistory events={events} isWhole={hasWholeHistory} />
    </article>
  );
}
