import { useTranslations } from "next-intl";
import { DueDate } from "@/components/duties/due-date";
import { DutyLamp } from "@/components/duties/duty-lamp";
import { usePeriodName } from "@/components/duties/use-period-name";
import { Link } from "@/components/ui/link";
import type { Day } from "@/lib/dates";
import type { OverdueRow as Row } from "@/lib/supervision/queries";

interface OverdueRowProps {
  row: Row;
  today: Day;
}

/** One assignment: how late, what, by when, and the last word about it. */
export function OverdueRow({ row, today }: OverdueRowProps) {
  const t = useTranslations("overdue");
  const periodName = usePeriodName();
  const { lastReport: report } = row;
  return (
    <tr
      data-print="together"
      className="border-b border-line align-top hover:bg-sunken max-tablet:grid max-tablet:grid-cols-[auto_1fr] max-tablet:gap-x-3 max-tablet:gap-y-1 max-tablet:py-3"
    >
      <td className="py-2 pr-4 max-tablet:p-0">
        <DutyLamp lamp={row.lamp} openDueOn={row.owedOn} dueOn={row.dueOn} dueText={row.dueText} today={today} />
      </td>
      <td className="py-2 pr-4 max-tablet:order-3 max-tablet:col-span-2 max-tablet:p-0">
        <Link href={`/duties/${row.dutyId}`} className="clamp-2 hover:text-accent hover:underline max-tablet:text-base">
          <span className="mr-2 text-muted">{row.code}</span>
          {row.title}
        </Link>
        {row.role !== "LEAD" && (
          <span className="block pt-0.5 text-small text-muted">{t("lead", { names: row.leadText })}</span>
        )}
      </td>
      <td className="py-2 pr-4 max-tablet:p-0 max-tablet:text-right max-tablet:text-small max-tablet:leading-6 max-tablet:text-muted">
        <DueDate dueOn={row.dueOn} dueText={row.dueText} isOpen={false} today={today} />
      </td>
      <td className="py-2 max-tablet:order-4 max-tablet:col-span-2 max-tablet:p-0">
        {report ? (
          <span className="clamp-2 text-muted">
            <span className="mr-2 whitespace-nowrap">{periodName(report.period)}</span>
            {report.isUnchanged ? t("unchanged") : report.progress}
          </span>
        ) : (
          <span className="text-muted">{t("noReport")}</span>
        )}
      </td>
    </tr>
  );
}
