import { useTranslations } from "next-intl";
import { EvidenceLoader } from "@/components/evidence/evidence-loader";
import { RaiseFindingLink } from "@/components/findings/raise-finding-link";
import { Badge } from "@/components/ui/badge";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Day } from "@/lib/dates";
import type { DutyAssignment, DutyRecord } from "@/lib/duties/record/queries";
import { AssignmentDeadline } from "./assignment-deadline";
import { DueDate } from "./due-date";
import { DutyLamp } from "./duty-lamp";
import { AssignmentActions } from "./progress/assignment-actions";
import { ReportExcerpt } from "./report-excerpt";

interface AssignmentRowProps {
  assignment: DutyAssignment;
  duty: DutyRecord;
  /** Pieces of evidence, of all periods. */
  files: number;
  /** A finding from its report, when that was returned. */
  canRaise: boolean;
  today: Day;
}

/** A row of the table, and on a phone a card of its own. */
export function AssignmentRow({ assignment, duty, files, canRaise, today }: AssignmentRowProps) {
  const t = useTranslations("duties");
  const { id, version, status, unit, role, isScored, isOwn, isMissing, lastReport, lamp, dueOn } = assignment;
  return (
    <tr className="border-b border-line align-top max-tablet:grid max-tablet:grid-cols-[1fr_auto] max-tablet:gap-x-4 max-tablet:gap-y-1 max-tablet:py-3">
      <th scope="row" className="py-2 pr-4 text-left font-normal max-tablet:p-0">
        <span className={isOwn ? "name font-bold" : "name"}>{unit.name}</span>
        <span className="flex flex-wrap gap-1 pt-0.5">
          {isOwn && <Badge>{t("ownUnit")}</Badge>}
          {role === "LEAD" && <Badge>{t("role.LEAD")}</Badge>}
          {!isScored && <Badge>{t("notScored")}</Badge>}
        </span>
      </th>
      <td className="py-2 pr-4 max-tablet:p-0 max-tablet:text-right">
        <DutyLamp lamp={lamp} openDueOn={dueOn} dueOn={dueOn} dueText={duty.dueText} today={today} />
      </td>
      <td className="py-2 pr-4 leading-6 max-tablet:p-0">
        <StatusBadge status={assignment.status} />
      </td>
      <td className="py-2 pr-4 leading-6 max-tablet:p-0 max-tablet:text-right">
        <DueDate dueOn={dueOn} dueText={duty.dueText} isOpen={false} today={today} />
        {duty.can.edit && (
          <AssignmentDeadline
            id={assignment.id}
            version={assignment.version}
            unitName={unit.name}
            dueOn={dueOn}
            hasOwnDeadline={assignment.hasOwnDeadline}
          />
        )}
        {assignment.hasOwnDeadline && <span className="block text-small text-muted">{t("ownDeadline")}</span>}
      </td>
      <td className="py-2 leading-6 max-tablet:col-span-2 max-tablet:p-0">
        {lastReport ? <ReportExcerpt report={lastReport} /> : <span className="text-muted">{t("noReport")}</span>}
        <AssignmentActions
          assignment={{ id, version, status, isOwn, unit: { code: unit.code, name: unit.name } }}
          can={{ report: duty.can.report, reopen: duty.can.reopen, review: assignment.canReview }}
        />
        {files > 0 && (
          <EvidenceLoader of={{ assignment: id, period: null }} target={{}} count={files} canAttach={false} />
        )}
        {canRaise && !isOwn && lastReport?.status === "RETURNED" && (
          <span className="block pt-1" data-print="off">
            <RaiseFindingLink report={lastReport.id} size="small">
              {t("raiseFinding")}
            </RaiseFindingLink>
          </span>
        )}
        {isMissing && <span className="block text-small font-bold">{t("periodMissing")}</span>}
      </td>
    </tr>
  );
}
