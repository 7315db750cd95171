import { getTranslations } from "next-intl/server";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { YearSelect } from "@/components/duties/ledger/year-select";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import type { Day } from "@/lib/dates";
import type { listMyMeasures } from "@/lib/findings/measures/queries";
import type { FindingRow } from "@/lib/findings/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { findingsHref } from "../ledger/findings-href";
import { ViewTabs } from "../ledger/view-tabs";
import { MineFinding } from "./mine-finding";
import { MineMeasure } from "./mine-measure";
import { type MineTask, WaitingList } from "./waiting-list";

interface MineViewProps {
  mine: Awaited<ReturnType<typeof listMyMeasures>>;
  /** Findings of the unit that wait for closing to be applied for, or for measures. */
  findings: FindingRow[];
  /** What else waits for the viewer: to sign, check, review, approve. */
  tasks: MineTask[];
  view: "open" | "all";
  years: number[];
  unitName: string;
  hasUnit: boolean;
  today: Day;
}

/** What this person has to do about findings, the most urgent first. */
export async function MineView(props: MineViewProps) {
  const { mine, findings, tasks, view, years, unitName, hasUnit, today } = props;
  const t = await getTranslations("findings");
  const year = mine.year ?? 0;
  const waiting = tasks.filter(({ total }) => total > 0);
  const tab = (name: "open" | "all") => ({
    href: `/findings/mine?year=${year}${name === "all" ? "&view=all" : ""}`,
    label: t(`mine.${name}`),
    isCurrent: view === name,
  });
  return (
    <ClientMessages namespaces={["findings", "finding", "duties"]}>
      <UrlStateProvider>
        <PageHeader
          title={hasUnit ? t("mine.title") : t("view.waiting")}
          caption={
            hasUnit
              ? t("mine.caption", { unit: unitName, year, count: mine.total + (view === "open" ? findings.length : 0) })
              : `${unitName} · ${t("yearOf", { year })}`
          }
          actions={years.length > 1 && <YearSelect year={year} years={years} />}
        />
        <ViewTabs current="mine" filter={{ year: String(year) }} isUnit={hasUnit} hasTasks />
        {waiting.map((one) => (
          <WaitingList key={one.task} {...one} year={year} today={today} />
        ))}
        {!hasUnit && waiting.length === 0 && mine.rows.length === 0 && (
          <EmptyState title={t("mine.emptyOffice")} text={t("mine.emptyOfficeText")} />
        )}
        {(hasUnit || mine.rows.length > 0) && (
          <>
            <Tabs label={t("mine.title")} tabs={[tab("open"), tab("all")]} />
            <ul aria-label={t("mine.title")}>
              {view === "open" &&
                findings.map((finding) => <MineFinding key={finding.id} finding={finding} today={today} />)}
              {mine.rows.map((measure) => (
                <MineMeasure key={measure.id} measure={measure} today={today} />
              ))}
            </ul>
            {mine.rows.length === 0 && (view === "all" || findings.length === 0) && (
              <EmptyState
                title={view === "all" ? t("mine.emptyAll", { year }) : t("mine.empty")}
                text={t("mine.emptyText")}
              />
            )}
            {mine.total > mine.rows.length && (
              <p className="py-3 text-muted">
                {t("mine.more", { shown: mine.rows.length, total: mine.total })}{" "}
                <Link href={findingsHref({ year: String(year), task: "rectify" })} className="link">
                  {t("mine.older")}
                </Link>
              </p>
            )}
          </>
        )}
      </UrlStateProvider>
    </ClientMessages>
  );
}
