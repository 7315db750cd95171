import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { parseFindingQuery } from "@/components/findings/ledger/finding-query";
import { RechecksView } from "@/components/findings/rechecks/rechecks-view";
import { can } from "@/lib/auth/roles";
import { pageViewer } from "@/lib/auth/viewer";
import { ledgerReach } from "@/lib/duties/policy";
import { decidesClosures } from "@/lib/findings/policy";
import { listRechecks } from "@/lib/findings/rechecks/queries";
import { forPage } from "@/lib/page";
import { getLedgerYear } from "@/lib/plans/queries";
import { listUnitOptions } from "@/lib/units/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("findings.rechecks");
  return { title: t("title") };
}

export default async function RechecksPage({ searchParams }: PageProps<"/findings/rechecks">) {
  const viewer = await pageViewer();
  const { year } = parseFindingQuery(await searchParams).input;
  const [list, plans, units] = await forPage(() =>
    Promise.all([
      listRechecks(viewer, year),
      getLedgerYear(viewer, year),
      can(viewer, "recheckFindings") ? listUnitOptions(viewer) : [],
    ]),
  );
  const options = units
    .filter(({ kind }) => kind !== "GOVERNMENT")
    .map(({ id, name, shortName, initials }) => ({ id, name, hint: `${shortName} ${initials}` }));
  return (
    <RechecksView
      list={list}
      years={plans.years}
      units={options}
      isUnit={ledgerReach(viewer) === "UNIT"}
      hasTasks={decidesClosures(viewer)}
    />
  );
}
