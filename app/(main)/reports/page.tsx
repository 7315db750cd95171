import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeriodSheetView } from "@/components/duties/progress/period-sheet-view";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listEvidenceCounts } from "@/lib/attachments/queries";
import { pageViewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { getPeriodSheet } from "@/lib/duties/progress/queries";
import { sheetParamsSchema } from "@/lib/duties/progress/schema";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports");
  return { title: t("title") };
}

export default async function ReportsPage({ searchParams }: PageProps<"/reports">) {
  const viewer = await pageViewer();
  const { period, show } = sheetParamsSchema.parse(await searchParams);
  const [t, sheet] = await Promise.all([getTranslations("reports"), forPage(() => getPeriodSheet(viewer, period))]);
  if (!sheet)
    return (
      <>
        <PageHeader title={t("title")} />
        <EmptyState title={t("empty.noYear")} text={t("empty.noYearText")} />
      </>
    );
  const { period: chosen, rows } = sheet;
  const shares = rows.map(({ assignmentId }) => ({ assignmentId, period: chosen }));
  const evidence = await forPage(() => listEvidenceCounts(viewer, shares));
  return (
    <ClientMessages namespaces={["reports", "evidence"]}>
      <PeriodSheetView key={chosen} sheet={sheet} evidence={evidence} show={show} today={today()} />
    </ClientMessages>
  );
}
