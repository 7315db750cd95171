import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import type { TemplateNames as Names } from "@/lib/templates/rules";
import { TEMPLATE_DOCUMENTS, type TemplateDocument } from "@/lib/templates/status";

/** What may be written into a template of this document, and the built-in layout to begin with. */
export function TemplateNames({ document, names }: { document: TemplateDocument; names: Names }) {
  const t = useTranslations("templates");
  const documents = useTranslations("documents.documents");
  return (
    <section aria-labelledby="template-names">
      <h2 id="template-names" className="font-bold">
        {t("names.title", { document: documents(`${document}.name`) })}
      </h2>
      <p className="reading pt-1 text-table text-muted">
        {t("names.text", { example: `{{${names.columns[1] ?? ""}}}` })}
      </p>
      <NameList title={t("names.columns")} names={names.columns} />
      <NameList title={t("names.head")} names={names.head} />
      <p className="flex flex-wrap items-center gap-2 pt-4" data-print="off">
        <span className="text-table">{t("names.starter")}</span>
        {TEMPLATE_DOCUMENTS[document].map((format) => (
          <a
            key={format}
            href={`/api/v1/templates/starter?document=${document}&format=${format}`}
            className={buttonStyle("plain", "small")}
            download
          >
            <FileDown aria-hidden />
            {t("names.download", { format: t(`format.${format}`) })}
          </a>
        ))}
      </p>
    </section>
  );
}

function NameList({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <>
      <h3 className="pt-3 pb-1 text-table font-bold">{title}</h3>
      <ul className="flex flex-wrap gap-1.5">
        {names.map((name) => (
          <li key={name} className="rounded-control bg-sunken px-2 py-0.5 text-table">{`{{${name}}}`}</li>
        ))}
      </ul>
    </>
  );
}
