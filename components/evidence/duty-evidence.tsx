import { useTranslations } from "next-intl";
import type { DutyEvidenceGroup } from "@/lib/attachments/queries";
import { EvidencePanel } from "./evidence-panel";

interface DutyEvidenceProps {
  dutyId: string;
  groups: readonly DutyEvidenceGroup[];
  /** Files for the duty as a whole; those of a unit are uploaded with its report. */
  canAttach: boolean;
}

/** What is kept for a duty as a whole, and everything of it as one archive. */
export function DutyEvidence({ dutyId, groups, canAttach }: DutyEvidenceProps) {
  const t = useTranslations("evidence");
  const rows = groups.find(({ assignmentId }) => assignmentId === null)?.rows ?? [];
  const total = groups.reduce((sum, group) => sum + group.rows.length, 0);
  if (total === 0 && !canAttach) return null;
  const note = total > 0 && (
    <span className="flex flex-wrap gap-x-3 text-table font-normal text-muted">
      {total > rows.length && t("duty.withUnits", { count: total - rows.length })}
      <a href={`/api/exports/evidence.zip?duty=${dutyId}`} download className="link" data-print="off">
        {t("duty.zip", { count: total })}
      </a>
    </span>
  );
  if (rows.length === 0 && !canAttach)
    return (
      <h2 className="flex flex-wrap items-baseline gap-x-3 pt-6 text-base">
        {t("title")}
        {note}
      </h2>
    );
  return (
    <div className="max-w-[760px] pt-6">
      <EvidencePanel of={{ duty: dutyId }} target={{ duty: dutyId }} rows={rows} canAttach={canAttach} note={note} />
    </div>
  );
}
