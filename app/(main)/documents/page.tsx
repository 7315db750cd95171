import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentForm } from "@/components/documents/document-form";
import { EvidenceForm } from "@/components/documents/evidence-form";
import { ExportJobs } from "@/components/documents/export-jobs";
import { ProgressForm } from "@/components/documents/progress-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { exportJobJson } from "@/lib/api/exports/rules";
import { pageViewer } from "@/lib/auth/viewer";
import { listExportJobs } from "@/lib/documents/jobs/queries";
import { refusedSchema } from "@/lib/documents/jobs/schema";
import { getSheetChoices } from "@/lib/documents/queries";
import { errorText } from "@/lib/error-text";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";
import { listTemplateChoices } from "@/lib/templates/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("documents");
  return { title: t("title") };
}

export default async function DocumentsPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const viewer = await pageViewer();
  const { year, periods, ...choices } = await forPage(() => getSheetChoices(viewer));
  const templates = await listTemplateChoices(viewer);
  const [t, jobs] = await Promise.all([getTranslations("documents"), listExportJobs(viewer)]);
  const { data: refusal } = refusedSchema.safeParse(await searchParams);
  return (
    <>
      <PageHeader title={t("title")} caption={t("caption")} />
      {refusal && (
        <p role="alert" className="mb-6 max-w-[64rem] rounded-control border-2 border-ink px-3 py-2 font-bold">
          {errorText(viewer.locale, refusal.refused, refusal)}
        </p>
      )}
      {jobs.length > 0 && (
        <ClientMessages namespaces={["documents"]}>
          <ExportJobs jobs={jobs.map(exportJobJson)} />
        </ClientMessages>
      )}
      {year === null ? (
        <EmptyState title={t("empty.title")} text={t("empty.text")} />
      ) : (
        <>
          <DocumentForm year={year} templates={templates} {...choices} />
          <ProgressForm periods={periods} units={choices.units} isWhole={choices.isWhole} templates={templates} />
          <EvidenceForm year={year} {...choices} />
        </>
      )}
    </>
  );
}
