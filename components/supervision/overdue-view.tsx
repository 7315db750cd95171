import { useTranslations } from "next-intl";
import { ExportMenu } from "@/components/documents/export-menu";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { daysBetween } from "@/lib/dates";
import type { listOverdue } from "@/lib/supervision/queries";
import { OVERDUE_PAGE_SIZE, OVERDUE_TABS, type OverdueListInput, tabOf } from "@/lib/supervision/schema";
import { overdueHref, overdueParams } from "./href";
import { OverdueEmpty } from "./overdue-empty";
import { OverdueTable } from "./overdue-table";
import { OverdueUnits } from "./overdue-units";

interface OverdueViewProps {
  list: Awaited<ReturnType<typeof listOverdue>>;
  input: OverdueListInput;
  /** Who prints the sheet. */
  printedBy: string;
}

/** 督办: what is late, by unit and worst first, with whom to call. */
export function OverdueView({ list, input, printedBy }: OverdueViewProps) {
  const t = useTranslations("overdue");
  const tab = tabOf(input);
  const { year, unit: chosen = [] } = input;
  const inView = list.units.filter(({ code }) => chosen.length === 0 || chosen.includes(code));
  const late = inView.filter((unit) => unit[tab] > 0);
  const sum = (key: (typeof OVERDUE_TABS)[number]) => inView.reduce((total, unit) => total + unit[key], 0);
  const words = { year: String(list.year), tab: t(`tabs.${tab}`), count: sum(tab) };
  const oldestOn = late.flatMap((unit) => unit.oldestOn ?? []).sort()[0];
  const only = chosen.length === 1 ? inView[0]?.name : undefined;
  return (
    <>
      <PageHeader
        title={t("title")}
        caption={
          list.year !== null && (
            <>
              {only ? t("captionUnit", { ...words, unit: only }) : t("caption", { ...words, units: late.length })}
              {tab === "overdue" && oldestOn && (
                <>
                  {" · "}
                  <span className="font-bold text-lamp-red">
                    {t("oldest", { days: daysBetween(oldestOn, list.today) })}
                  </span>
                </>
              )}
              <span data-print="only"> · {t("printed", { name: printedBy, day: list.today })}</span>
            </>
          )
        }
        actions={
          sum(tab) > 0 && (
            <ExportMenu documents={[{ document: "overdue", query: overdueParams({ tab, year, unit: chosen }) }]} />
          )
        }
      />
      {list.year === null ? (
        <OverdueEmpty />
      ) : (
        <>
          <Tabs
            label={t("tabs.label")}
            tabs={OVERDUE_TABS.map((key) => ({
              href: overdueHref({ tab: key, year, unit: chosen }),
              label: t(`tabs.${key}`),
              count: sum(key),
              isCurrent: key === tab,
            }))}
          />
          <OverdueUnits units={list.units} chosen={chosen} tab={tab} year={year} />
          {sum(tab) === 0 ? (
            <OverdueEmpty tab={tab} />
          ) : (
            <OverdueTable groups={list.groups} tab={tab} today={list.today} />
          )}
          {sum(tab) > OVERDUE_PAGE_SIZE && (
            <Pagination
              page={input.page}
              size={OVERDUE_PAGE_SIZE}
              total={sum(tab)}
              hrefOf={(page) => overdueHref({ tab, year, unit: chosen, page })}
            />
          )}
        </>
      )}
    </>
  );
}
