import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportHistory } from "@/components/imports/history/import-history";
import { ImportUpload } from "@/components/imports/upload/import-upload";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { pageViewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { periodsOf } from "@/lib/duties/progress/rules";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { importKinds } from "@/lib/imports/policy";
import { listImports } from "@/lib/imports/queries";
import { importListSchema } from "@/lib/imports/schema";
import { KIND_NAMES, type KindName } from "@/lib/imports/status";
import { forPage } from "@/lib/page";
import { getLedgerYear } from "@/lib/plans/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("imports");
  return { title: t("title") };
}

export default async function ImportsPage({ searchParams }: PageProps<"/imports">) {
  const viewer = await pageViewer();
  const { page, kind } = importListSchema.parse(await searchParams);
  const history = await forPage(() => listImports(viewer, page));
  const ledger = await getLedgerYear(viewer);
  const day = today();
  const year = ledger.year ?? yearOf(day);
  const years = ledger.years.length > 0 ? ledger.years : [year];
  const allowed = importKinds(viewer);
  const kinds = (Object.keys(KIND_NAMES) as KindName[]).filter((name) => allowed.includes(KIND_NAMES[name]));
  const t = await getTranslations("imports");
  return (
    <>
      <PageHeader title={t("title")} caption={t("caption")} />
      <ClientMessages namespaces={["imports", "evidence"]}>
        <ImportUpload
          {...{ kinds, years, year }}
          initialKind={kinds.find((name) => name === kind) ?? kinds[0] ?? "progress"}
          periods={Object.fromEntries(years.map((one) => [one, periodsOf(one, day)]))}
        />
        <ImportHistory rows={history.rows} total={history.total} />
      </ClientMessages>
      <Pagination
        page={history.page}
        size={history.size}
        total={history.total}
        hrefOf={(next) => `/imports?page=${next}`}
      />
    </>
  );
}
