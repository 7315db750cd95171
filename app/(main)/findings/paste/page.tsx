import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { parseFindingQuery } from "@/components/findings/ledger/finding-query";
import { PasteView } from "@/components/findings/paste/paste-view";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { pageViewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { getPasteOptions } from "@/lib/findings/paste/queries";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("findings.paste");
  return { title: t("title") };
}

export default async function PasteFindingsPage({ searchParams }: PageProps<"/findings/paste">) {
  const viewer = await pageViewer();
  const { input } = parseFindingQuery(await searchParams);
  const options = await forPage(() => getPasteOptions(viewer, input.year));
  const t = await getTranslations("findings.paste");
  const { year } = options;
  return (
    <>
      <PageHeader
        title={t("title")}
        caption={t("caption")}
        above={
          <Link href="/findings" className="link">
            {t("back")}
          </Link>
        }
      />
      {year === null ? (
        <EmptyState title={t("noYear")} text={t("noYearText")} />
      ) : (
        <ClientMessages namespaces={["findings"]}>
          <PasteView options={{ ...options, year }} today={today()} />
        </ClientMessages>
      )}
    </>
  );
}
