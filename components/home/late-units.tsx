import { useTranslations } from "next-intl";
import { overdueHref } from "@/components/supervision/href";
import { Link } from "@/components/ui/link";
import { type Day, daysBetween } from "@/lib/dates";
import type { LateUnit } from "@/lib/supervision/queries";
import { HomeSection } from "./home-section";

interface LateUnitsProps {
  tab: "overdue" | "missing";
  units: readonly LateUnit[];
  today: Day;
}

const SHOWN = 8;

/** The units with most overdue or missing; each opens exactly its own rows. */
export function LateUnits({ tab, units, today }: LateUnitsProps) {
  const t = useTranslations("home.office");
  const late = units.filter((unit) => unit[tab] > 0).sort((a, b) => b[tab] - a[tab]);
  const isOverdue = tab === "overdue";
  return (
    <HomeSection
      title={t(isOverdue ? "overdueByUnit" : "missingByUnit")}
      link={
        late.length > 0 && (
          <Link href={overdueHref({ tab })} className="link">
            {t("allUnits", { count: late.length })}
          </Link>
        )
      }
    >
      {late.length === 0 && <p className="py-4 text-muted">{t(isOverdue ? "noneOverdue" : "noneMissing")}</p>}
      <ol>
        {late.slice(0, SHOWN).map((unit) => (
          <li key={unit.id} className="border-b border-line">
            <Link
              href={overdueHref({ tab, unit: [unit.code] })}
              className="group flex min-h-10 items-center gap-4 px-2 hover:bg-sunken max-tablet:px-0"
            >
              <span className="name min-w-0 flex-1 group-hover:text-accent">{unit.name}</span>
              {isOverdue && unit.oldestOn && (
                <span className="num text-table text-muted">
                  {t("oldest", { days: daysBetween(unit.oldestOn, today) })}
                </span>
              )}
              <span className={isOverdue ? "num min-w-16 font-bold text-lamp-red" : "num min-w-16"}>
                {t("count", { count: unit[tab] })}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </HomeSection>
  );
}
