import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DutyLamp } from "@/components/duties/duty-lamp";
import { ReportForm } from "@/components/duties/progress/report-form";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { StatusBadge } from "@/components/ui/status-badge";
import { listEvidence } from "@/lib/attachments/queries";
import { pageViewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { getReportForm } from "@/lib/duties/progress/queries";
import { sheetParamsSchema } from "@/lib/duties/progress/schema";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports.form");
  return { title: t("title") };
}

export default async function ReportPage({ params, searchParams }: PageProps<"/reports/[assignmentId]">) {
  const viewer = await pageViewer();
  const { assignmentId } = await params;
  const { period } = sheetParamsSchema.parse(await searchParams);
  const [t, form] = await Promise.all([
    getTranslations("reports"),
    forPage(() => getReportForm(viewer, assignmentId, period)),
  ]);
  const { duty, lamp, dueOn, status, version } = form.row;
  const evidence = await forPage(() => listEvidence(viewer, { assignment: assignmentId, period: form.period }));
  return (
    <ClientMessages namespaces={["reports", "evidence"]}>
      <PageHeader
        above={
          <span className="flex flex-wrap gap-x-2">
            <Link href={`/duties/${duty.id}`} className="link">
              {duty.code}
            </Link>
            {duty.keyTask?.title}
          </span>
        }
        title={duty.title}
        caption={
          <span className="flex flex-wrap items-center gap-3 pt-1">
            <DutyLamp lamp={lamp} openDueOn={dueOn} dueOn={dueOn} dueText={duty.dueText} today={today()} />
            <StatusBadge status={status} />
          </span>
        }
      />
      {duty.content && (
        <details className="reading pb-4 text-muted">
          <summary className="w-fit rounded-control hover:text-ink">{t("content")}</summary>
          <p className="pt-1 whitespace-pre-line">{duty.content}</p>
          {duty.criteria && <p className="pt-1 whitespace-pre-line">{t("criteria", { text: duty.criteria })}</p>}
        </details>
      )}
      <ReportForm key={`${form.period}-${version}`} {...form} evidence={evidence} />
    </ClientMessages>
  );
}
