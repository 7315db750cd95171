"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Refusal } from "@/components/ui/refusal";
import { SidePanel } from "@/components/ui/side-panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { EvidenceRow } from "@/lib/attachments/schema";
import { EvidencePanel, type EvidencePanelProps } from "./evidence-panel";
import { useLoadedEvidence } from "./use-loaded-evidence";

interface EvidenceSideProps extends Pick<EvidencePanelProps, "of" | "target" | "canAttach"> {
  /** Whose evidence it is. */
  name: string;
  onRows: (rows: EvidenceRow[]) => void;
  onClose: () => void;
}

/** The files of one row beside their sheet, which stays as it is. Load it when it opens. */
export function EvidenceSide({ of, target, canAttach, name, onRows, onClose }: EvidenceSideProps) {
  const t = useTranslations("evidence");
  const { rows, setRows, error, load } = useLoadedEvidence(of);
  // Once, when it opens.
  useEffect(() => {
    load();
  }, []);
  return (
    <SidePanel isOpen onClose={onClose} title={t("title")} text={name}>
      <Refusal error={error} />
      {!rows && !error && <Skeleton className="w-48" />}
      {rows && (
        <EvidencePanel
          isCompact
          of={of}
          target={target}
          canAttach={canAttach}
          rows={rows}
          onRows={(now) => {
            setRows(now);
            onRows(now);
          }}
        />
      )}
    </SidePanel>
  );
}
