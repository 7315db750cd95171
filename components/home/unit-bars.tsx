import { useTranslations } from "next-intl";
import { StackedBars } from "@/components/ui/stacked-bars";
import type { UnitCount } from "@/lib/supervision/queries";

const SHOWN = 15;
const NAMED = 3;

/** Assignments of each unit by lamp, worst first; a bar opens the unit's duties. */
export function UnitBars({ units }: { units: readonly UnitCount[] }) {
  const t = useTranslations("home.leader");
  const sorted = [...units].sort((a, b) => b.overdue - a.overdue || b.dueSoon - a.dueSoon);
  const late = sorted.filter((unit) => unit.overdue > 0);
  const sum = (key: "overdue" | "done" | "total") => units.reduce((total, unit) => total + unit[key], 0);
  const sentence = () => {
    const [first] = late;
    if (!first) {
      const percent = sum("total") > 0 ? Math.floor((100 * sum("done")) / sum("total")) : 0;
      return t("sentenceNone", { total: units.length, done: sum("done"), percent });
    }
    if (late.length === 1) return t("sentenceOne", { unit: first.name, count: first.overdue });
    const worst = late.slice(0, NAMED).map((unit) => t("sentenceWorst", { unit: unit.shortName, count: unit.overdue }));
    return t("sentence", { units: late.length, count: sum("overdue"), worst: worst.join(t("join")) });
  };
  const bars = sorted.map((unit) => ({
    key: unit.id,
    label: unit.shortName,
    href: `/duties?kind=ASSESSMENT_ITEM&unit=${unit.code}`,
    overdue: unit.overdue,
    soon: unit.dueSoon,
    normal: unit.normal,
    done: unit.done,
    idle: unit.idle,
  }));
  const scale = Math.max(...units.map((unit) => unit.total));
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
