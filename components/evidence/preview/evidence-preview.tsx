"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { isTyping } from "@/components/ui/is-typing";
import type { EvidenceRow } from "@/lib/attachments/schema";
import { downloadHref } from "../evidence-hrefs";
import { PreviewBody } from "./preview-body";

interface EvidencePreviewProps {
  rows: readonly EvidenceRow[];
  /** Id of the file in view. */
  current: string;
  onMove: (id: string) => void;
  onClose: () => void;
}

/** A file looked at in the page, and the way to the one before and after. Load it when it opens. */
export function EvidencePreview({ rows, current, onMove, onClose }: EvidencePreviewProps) {
  const t = useTranslations("evidence");
  const place = rows.findIndex(({ id }) => id === current);
  const row = rows[place];
  const latest = useRef({ move: (_: 1 | -1) => {} });
  latest.current.move = (by) => {
    const next = rows[place + by];
    if (next) onMove(next.id);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      if (event.key === "ArrowLeft") latest.current.move(-1);
      else if (event.key === "ArrowRight") latest.current.move(1);
    };
    // On the way down: the dialog keeps arrow keys to itself.
    document.addEventListener("keydown", onKey, true);
    return () => document.removeEventListener("keydown", onKey, true);
  }, []);
  if (!row) return null;
  return (
    <Dialog
      isOpen
      shape="wide"
      onClose={onClose}
      title={<span className="break-all">{row.name}</span>}
      footer={
        <>
          <a
            href={downloadHref(row.id)}
            download
            aria-label={t("action.downloadOf", { name: row.name })}
            className={buttonStyle("plain")}
          >
            {t("action.download")}
          </a>
          {rows.length > 1 && (
            <span className="mr-auto flex items-center gap-1">
              <IconButton
                label={t("preview.previous")}
                aria-disabled={place === 0 || undefined}
                onClick={() => latest.current.move(-1)}
              >
                <ChevronLeft />
              </IconButton>
              <span role="status" className="text-table text-muted">
                {t("preview.place", { place: place + 1, total: rows.length })}
              </span>
              <IconButton
                label={t("preview.next")}
                aria-disabled={place === rows.length - 1 || undefined}
                onClick={() => latest.current.move(1)}
              >
                <ChevronRight />
              </IconButton>
            </span>
          )}
        </>
      }
    >
      <PreviewBody key={row.id} row={row} />
    </Dialog>
  );
}
