import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DocumentForm } from "@/components/documents/document-form";
import { EvidenceForm } from "@/components/documents/evidence-form";
import { ProgressForm } from "@/components/documents/progress-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { pageViewer } from "@/lib/auth/viewer";
import { getSheetChoices } from "@/lib/documents/queries";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("documents");
  return { title: t("title") };
}

export default async function DocumentsPage() {
  const viewer = await pageViewer();
  const { year, periods, ...choices } = await forPage(() => getSheetChoices(viewer));
  const t = await getTranslations("documents");
  return (
    <>
      <PageHeader title={t("title")} caption={t("caption")} />
      {year === null ? (
        <EmptyState title={t("empty.title")} text={t("empty.text")} />
      ) : (
        <>
          <DocumentForm year={year} {...choices} />
          <ProgressForm periods={periods} units={choices.units} isWhole={choices.isWhole} />
          <EvidenceForm year={year} {...choices} />
        </>
      )}
    </>
  );
}
