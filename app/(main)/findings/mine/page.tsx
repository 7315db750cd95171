import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { parseFindingQuery } from "@/components/findings/ledger/finding-query";
import { MineView } from "@/components/findings/mine/mine-view";
import { can } from "@/lib/auth/roles";
import { pageViewer, type Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { ledgerReach } from "@/lib/duties/policy";
import { listMyMeasures } from "@/lib/findings/measures/queries";
import { listFindings } from "@/lib/findings/queries";
import { type FindingTask, findingListSchema } from "@/lib/findings/schema";
import { forPage } from "@/lib/page";
import { getLedgerYear } from "@/lib/plans/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("findings.mine");
  return { title: t("title") };
}

const TASKS = [
  ["sign", "signClosure"],
  ["check", "checkClosure"],
  ["review", "reviewClosure"],
  ["approve", "approveClosure"],
] as const;

export default async function MyMeasuresPage({ searchParams }: PageProps<"/findings/mine">) {
  const viewer = await pageViewer();
  const search = await searchParams;
  const { year } = parseFindingQuery(search).input;
  const view = search.view === "all" ? "all" : "open";
  const [mine, plans, rectify, ...tasks] = await forPage(() =>
    Promise.all([
      listMyMeasures(viewer, { year, view }),
      getLedgerYear(viewer, year),
      listTask(viewer, year, "rectify", 100),
      ...TASKS.filter(([, verb]) => can(viewer, verb)).map(([task]) => listTask(viewer, year, task, 10)),
    ]),
  );
  return (
    <MineView
      {...{ mine, view, tasks, years: plans.years, today: today(), unitName: viewer.unitName }}
      findings={rectify.items.filter(({ measuresDone, measuresTotal }) => measuresDone === measuresTotal)}
      hasUnit={ledgerReach(viewer) === "UNIT"}
    />
  );
}

async function listTask(viewer: Viewer, year: number | undefined, task: FindingTask, size: number) {
  const input = findingListSchema.parse({ year, task, size, sort: "dueOn" });
  const { total, items } = await listFindings(viewer, input);
  return { task, total, items };
}
