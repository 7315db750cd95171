import { FileDown, LayoutTemplate } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { DOCUMENTS, type DocumentName, isUnitDocument } from "@/lib/documents/schema";
import type { TemplateChoice } from "@/lib/templates/queries";
import { UnitsZip } from "./units-zip";

interface DocumentRowProps {
  document: DocumentName;
  /** The office's own layouts, of all documents. */
  templates: readonly TemplateChoice[];
  /** Whether the viewer may take every unit's at once. */
  hasUnits: boolean;
}

/** What a document is, and a button for each format and own layout it comes in: each hands in the form around it. */
export function DocumentRow({ document, templates, hasUnits }: DocumentRowProps) {
  const t = useTranslations("documents");
  const own = useTranslations("templates.choice");
  const name = t(`documents.${document}.name`);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="reading min-w-0 flex-1 basis-60">
        <h3 className="font-bold">{name}</h3>
        <p className="text-table text-muted">{t(`documents.${document}.text`)}</p>
        {hasUnits && isUnitDocument(document) && <UnitsZip document={document} />}
      </div>
      <div className="flex flex-wrap gap-2">
        {DOCUMENTS[document].map((format) => (
          <button
            key={format}
            type="submit"
            formAction={`/api/exports/${document}.${format}`}
            aria-label={t("downloadDocument", { document: name, format: t(`format.${format}`) })}
            className={buttonStyle()}
          >
            <FileDown aria-hidden />
            {t(`format.${format}`)}
          </button>
        ))}
        {templates
          .filter((template) => template.document === document)
          .map(({ id, name: template, format }) => (
            <button
              key={id}
              type="submit"
              name="template"
              value={id}
              formAction={`/api/exports/${document}.${format}`}
              aria-label={own("label", { name: template, document: name, format: t(`format.${format}`) })}
              className={buttonStyle("plain", "medium", "max-w-full")}
            >
              <LayoutTemplate aria-hidden />
              <span className="truncate">{template}</span>{" "}
              <span className="text-small text-muted">{t(`format.${format}`)}</span>
            </button>
          ))}
      </div>
    </div>
  );
}
