"use client";
import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { PdfPage } from "./pdf-page";
import { PreviewState } from "./preview-state";
import { usePdf } from "./use-pdf";

const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3];

/** A PDF, page by page. */
export function PreviewPdf({ address, name }: { address: string; name: string }) {
  const t = useTranslations("evidence.preview");
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const opened = usePdf(address);
  if (opened.state !== "ready") return <PreviewState state={opened.state} name={name} />;
  const { pdf } = opened;
  const total = pdf.numPages;
  const level = ZOOMS.indexOf(zoom);
  const turn = (by: 1 | -1) => setPage(Math.min(total, Math.max(1, page + by)));
  const scale = (by: 1 | -1) => setZoom(ZOOMS[level + by] ?? zoom);
  return (
    <div className="flex h-full flex-col">
      <div className="flex flex-wrap items-center gap-x-1 border-b border-line pb-1">
        <IconButton label={t("previousPage")} aria-disabled={page === 1 || undefined} onClick={() => turn(-1)}>
          <ChevronLeft />
        </IconButton>
        <span role="status" className="min-w-24 text-center text-table">
          {t("page", { page, total })}
        </span>
        <IconButton label={t("nextPage")} aria-disabled={page === total || undefined} onClick={() => turn(1)}>
          <ChevronRight />
        </IconButton>
        <span className="ml-auto flex items-center gap-x-1">
          <IconButton label={t("zoomOut")} aria-disabled={level === 0 || undefined} onClick={() => scale(-1)}>
            <ZoomOut />
          </IconButton>
          <span className="min-w-12 text-center text-table">{t("zoom", { percent: zoom * 100 })}</span>
          <IconButton
            label={t("zoomIn")}
            aria-disabled={level === ZOOMS.length - 1 || undefined}
            onClick={() => scale(1)}
          >
            <ZoomIn />
          </IconButton>
        </span>
      </div>
      <PdfPage pdf={pdf} page={page} zoom={zoom} label={t("pageOf", { name, page, total })} onTurn={turn} />
    </div>
  );
}
