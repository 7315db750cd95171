import { useTranslations } from "next-intl";
import { DOCUMENTS, type DocumentName } from "@/lib/documents/schema";
import { type DownloadGroup, DownloadMenu } from "./download-menu";

interface ExportMenuProps {
  /** What the page's rows may be taken as, each with the parameters of its address. */
  documents: readonly { document: DocumentName; query: URLSearchParams }[];
}

/** 导出: exactly these rows, in each format that they come in. */
export function ExportMenu({ documents }: ExportMenuProps) {
  const t = useTranslations("documents");
  const groups = documents.map(
    ({ document, query }): DownloadGroup => ({
      heading: document === "rectification" ? t("documents.rectification.name") : t("view.rows"),
      items: DOCUMENTS[document].map((format) => ({
        label: t(`format.${format}`),
        href: `/api/exports/${document}.${format}${query.size > 0 ? `?${query}` : ""}`,
      })),
    }),
  );
  return <DownloadMenu label={t("view.export")} groups={groups} />;
}
