import type { Metadata } from "next";
import { cache } from "react";
import { DutyRecordView } from "@/components/duties/duty-record-view";
import { listDutyEvents } from "@/lib/activity/queries";
import { canAttach } from "@/lib/attachments/policy";
import { listDutyEvidence } from "@/lib/attachments/queries";
import { pageViewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { getDuty } from "@/lib/duties/record/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";

/** Read once for the title and the page. */
const readDuty = cache(async (id: string) => {
  const viewer = await pageViewer();
  return { viewer, duty: await forPage(() => getDuty(viewer, id)) };
});

export async function generateMetadata({ params }: PageProps<"/duties/[id]">): Promise<Metadata> {
  const { duty } = await readDuty((await params).id);
  return { title: `${duty.code} ${duty.title}` };
}

export default async function DutyPage({ params, searchParams }: PageProps<"/duties/[id]">) {
  const [{ viewer, duty }, { history }] = await Promise.all([readDuty((await params).id), searchParams]);
  const [events, evidence] = await forPage(() =>
    Promise.all([listDutyEvents(viewer, duty.id), listDutyEvidence(viewer, duty.id)]),
  );
  const access = { kind: "DUTY", governmentId: duty.plan.governmentId, leadUnitIds: duty.parties.leads } as const;
  return (
    <ClientMessages namespaces={["duties", "reports", "evidence"]}>
      <DutyRecordView
        duty={duty}
        events={events}
        evidence={evidence}
        canAttach={duty.plan.status === "ISSUED" && canAttach(viewer, access)}
        today={today()}
        hasWholeHistory={history === "all"}
      />
    </ClientMessages>
  );
}
