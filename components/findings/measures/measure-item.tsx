import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ExtensionList } from "@/components/findings/extensions/extension-list";
import { FindingDue } from "@/components/findings/finding-due";
import { FindingLamp } from "@/components/findings/finding-lamp";
import { FindingEvidence } from "@/components/findings/record/finding-evidence";
import type { Day } from "@/lib/dates";
import type { FindingMeasure, FindingRecord } from "@/lib/findings/record/queries";
import { MeasureActions } from "./measure-actions";
import type { UnitOption } from "./measure-fields";
import { MeasureReports } from "./measure-reports";

interface MeasureItemProps {
  finding: FindingRecord;
  measure: FindingMeasure;
  /** Its place in the finding, counted from 1. */
  index: number;
  units: readonly UnitOption[];
  today: Day;
}

/** One measure: what, by whom, by when, how far, with what proof. */
export function MeasureItem({ finding, measure, index, units, today }: MeasureItemProps) {
  const t = useTranslations("finding");
  const words = useTranslations("findings");
  const { id, text, leadUnit, person, dueOn, dueText, originalDueOn, status, lamp, doneOn } = measure;
  const names = measure.units.filter((unit) => unit.id !== leadUnit.id).map(({ name }) => name);
  const isExtended = originalDueOn !== null && originalDueOn !== dueOn;
  return (
    <li id={`measure-${id}`} className="grid scroll-mt-16 gap-2 border-b border-line py-4">
      <p className="flex items-start gap-2">
        <span className="num w-5 shrink-0 text-muted">{index}</span>
        <span className="reading min-w-0 font-bold whitespace-pre-line">{text}</span>
      </p>
      <div className="grid gap-2 pl-7 max-tablet:pl-0">
        <dl className="flex flex-wrap gap-x-8 gap-y-2 text-table">
          <Fact name={t("field.measureStatus")}>
            <span className="flex flex-wrap items-center gap-2">
              <FindingLamp lamp={lamp} status={finding.status} dueOn={dueOn} today={today} />
              {status !== "DONE" && lamp !== "DONE" && words(`measureStatus.${status}`)}
              {doneOn && t("measure.doneOn", { day: doneOn })}
            </span>
          </Fact>
          <Fact name={t("field.dueOn")}>
            <FindingDue {...{ dueOn, dueText, today }} isOpen={status !== "DONE"} />
            {isExtended && (
              <span className="block text-small text-muted">
                {t("measure.originally")} <s>{originalDueOn}</s>
              </span>
            )}
          </Fact>
          <Fact name={t("field.measureLead")}>
            <span className="name">{leadUnit.name}</span>
          </Fact>
          {names.length > 0 && <Fact name={t("field.measureUnits")}>{names.join(t("measure.join"))}</Fact>}
          {person && <Fact name={t("field.person")}>{person}</Fact>}
        </dl>
        <MeasureReports measure={measure} />
        <ExtensionList measure={measure} />
        <FindingEvidence measure={id} count={measure.evidence} canAttach={finding.can.attach} />
        <MeasureActions findingId={finding.id} measure={measure} units={units} />
      </div>
    </li>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-small text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
