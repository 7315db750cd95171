import { useTranslations } from "next-intl";
import { StackedBars } from "@/components/ui/stacked-bars";
import type { LateUnit, UnitBar } from "@/lib/supervision/queries";

const SHOWN = 15;
const NAMED = 3;

interface UnitBarsProps {
  /** Every unit with something late. */
  late: readonly LateUnit[];
  /** The units drawn, most overdue first. */
  units: readonly UnitBar[];
}

/** Assignments of each unit by lamp; a bar opens the unit's duties. */
export function UnitBars({ late: allLate, units }: UnitBarsProps) {
  const t = useTranslations("home.leader");
  const late = allLate.filter((unit) => unit.overdue > 0);
  const sum = (key: "done" | "total") => units.reduce((total, unit) => total + unit[key], 0);
  const sentence = () => {
    const first = units[0];
    const overdue = late.reduce((total, unit) => total + unit.overdue, 0);
    if (!first || overdue === 0) {
      const percent = sum("total") > 0 ? Math.floor((100 * sum("done")) / sum("total")) : 0;
      return t("sentenceNone", { total: units.length, done: sum("done"), percent });
    }
    if (late.length === 1) return t("sentenceOne", { unit: first.name, count: first.overdue });
    const worst = units
      .slice(0, NAMED)
      .map((unit) => t("sentenceWorst", { unit: unit.shortName, count: unit.overdue }));
    return t("sentence", { units: late.length, count: overdue, worst: worst.join(t("join")) });
  };
  const bars = units.map((unit) => ({
    key: unit.id,
    label: unit.shortName,
    href: `/duties?kind=ASSESSMENT_ITEM&unit=${unit.code}`,
    overdue: unit.overdue,
    soon: unit.dueSoon,
    normal: unit.normal,
    done: unit.done,
    idle: unit.idle,
  }));
  const scale = Math.max(0, ...units.map((unit) => unit.total));
  return (
    <div className="grid gap-1 pt-3">
      <StackedBars bars={bars.slice(0, SHOWN)} sentence={sentence()} scale={scale} />
      {bars.length > SHOWN && (
        <details>
          <summary className="px-2 py-1 text-table text-accent">
            {t("moreUnits", { count: bars.length - SHOWN })}
          </summary>
          <StackedBars bars={bars.slice(SHOWN)} scale={scale} />
        </details>
      )}
    </div>
  );
}
