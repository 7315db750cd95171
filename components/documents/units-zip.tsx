import { useTranslations } from "next-intl";
import { DOCUMENTS, type UnitDocument } from "@/lib/documents/schema";

/** Every unit's own at once, as an archive: each format hands in the form around it. */
export function UnitsZip({ document }: { document: UnitDocument }) {
  const t = useTranslations("documents");
  const name = t(`documents.${document}.name`);
  return (
    <p className="flex flex-wrap items-center gap-x-4 pt-1 text-table">
      <span className="text-muted">{t("units.label")}</span>
      {DOCUMENTS[document].map((format) => (
        <button
          key={format}
          type="submit"
          name="format"
          value={format}
          formAction={`/api/exports/${document}-units.zip`}
          aria-label={t("units.download", { document: name, format: t(`format.${format}`) })}
          className="link min-h-8 pointer-coarse:min-h-11"
        >
          {t(`format.${format}`)}
        </button>
      ))}
    </p>
  );
}
