"use client";
import { useTranslations } from "next-intl";
import type { AttachmentTarget, EvidenceOf, EvidenceRow } from "@/lib/attachments/schema";

export interface EvidencePanelProps {
  /** Whose evidence is listed, and read again after each change. */
  of: EvidenceOf;
  /** What a new file is to hang on. */
  target: AttachmentTarget;
  rows: EvidenceRow[];
  canAttach: boolean;
  /** Within a row or a card: no heading, less room. */
  isCompact?: boolean;
}

/** 佐证材料 of one thing: its files, and the ways to add one. */
export function EvidencePanel({ rows }: EvidencePanelProps) {
  const t = useTranslations("evidence");
  return (
    <section aria-label={t("title")}>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>{row.name}</li>
        ))}
      </ul>
    </section>
  );
}
