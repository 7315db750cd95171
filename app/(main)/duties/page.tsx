import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { parseLedgerQuery } from "@/components/duties/ledger/ledger-query";
import { LedgerView } from "@/components/duties/ledger/ledger-view";
import { can } from "@/lib/auth/roles";
import { pageViewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { listFilterNames } from "@/lib/duties/filter/queries";
import { ledgerReach } from "@/lib/duties/policy";
import { listDuties } from "@/lib/duties/queries";
import { forPage } from "@/lib/page";
import { getLedgerYear } from "@/lib/plans/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("duties");
  return { title: t("title") };
}

export default async function DutiesPage({ searchParams }: PageProps<"/duties">) {
  const viewer = await pageViewer();
  const query = parseLedgerQuery(await searchParams);
  const [list, plans, names] = await forPage(() =>
    Promise.all([
      listDuties(viewer, query.input),
      getLedgerYear(viewer, query.input.year),
      listFilterNames(viewer, query.input),
    ]),
  );
  return (
    <LedgerView
      list={list}
      years={plans.years}
      names={names}
      query={query}
      today={today()}
      hasOwn={ledgerReach(viewer) === "UNIT"}
      canEdit={can(viewer, "editDuty") && plans.own !== null && plans.own.status !== "CLOSED"}
      canPlan={can(viewer, "managePlan")}
    />
  );
}
