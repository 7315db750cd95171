import type { Metadata } from "next";
import { cache } from "react";
import { DutyRecordView } from "@/components/duties/duty-record-view";
import { listDutyEvents } from "@/lib/activity/queries";
import { canAttach } from "@/lib/attachments/policy";
import { listDutyEvidence } from "@/lib/attachments/queries";
import { pageViewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { getDuty } from "@/lib/duties/record/queries";
import { canRaiseFinding } from "@/lib/findings/policy";
import { listFindings } from "@/lib/findings/queries";
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
  const { governmentId, status, year } = duty.plan;
  const [events, evidence, findings] = await forPage(() =>
    Promise.all([
      listDutyEvents(viewer, duty.id),
      listDutyEvidence(viewer, duty.id),
      listFindings(viewer, { year, duty: duty.id, page: 1, size: 100 }),
    ]),
  );
  const mayRaise = (source: "SELF_CHECK" | "ASSESSMENT") =>
    status === "ISSUED" &&
    canRaiseFinding(viewer, { governmentId, source, unitIds: [viewer.unitId], dutyLeadIds: duty.parties.leads });
  const access = { kind: "DUTY", governmentId, leadUnitIds: duty.parties.leads } as const;
  return (
    <ClientMessages namespaces={["duties", "reports", "evidence"]}>
      <DutyRecordView
        duty={duty}
        events={events}
        evidence={evidence}
        findings={findings.items}
        canRaise={{ duty: mayRaise("SELF_CHECK"), reports: mayRaise("ASSESSMENT") }}
        canAttach={status === "ISSUED" && canAttach(viewer, access)}
        today={today()}
        hasWholeHistory={history === "all"}
      />
    </ClientMessages>
  );
}
