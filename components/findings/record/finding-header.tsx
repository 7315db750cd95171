import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FindingBadges } from "@/components/findings/finding-badges";
import { FindingLamp } from "@/components/findings/finding-lamp";
import { FindingStatusBadge } from "@/components/findings/finding-status";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import type { Day } from "@/lib/dates";
import type { FindingRecord } from "@/lib/findings/record/queries";

interface FindingHeaderProps {
  finding: FindingRecord;
  today: Day;
  actions?: ReactNode;
}

/** Number, state and lamp first. */
export function FindingHeader({ finding, today, actions }: FindingHeaderProps) {
  const t = useTranslations("finding");
  const words = useTranslations("findings");
  const recheckPending = finding.rechecks.some(({ result }) => result === "PENDING");
  return (
    <PageHeader
      above={
        <span className="flex flex-wrap items-center gap-x-2">
          <Link href={`/findings?year=${finding.plan.year}`} className="link" data-print="off">
            {words("title")}
          </Link>
          <span aria-hidden data-print="off">
            /
          </span>
          <span>{t("yearOf", { year: finding.plan.year })}</span>
          <span>{words(`source.${finding.source}`)}</span>
          <span>{words(`kind.${finding.kind}`)}</span>
          <span>{words(`severity.${finding.severity}`)}</span>
        </span>
      }
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {t("titleOf", { number: finding.number })}
          <span className="flex flex-wrap items-center gap-2 font-normal">
            {finding.status !== "VOID" && <FindingStatusBadge status={finding.status} />}
            {/* Closed and ongoing say it themselves. */}
            {finding.status !== "CLOSED" && finding.status !== "LONG_TERM" && (
              <FindingLamp lamp={finding.lamp} status={finding.status} dueOn={finding.dueOn} today={today} />
            )}
            <FindingBadges {...finding} recheckPending={recheckPending} />
          </span>
        </span>
      }
      caption={<span data-print="only">{t("printedOn", { day: today })}</span>}
      actions={actions}
    />
  );
}
