import { useTranslations } from "next-intl";
import type { Day } from "@/lib/dates";
import type { DutyRecord } from "@/lib/duties/record/queries";
import { LAMPS } from "@/lib/duties/status";
import { AssignmentRow } from "./assignment-row";
import { DutySection } from "./duty-section";

interface AssignmentListProps {
  duty: DutyRecord;
  /** By assignment; those without any are left out. */
  files: ReadonlyMap<string, number>;
  /** A finding from a returned report of another unit. */
  canRaise: boolean;
  today: Day;
}

/** What each unit has done: the own unit first, then the worst. Units that the viewer may not read come as counts. */
export function AssignmentList({ duty, files, canRaise, today }: AssignmentListProps) {
  const t = useTranslations("duties");
  const tc = useTranslations("common");
  const { others } = duty;
  const rank = (one: DutyRecord["assignments"][number]) => (one.isOwn ? -1 : LAMPS.indexOf(one.lamp));
  const rows = [...duty.assignments].sort((a, b) => rank(a) - rank(b));
  const counts = LAMPS.map((lamp) => ({ lamp, count: rows.filter((row) => row.lamp === lamp).length }));
  const note = counts
    .filter(({ count }) => count > 0)
    .map(({ lamp, count }) => t("lampCount", { lamp: tc(`lamp.${lamp}`), count }));
  return (
    <DutySection title={t("assignments")} note={note.join(" · ")}>
      {rows.length > 0 && (
        <table className="w-full border-t border-line text-table max-tablet:block">
          <thead className="max-tablet:sr-only">
            <tr className="border-b border-line text-left text-small text-muted">
              <th className="w-44 print:w-auto py-2 pr-4 font-normal whitespace-nowrap">{t("field.unit")}</th>
              <th className="w-28 print:w-auto py-2 pr-4 font-normal whitespace-nowrap">{t("field.lamp")}</th>
              <th className="w-24 print:w-auto py-2 pr-4 font-normal whitespace-nowrap">{t("field.status")}</th>
              <th className="w-40 print:w-auto py-2 pr-4 font-normal whitespace-nowrap">{t("field.due")}</th>
              <th className="py-2 font-normal">{t("field.lastReport")}</th>
            </tr>
          </thead>
          <tbody className="max-tablet:block">
            {rows.map((row) => (
              <AssignmentRow
                key={row.id}
                assignment={row}
                duty={duty}
                files={files.get(row.id) ?? 0}
                canRaise={canRaise}
                today={today}
              />
            ))}
          </tbody>
        </table>
      )}
      {others.total > 0 && (
        <p className="py-3 text-muted">
          {t("others", { total: others.total, done: others.done, overdue: others.overdue, dueSoon: others.dueSoon })}
        </p>
      )}
    </DutySection>
  );
}
