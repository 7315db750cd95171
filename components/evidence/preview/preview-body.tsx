"use client";
import { useTranslations } from "next-intl";
import type { EvidenceRow } from "@/lib/attachments/schema";
import { previewHref } from "../evidence-hrefs";
import { PreviewEntries } from "./preview-entries";
import { PreviewPdf } from "./preview-pdf";
import { PreviewPicture } from "./preview-picture";
import { PreviewText } from "./preview-text";

/** What can be shown of a file, by its kind; a sentence when nothing can. */
export function PreviewBody({ row }: { row: EvidenceRow }) {
  const t = useTranslations("evidence.preview");
  const { id, name, preview, scan } = row;
  const file = { address: previewHref(id), name };
  if (scan === "PENDING" || scan === "INFECTED") return <p className="py-8 text-center">{t("failed")}</p>;
  switch (preview) {
    case "IMAGE":
      return <PreviewPicture {...file} />;
    case "PDF":
      return <PreviewPdf {...file} />;
    case "TEXT":
      return <PreviewText {...file} />;
    case "ENTRIES":
      return <PreviewEntries {...file} />;
    default:
      return <p className="py-8 text-center">{t("none")}</p>;
  }
}
