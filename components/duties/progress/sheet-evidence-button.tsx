"use client";
import { Paperclip } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { SheetRow } from "@/lib/duties/progress/queries";
import { useSheetEvidence } from "./use-sheet-evidence";

const EvidenceSide = dynamic(() => import("@/components/evidence/evidence-side").then((module) => module.EvidenceSide));

/** The evidence of a row and period, in a panel beside the sheet. Not in the way of the key that goes from cell to cell. */
export function SheetEvidenceButton({ row }: { row: SheetRow }) {
  const t = useTranslations("evidence");
  const evidence = useSheetEvidence();
  const [isOpen, setOpen] = useState(false);
  const [known, setKnown] = useState<number>();
  if (!evidence) return null;
  const { assignmentId, duty } = row;
  const share = { assignment: assignmentId, period: evidence.period };
  const count = known ?? evidence.files.get(assignmentId) ?? 0;
  const face = count > 0 ? t("loader.withCount", { count }) : t("title");
  return (
    <>
      <Button
        variant="quiet"
        size="small"
        tabIndex={-1}
        className="-ml-2 text-small text-muted"
        aria-label={`${duty.code} ${face}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Paperclip aria-hidden />
        {face}
      </Button>
      {isOpen && (
        <EvidenceSide
          of={share}
          target={share}
          canAttach
          name={`${duty.code} ${duty.title}`}
          onRows={({ length }) => setKnown(length)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
