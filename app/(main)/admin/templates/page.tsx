import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminFrame } from "@/components/admin/admin-frame";
import { TemplateList } from "@/components/templates/template-list";
import { TemplateNames } from "@/components/templates/template-names";
import { TemplateUpload } from "@/components/templates/template-upload";
import { pageViewer } from "@/lib/auth/viewer";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";
import { getTemplateNames, listTemplates } from "@/lib/templates/queries";
import { templateListSchema } from "@/lib/templates/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("templates");
  return { title: t("title") };
}

/** The office's own layouts of documents. */
export default async function TemplatesPage({ searchParams }: PageProps<"/admin/templates">) {
  const viewer = await pageViewer();
  const { document } = templateListSchema.parse(await searchParams);
  const [templates, names] = await forPage(() =>
    Promise.all([listTemplates(viewer), getTemplateNames(viewer, document)]),
  );
  const t = await getTranslations("templates");
  return (
    <AdminFrame viewer={viewer} part="templates" caption={t("caption")}>
      <ClientMessages namespaces={["templates", "documents"]}>
        <div className="grid max-w-[72rem] gap-8 desktop:grid-cols-2">
          <TemplateUpload document={document} />
          <TemplateNames document={document} names={names} />
        </div>
        <TemplateList templates={templates} />
      </ClientMessages>
    </AdminFrame>
  );
}
