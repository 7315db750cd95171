import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TemplateView } from "@/components/templates/template-view";
import { pageViewer } from "@/lib/auth/viewer";
import { errorText } from "@/lib/error-text";
import { AppError } from "@/lib/errors";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { forPage } from "@/lib/page";
import { getTemplatePreview } from "@/lib/templates/preview/queries";
import { getTemplate } from "@/lib/templates/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("templates");
  return { title: t("title") };
}

export default async function TemplatePage({ params }: PageProps<"/admin/templates/[id]">) {
  const viewer = await pageViewer();
  const { id } = await params;
  const template = await forPage(() => getTemplate(viewer, id));
  const preview = await getTemplatePreview(viewer, template).catch((error: unknown) => {
    // The page is for withdrawing it, too.
    if (error instanceof AppError) return { reason: errorText(viewer.locale, error.key, error.values) };
    throw error;
  });
  return (
    <ClientMessages namespaces={["templates", "documents", "admin"]}>
      <TemplateView template={template} preview={preview} />
    </ClientMessages>
  );
}
