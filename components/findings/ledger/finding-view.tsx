import { getTranslations } from "next-intl/server";
import { UrlStateProvider } from "@/components/data-table/url-state";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Day } from "@/lib/dates";
import type { listBoard } from "@/lib/findings/board/queries";
import type { MeasureRow } from "@/lib/findings/measures/queries";
import type { listFindings } from "@/lib/findings/queries";
import type { UnitRectifications } from "@/lib/findings/summary/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { BoardView } from "../board/board-view";
import { FindingLists } from "../lists/finding-lists";
import { UnitList } from "../lists/unit-list";
import { findingChips } from "./finding-chips";
import { FindingLedger } from "./finding-ledger";
import type { FindingQuery } from "./finding-query";
import { LedgerHeader } from "./ledger-header";
import { ViewTabs } from "./view-tabs";

type FindingList = Awaited<ReturnType<typeof listFindings>>;

/** What a view of the ledger shows; each has read its own. */
export type FindingContent =
  | { view: "ledger"; list: FindingList }
  | { view: "problems" | "duties" | "measures"; list: FindingList; measures: MeasureRow[] }
  | { view: "board"; board: Awaited<ReturnType<typeof listBoard>> }
  | { view: "units"; summary: UnitRectifications };

interface FindingViewProps {
  content: FindingContent;
  query: FindingQuery;
  year: number | null;
  years: number[];
  names: ReadonlyMap<string, string>;
  today: Day;
  isUnit: boolean;
  can: { raise: boolean; edit: boolean; pass: boolean; plan: boolean; export: boolean };
}

/** The ledger of rectification in one of its views, or what to do when there is no year yet. */
export async function FindingView(props: FindingViewProps) {
  const { content, query, year, years, names, today, isUnit, can } = props;
  const t = await getTranslations("findings");
  if (year === null) {
    const action = can.plan && <LinkButton href="/admin">{t("empty.setUp")}</LinkButton>;
    return <EmptyState title={t("empty.noPlan")} text={t("empty.noPlanText")} action={action} />;
  }
  const chips = content.view === "units" ? [] : await findingChips(query.input, names);
  const words = chips.map((chip) => chip.values.join(t("or")));
  const caption = [t("yearOf", { year }), ...words, t("count", { count: countOf(content) })].join(" · ");
  const filter = { ...query.filter, year: String(year) };
  const shared = { year, caption, chips, filter, today, isUnit };
  return (
    <ClientMessages namespaces={["findings", "duties"]}>
      <UrlStateProvider>
        <div className="print-landscape [--table-above:400px]">
          <LedgerHeader
            title={titleOf(content.view, t)}
            {...{ year, years, caption, filter, today }}
            params={query.params}
            canRaise={can.raise}
            canExport={can.export}
          />
          <ViewTabs current={content.view} filter={query.filter} isUnit={isUnit} hasTasks={can.pass} />
          {content.view === "ledger" && (
            <FindingLedger {...shared} list={content.list} group={query.input.group ?? null} can={can} />
          )}
          {content.view === "board" && <BoardView {...shared} columns={content.board.columns} />}
          {content.view === "units" && <UnitList summary={content.summary} year={year} isUnit={isUnit} />}
          {"measures" in content && (
            <FindingLists {...shared} view={content.view} list={content.list} measures={content.measures} />
          )}
        </div>
      </UrlStateProvider>
    </ClientMessages>
  );
}

function countOf(content: FindingContent): number {
  if (content.view === "board") return content.board.columns.reduce((sum, { count }) => sum + count, 0);
  return content.view === "units" ? content.summary.found : content.list.total;
}

function titleOf(view: FindingContent["view"], t: Awaited<ReturnType<typeof getTranslations<"findings">>>): string {
  return view === "problems" || view === "duties" || view === "measures" ? t(`lists.${view}Title`) : t("title");
}
