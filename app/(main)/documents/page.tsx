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
import { getSheetChoices } from "@/lib/documents/queries";
import { forPage } from "@/lib/page";
import { listTemplateChoices } from "@/lib/templates/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("documents");
  return { title: t("title") };
}

export default async function DocumentsPage() {
  const viewer = await pageViewer();
  const { year, periods, ...choices } = await forPage(() => getSheetChoices(viewer));
  const templates = await listTemplateChoices(viewer);
  const [t, jobs] = await Promise.all([getTranslations("documents"), listExportJobs(viewer)]);
  return (
    <>
      <PageHeader title={t("title")} caption={t("caption")} />
      {jobs.length > 0 && <ExportJobs jobs={jobs.map(exportJobJson)} />}
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
