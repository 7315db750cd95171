import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { StackedBars } from "@/components/ui/stacked-bars";
import type { UnitRectifications } from "@/lib/findings/summary/queries";
import { findingsHref } from "../ledger/findings-href";
import { LedgerEmpty } from "../ledger/ledger-empty";

interface UnitListProps {
  summary: UnitRectifications;
  year: number;
  isUnit: boolean;
}

/** Per unit: closed, open and overdue as one bar that opens its findings; who is overdue first, then who has most open. */
export function UnitList({ summary, year, isUnit }: UnitListProps) {
  const t = useTranslations("findings.units");
  const units = summary.units.toSorted((a, b) => b.overdue - a.overdue || b.open - a.open);
  if (units.length === 0) {
    if (isUnit) return <LedgerEmpty year={year} total={0} hasFilter={false} isUnit canRaise={false} />;
    return <EmptyState title={t("none")} text={t("noneText")} />;
  }
  const { found, closed: closedCount, open: openCount, overdue: lateCount } = summary;
  return (
    <div className="grid gap-3 pt-1">
      <StackedBars
        sentence={t("sentence", {
          units: units.length,
          ...{ found, closed: closedCount, open: openCount, overdue: lateCount },
        })}
        names={{ overdue: t("overdue"), normal: t("notOverdue"), done: t("closed") }}
        bars={units.map(({ code, shortName, closed, open, overdue }) => ({
          key: code,
          label: shortName,
          href: findingsHref({ year: String(year), unit: code }),
          done: closed,
          normal: Math.max(0, open - overdue),
          soon: 0,
          overdue,
        }))}
      />
      <p className="text-small text-muted">{t("sharedNote")}</p>
    </div>
  );
}
