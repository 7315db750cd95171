import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { type FindingQuery, parseFindingQuery } from "@/components/findings/ledger/finding-query";
import { type FindingContent, FindingView } from "@/components/findings/ledger/finding-view";
import { assertCan, can } from "@/lib/auth/roles";
import { pageViewer, type Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { ledgerReach } from "@/lib/duties/policy";
import { listBoard } from "@/lib/findings/board/queries";
import { listFilterNames } from "@/lib/findings/filter/queries";
import { listMeasures } from "@/lib/findings/measures/queries";
import { decidesClosures } from "@/lib/findings/policy";
import { inSheetOrder, listFindings } from "@/lib/findings/queries";
import { getUnitRectifications } from "@/lib/findings/summary/queries";
import { forPage } from "@/lib/page";
import { getLedgerYear } from "@/lib/plans/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("findings");
  return { title: t("title") };
}

export default async function FindingsPage({ searchParams }: PageProps<"/findings">) {
  const viewer = await pageViewer();
  const query = parseFindingQuery(await searchParams);
  const [content, plans, names] = await forPage(() => {
    assertCan(viewer, "viewFindings");
    return Promise.all([
      loadContent(viewer, query),
      getLedgerYear(viewer, query.input.year),
      listFilterNames(viewer, query.input),
    ]);
  });
  const isOpen = plans.own !== null && plans.own.status !== "CLOSED";
  return (
    <FindingView
      {...{ content, query, names, year: plans.year, years: plans.years, today: today() }}
      isUnit={ledgerReach(viewer) === "UNIT"}
      can={{
        raise: isOpen && can(viewer, "raiseFinding"),
        edit: isOpen && can(viewer, "editFinding"),
        pass: isOpen && decidesClosures(viewer),
        plan: can(viewer, "managePlan"),
        export: can(viewer, "exportSheets"),
      }}
    />
  );
}

async function loadContent(viewer: Viewer, { view, input }: FindingQuery): Promise<FindingContent> {
  if (view === "board") return { view, board: await listBoard(viewer, input) };
  if (view === "units") return { view, summary: await getUnitRectifications(viewer, input.year) };
  if (view === "ledger") return { view, list: await listFindings(viewer, input) };
  const list = await listFindings(viewer, inSheetOrder(input));
  const ids = view === "problems" ? [] : list.items.map(({ id }) => id);
  return { view, list, measures: ids.length === 0 ? [] : await listMeasures(viewer, ids) };
}
