import { useTranslations } from "next-intl";
import type { Day } from "@/lib/dates";
import type { FindingRecord } from "@/lib/findings/record/queries";
import { AddMeasureButton } from "./add-measure-button";
import type { UnitOption } from "./measure-fields";
import { MeasureItem } from "./measure-item";

interface MeasureListProps {
  finding: FindingRecord;
  units: readonly UnitOption[];
  today: Day;
}

/** What is being done about it, one measure below the other. */
export function MeasureList({ finding, units, today }: MeasureListProps) {
  const t = useTranslations("finding.measure");
  return (
    <>
      {finding.measures.length === 0 && <p className="pb-3 text-muted">{t("none")}</p>}
      <ol className="border-t border-line empty:hidden">
        {finding.measures.map((measure, index) => (
          <MeasureItem key={measure.id} {...{ finding, measure, units, today }} index={index + 1} />
        ))}
      </ol>
      {finding.can.plan && (
        <div className="pt-3">
          <AddMeasureButton findingId={finding.id} units={units} />
        </div>
      )}
    </>
  );
}
