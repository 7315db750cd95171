import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { dayOf, formatDayZh, formatInstant } from "@/lib/dates";
import type { TemplateRow } from "@/lib/templates/queries";

/** The newest edition of each template. */
export function TemplateList({ templates }: { templates: TemplateRow[] }) {
  const t = useTranslations("templates");
  const documents = useTranslations("documents.documents");
  return (
    <section aria-labelledby="template-list" className="pt-8">
      <h2 id="template-list" className="pb-2 font-bold">
        {t("list.title")}
      </h2>
      {templates.length === 0 ? (
        <EmptyState title={t("list.emptyTitle")} text={t("list.emptyText")} />
      ) : (
        <div className="data-table-scroll max-h-none!">
          <table className="data-table">
            <caption className="sr-only">{t("list.title")}</caption>
            <thead>
              <tr>
                <th scope="col" data-wide>
                  {t("list.name")}
                </th>
                <th scope="col">{t("list.document")}</th>
                <th scope="col">{t("list.edition")}</th>
                <th scope="col">{t("list.uploader")}</th>
                <th scope="col">{t("list.at")}</th>
                <th scope="col">{t("list.state")}</th>
              </tr>
            </thead>
            <tbody>
              {templates.map(({ id, name, document, format, edition, uploader, createdAt, voidedAt }) => (
                <tr key={id} data-row>
                  <td data-wide data-phone="title">
                    <Link href={`/admin/templates/${id}`} className="link font-bold">
                      {name}
                    </Link>
                  </td>
                  <td data-label={t("list.document")}>
                    {documents(`${document}.name`)} <span className="text-muted">{t(`format.${format}`)}</span>
                  </td>
                  <td data-label={t("list.edition")}>{t("list.editionNo", { edition })}</td>
                  <td data-label={t("list.uploader")}>{uploader.name}</td>
                  <td data-label={t("list.at")}>{formatInstant(createdAt)}</td>
                  <td data-label={t("list.state")}>
                    {voidedAt ? t("list.voided", { day: formatDayZh(dayOf(voidedAt)) }) : t("list.inForce")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
