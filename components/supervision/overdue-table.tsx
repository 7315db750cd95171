import { useTranslations } from "next-intl";
import type { Day } from "@/lib/dates";
import type { OverdueGroup } from "@/lib/supervision/queries";
import type { OverdueTab } from "@/lib/supervision/schema";
import { ContactLine } from "./contact-line";
import { OverdueRow } from "./overdue-row";

interface OverdueTableProps {
  groups: readonly OverdueGroup[];
  tab: OverdueTab;
  today: Day;
}

/** One table, a body per unit; on a phone each unit is a heading with cards. */
export function OverdueTable({ groups, tab, today }: OverdueTableProps) {
  const t = useTranslations("overdue");
  return (
    <table className="w-full border-collapse text-table max-tablet:block">
      <thead className="max-tablet:sr-only">
        <tr className="border-b border-line text-left text-small text-muted">
          <th className="w-28 py-2 pr-4 font-normal">{t("columns.lamp")}</th>
          <th className="py-2 pr-4 font-normal">{t("columns.duty")}</th>
          <th className="w-28 py-2 pr-4 font-normal">{t("columns.dueOn")}</th>
          <th className="w-[34%] py-2 font-normal">{t("columns.lastReport")}</th>
        </tr>
      </thead>
      {groups.map(({ unit, contact, rows }) => (
        <tbody key={unit.id} className="max-tablet:block">
          <tr className="max-tablet:block">
            <th
              scope="rowgroup"
              colSpan={4}
              className="border-b border-line-strong pt-6 pb-2 text-left font-normal max-tablet:block"
            >
              <span className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
                <span className="text-base">
                  <span className="name font-bold">{unit.name}</span>
                  <span className="ml-2 text-table text-muted">{t("count", { count: unit[tab] })}</span>
                </span>
                <ContactLine contact={contact} unitName={unit.shortName} />
              </span>
            </th>
          </tr>
          {rows.map((row) => (
            <OverdueRow key={row.id} row={row} today={today} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
