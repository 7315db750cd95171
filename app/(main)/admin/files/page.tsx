import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/admin/admin-frame";
import { FileOrphans } from "@/components/admin/file-orphans";
import { FileTotals } from "@/components/admin/file-totals";
import { Pagination } from "@/components/ui/pagination";
import { getFileTotals, listOrphans, ORPHANS_PER_PAGE } from "@/lib/attachments/sweep/queries";
import { UNUSED_DAYS } from "@/lib/attachments/sweep/rules";
import { fileParamsSchema } from "@/lib/attachments/sweep/schema";
import { pageViewer } from "@/lib/auth/viewer";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.files");
  return { title: t("title") };
}

/** Stored files as an administrator may see them. */
export default async function FilesPage({ searchParams }: PageProps<"/admin/files">) {
  const viewer = await pageViewer();
  const params = fileParamsSchema.parse(await searchParams);
  const [totals, orphans] = await forPage(() => Promise.all([getFileTotals(viewer), listOrphans(viewer, params)]));
  const t = await getTranslations("admin.files");
  return (
    <AdminFrame viewer={viewer} part="files" caption={t("caption")}>
      <FileTotals totals={totals} />
      <FileOrphans orphans={orphans.rows} days={UNUSED_DAYS} />
      <Pagination
        page={params.page}
        size={ORPHANS_PER_PAGE}
        total={orphans.total}
        hrefOf={(page) => `/admin/files?page=${page}`}
      />
    </AdminFrame>
  );
}
