import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EvidenceForm } from "@/components/documents/evidence-form";
import { SheetForm } from "@/components/documents/sheet-form";
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
  const { year, ...choices } = await forPage(() => getSheetChoices(viewer));
  const t = await getTranslations("documents");
  return (
    <>
      <PageHeader title={t("title")} caption={t("caption")} />
      {year === null ? (
        <EmptyState title={t("empty.title")} text={t("empty.text")} />
      ) : (
        <>
          <SheetForm year={year} {...choices} />
          <EvidenceForm year={year} {...choices} />
        </>
      )}
    </>
  );
}
