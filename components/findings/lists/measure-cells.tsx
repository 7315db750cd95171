import { useTranslations } from "next-intl";
import { UnitNames } from "@/components/duties/unit-names";
import type { Day } from "@/lib/dates";
import type { MeasureRow } from "@/lib/findings/measures/queries";
import type { FindingRow } from "@/lib/findings/queries";
import { FindingDue } from "../finding-due";
import { FindingLamp } from "../finding-lamp";
import { FindingStatusBadge } from "../finding-status";
import { shortNames } from "../short-names";

interface MeasureCellsProps {
  view: "duties" | "measures";
  finding: FindingRow;
  /** None yet: 措施待定. */
  measure: MeasureRow | undefined;
  /** Rows that the finding's own last cells span; 0 below the first. */
  span: number;
  today: Day;
}

/** One measure's line: who by when in 责任清单, done what in 整改清单. */
export function MeasureCells({ view, finding, measure, span, today }: MeasureCellsProps) {
  const t = useTranslations("findings");
  const text = (
    <td data-wide className={measure ? undefined : "text-muted"}>
      {measure?.text ?? t("lists.noMeasure")}
    </td>
  );
  if (view === "duties") {
    const units = measure?.units.length ? measure.units : finding.units;
    return (
      <>
        {text}
        <td className="whitespace-normal!">
          <UnitNames text={shortNames(units)} />
        </td>
        <td data-label={t("field.lead")}>{measure?.leadUnit.shortName ?? finding.leadUnit?.shortName}</td>
        <td>{measure?.person}</td>
        <td>
          {measure && (
            <span className="inline-flex flex-wrap items-center gap-2">
              <FindingDue {...measure} isOpen={false} today={today} />
              <FindingLamp {...measure} status={finding.status} today={today} />
            </span>
          )}
        </td>
      </>
    );
  }
  return (
    <>
      {text}
      <td data-wide className={measure?.progress ? undefined : "text-muted"}>
        {measure && (measure.progress || t("lists.noProgress"))}
      </td>
      <td>{measure && t(`measureStatus.${measure.status}`)}</td>
      <td>{measure && measure.evidence > 0 && t("lists.proof", { count: measure.evidence })}</td>
      {(span > 0 || !measure) && (
        <>
          <td rowSpan={Math.max(1, span)}>
            <FindingStatusBadge status={finding.status} />
          </td>
          <td rowSpan={Math.max(1, span)} className="whitespace-nowrap!">
            {finding.closedOn}
          </td>
        </>
      )}
    </>
  );
}
