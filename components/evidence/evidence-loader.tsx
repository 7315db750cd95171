"use client";
import { ChevronDown, ChevronRight, Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Refusal } from "@/components/ui/refusal";
import type { EvidenceRow } from "@/lib/attachments/schema";
import { EvidencePanel, type EvidencePanelProps } from "./evidence-panel";
import { useLoadedEvidence } from "./use-loaded-evidence";

interface EvidenceLoaderProps extends Omit<EvidencePanelProps, "rows" | "isCompact" | "isOptional" | "note"> {
  /** Shown while collapsed: 佐证材料 3. */
  count?: number;
  /** Open from the start. */
  isOpen?: boolean;
}

/** The panel behind one press; reads its rows when it is opened. Under `ClientMessages` with "evidence". */
export function EvidenceLoader({ count, isOpen: isOpenFirst = false, onRows, ...panel }: EvidenceLoaderProps) {
  const t = useTranslations("evidence.loader");
  const [isOpen, setOpen] = useState(false);
  const { rows, setRows, error, isPending, load } = useLoadedEvidence(panel.of);
  const shown = rows?.length ?? count;

  const take = (next: EvidenceRow[]) => {
    setRows(next);
    onRows?.(next);
  };
  const open = () => {
    setOpen(true);
    load();
  };
  // Once, when it appears.
  useEffect(() => {
    if (isOpenFirst) open();
  }, []);

  if (shown === 0 && !panel.canAttach) return <p className="text-small text-muted">{t("noneYet")}</p>;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className="grid gap-1" data-print="off">
      <Button
        variant="quiet"
        size="small"
        aria-expanded={isOpen}
        isPending={isPending}
        onClick={() => (isOpen ? setOpen(false) : open())}
        className="-mx-2 w-fit text-muted"
      >
        <Paperclip aria-hidden />
        {shown ? t("withCount", { count: shown }) : t(panel.canAttach ? "add" : "title")}
        <Chevron aria-hidden />
      </Button>
      {isOpen && <Refusal error={error} />}
      {isOpen && rows && <EvidencePanel {...panel} rows={rows} onRows={take} isCompact />}
    </div>
  );
}
