import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/admin/admin-frame";
import { AuditFilter } from "@/components/admin/audit-filter";
import { AuditList } from "@/components/admin/audit-list";
import { Pagination } from "@/components/ui/pagination";
import { EVENTS_PER_PAGE, listEvents } from "@/lib/activity/queries";
import { auditParamsSchema } from "@/lib/activity/schema";
import { pageViewer } from "@/lib/auth/viewer";
import { forPage } from "@/lib/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.audit");
  return { title: t("title") };
}

export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
  const viewer = await pageViewer();
  const params = auditParamsSchema.parse(await searchParams);
  const { total, rows } = await forPage(() => listEvents(viewer, params));
  const t = await getTranslations("admin.audit");
  const { kind = "", person = "" } = params;
  const hrefOf = (page: number) => `/admin/audit?${new URLSearchParams({ kind, person, page: String(page) })}`;
  return (
    <AdminFrame viewer={viewer} part="audit" caption={t("caption", { count: total })}>
      <AuditFilter params={params} />
      <AuditList events={rows} />
      <Pagination page={params.page} size={EVENTS_PER_PAGE} total={total} hrefOf={hrefOf} />
    </AdminFrame>
  );
}
