"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { EvidenceLoader } from "@/components/evidence/evidence-loader";
import { EvidencePanel } from "@/components/evidence/evidence-panel";
import type { EvidenceRow } from "@/lib/attachments/schema";

type FindingEvidenceProps = { canAttach: boolean } & (
  | { finding: string; rows: EvidenceRow[]; measure?: undefined }
  | { measure: string; count: number; finding?: undefined }
);

/** Evidence of the finding, or of one of its measures; a new file also ticks the checklist and moves the next step. */
export function FindingEvidence({ canAttach, ...of }: FindingEvidenceProps) {
  const t = useTranslations("evidence");
  const router = useRouter();
  const shared = { canAttach, onRows: () => router.refresh() };
  if (of.measure === undefined) {
    const { finding, rows } = of;
    const note = rows.length > 0 && (
      <a
        href={`/api/exports/evidence.zip?finding=${finding}`}
        download
        className="link text-table font-normal"
        data-print="off"
      >
        {t("duty.zip", { count: rows.length })}
      </a>
    );
    return <EvidencePanel of={{ finding }} target={{ finding }} rows={rows} note={note} {...shared} />;
  }
  const { measure, count } = of;
  return <EvidenceLoader of={{ measure }} target={{ measure }} count={count} {...shared} />;
}
