import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { formatInstant } from "@/lib/dates";
import type { TemplatePreview as Preview } from "@/lib/templates/preview/queries";
import type { TemplateRecord } from "@/lib/templates/queries";
import { TemplateButtons } from "./template-buttons";
import { TemplatePreview } from "./template-preview";

interface TemplateViewProps {
  template: TemplateRecord;
  preview: Preview | { reason: string };
}

/** One edition of a template: filled in with what there is, and the other editions. */
export function TemplateView({ template, preview }: TemplateViewProps) {
  const t = useTranslations("templates");
  const documents = useTranslations("documents.documents");
  const { id, name, document, format, edition, uploader, createdAt, voidedAt, isNewest } = template;
  const isInForce = isNewest && !voidedAt;
  return (
    <>
      <PageHeader
        above={<Link href="/admin/templates">{t("view.back")}</Link>}
        title={name}
        caption={t("view.caption", {
          ...{ document: documents(`${document}.name`), format: t(`format.${format}`), edition },
          ...{ name: uploader.name, at: formatInstant(createdAt) },
        })}
        actions={
          <>
            <a href={`/api/v1/templates/${id}`} className={buttonStyle()} download>
              <FileDown aria-hidden />
              {t("view.original")}
            </a>
            {isInForce && (
              <a href={`/api/exports/${document}.${format}?template=${id}`} className={buttonStyle()}>
                <FileDown aria-hidden />
                {t("view.filled")}
              </a>
            )}
            {isInForce && <TemplateButtons {...{ id, name, document }} />}
          </>
        }
      />
      {!isInForce && <p className="font-bold">{t(voidedAt ? "view.voided" : "view.superseded")}</p>}
      <TemplatePreview preview={preview} />
      <section aria-labelledby="template-editions" className="pt-8">
        <h2 id="template-editions" className="pb-2 font-bold">
          {t("view.editions")}
        </h2>
        <ol className="grid gap-1">
          {template.editions.map((one) => (
            <li key={one.id} className="flex flex-wrap gap-x-3">
              {one.id === id ? (
                <span className="font-bold">{t("list.editionNo", { edition: one.edition })}</span>
              ) : (
                <Link href={`/admin/templates/${one.id}`} className="link">
                  {t("list.editionNo", { edition: one.edition })}
                </Link>
              )}
              <span className="break-all">{one.fileName}</span>
              <span className="text-muted">
                {one.uploader.name} {formatInstant(one.createdAt)}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
