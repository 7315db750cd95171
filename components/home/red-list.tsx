import { useTranslations } from "next-intl";
import { DutyLamp } from "@/components/duties/duty-lamp";
import { UnitNames } from "@/components/duties/unit-names";
import { Link } from "@/components/ui/link";
import { MiniBar } from "@/components/ui/mini-bar";
import type { Day } from "@/lib/dates";
import type { LeaderHome } from "@/lib/home/queries";

/** Units named before "and others". */
const NAMES = 4;

interface RedListProps {
  rows: LeaderHome["red"];
  today: Day;
}

/** The overdue duties, the longest first, each with the units that are late. The whole row opens the duty. */
export function RedList({ rows, today }: RedListProps) {
  const t = useTranslations("home.leader");
  return (
    <ol>
      {rows.map((row) => (
        <li key={row.id} data-print="together" className="border-b border-line">
          <Link
            href={`/duties/${row.id}`}
            className="group grid grid-cols-[7.5rem_1fr_minmax(10rem,22rem)_8rem] items-start gap-x-4 gap-y-1 px-2 py-2.5 hover:bg-sunken max-desktop:grid-cols-[7.5rem_1fr_8rem] max-tablet:grid-cols-[1fr_auto] max-tablet:px-0"
          >
            <span>
              <DutyLamp {...row} today={today} />
            </span>
            <span className="clamp-2 leading-6 group-hover:text-accent max-tablet:order-3 max-tablet:col-span-2">
              <span className="mr-2 text-muted">{row.code}</span>
              {row.title}
            </span>
            <span className="text-table leading-6 text-muted max-desktop:order-4 max-desktop:col-start-2 max-tablet:col-span-2 max-tablet:col-start-1">
              <UnitNames text={row.lateUnits.slice(0, NAMES).join("、")} />
              {row.lateUnits.length > NAMES && (
                <span className="whitespace-nowrap">{t("lateMore", { count: row.lateUnits.length })}</span>
              )}
            </span>
            <span className="justify-self-end leading-6 text-muted">
              <MiniBar done={row.unitsDone} total={row.unitsTotal} />
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
