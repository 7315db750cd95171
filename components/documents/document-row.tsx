import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { DOCUMENTS, type DocumentName } from "@/lib/documents/schema";

/** What a document is, and a button for each format it comes in: each hands in the form around it. */
export function DocumentRow({ document }: { document: DocumentName }) {
  const t = useTranslations("documents");
  const name = t(`documents.${document}.name`);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="reading min-w-0 flex-1 basis-60">
        <h2 className="font-bold">{name}</h2>
        <p className="text-table text-muted">{t(`documents.${document}.text`)}</p>
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
      </div>
    </div>
  );
}
