import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { LateUnit } from "@/lib/supervision/queries";
import type { OverdueTab } from "@/lib/supervision/schema";
import { overdueHref } from "./href";

interface OverdueUnitsProps {
  /** Units with anything late, in protocol order. */
  units: readonly LateUnit[];
  /** Codes. */
  chosen: readonly string[];
  tab: OverdueTab;
  year?: number;
}

const SHOWN = 5;

/** The units with their counts, worst first: the first few at once, the rest behind one press. */
export function OverdueUnits({ units, chosen, tab, year }: OverdueUnitsProps) {
  const t = useTranslations("overdue.units");
  const late = units.filter((unit) => unit[tab] > 0 || chosen.includes(unit.code)).sort((a, b) => b[tab] - a[tab]);
  if (late.length < 2) return null;
  const first = late.filter((unit, index) => index < SHOWN || chosen.includes(unit.code));
  const rest = late.filter((unit) => !first.includes(unit));
  const chip = (key: string, label: string, codes: readonly string[], isCurrent: boolean, count?: number) => (
    <Link
      key={key}
      href={overdueHref({ tab, year, unit: codes })}
      aria-current={isCurrent ? "true" : undefined}
      className="inline-flex min-h-7 items-center gap-1.5 rounded-control bg-sunken px-2 text-table whitespace-nowrap transition-colors hover:bg-accent-soft aria-[current]:bg-accent aria-[current]:text-accent-ink"
    >
      {label}
      {count !== undefined && <span className="opacity-80">{count}</span>}
    </Link>
  );
  const unitChip = (unit: LateUnit) =>
    chip(unit.code, unit.shortName, [unit.code], chosen.includes(unit.code), unit[tab]);
  return (
    <nav aria-label={t("label")} className="flex flex-wrap items-center gap-2 py-3">
      {chip("", t("all"), [], chosen.length === 0)}
      {first.map(unitChip)}
      {rest.length > 0 && (
        <details className="group open:basis-full">
          <summary className="inline-flex min-h-7 list-none items-center px-1 text-table text-accent marker:hidden">
            {t("more", { count: rest.length })}
          </summary>
          <div className="flex flex-wrap gap-2 pt-2">{rest.map(unitChip)}</div>
        </details>
      )}
    </nav>
  );
}
