import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { FindingRecordView } from "@/components/findings/record/finding-record-view";
import { listFindingEvents } from "@/lib/activity/queries";
import { listEvidence } from "@/lib/attachments/queries";
import { pageViewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { getFinding } from "@/lib/findings/record/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";
import { listUnitOptions } from "@/lib/units/queries";

/** Read once for the title and the page. */
const readFinding = cache(async (id: string) => {
  const viewer = await pageViewer();
  return { viewer, finding: await forPage(() => getFinding(viewer, id)) };
});

export async function generateMetadata({ params }: PageProps<"/findings/[id]">): Promise<Metadata> {
  const [{ finding }, t] = await Promise.all([readFinding((await params).id), getTranslations("finding")]);
  return { title: t("titleOf", { number: finding.number }) };
}

export default async function FindingPage({ params, searchParams }: PageProps<"/findings/[id]">) {
  const [{ viewer, finding }, { history }] = await Promise.all([readFinding((await params).id), searchParams]);
  const maySetMeasures = finding.can.plan || finding.can.recheck;
  const [events, evidence, units] = await forPage(() =>
    Promise.all([
      listFindingEvents(viewer, finding.id),
      listEvidence(viewer, { finding: finding.id }),
      maySetMeasures ? listUnitOptions(viewer) : [],
    ]),
  );
  return (
    <ClientMessages namespaces={["finding", "findings", "evidence", "duties"]}>
      <FindingRecordView
        {...{ finding, events, evidence }}
        units={units.filter(({ kind }) => kind !== "GOVERNMENT").map(unitOption)}
        today={today()}
        hasWholeHistory={history === "all"}
      />
    </ClientMessages>
  );
}

const unitOption = ({ id, name, shortName, initials }: Awaited<ReturnType<typeof listUnitOptions>>[number]) => ({
  ...{ id, name },
  hint: `${shortName} ${initials}`,
});
