import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Day } from "@/lib/dates";
import type { DutyRecord } from "@/lib/duties/record/queries";
import { DutyLamp } from "./duty-lamp";

interface DutyHeaderProps {
  duty: DutyRecord;
  today: Day;
  actions?: ReactNode;
}

/** Title and lamp first. */
export function DutyHeader({ duty, today, actions }: DutyHeaderProps) {
  const t = useTranslations("duties");
  return (
    <PageHeader
      above={
        <span className="flex flex-wrap items-center gap-x-2">
          <Link href={`/duties?year=${duty.plan.year}`} className="link" data-print="off">
            {t("title")}
          </Link>
          <span aria-hidden data-print="off">
            /
          </span>
          <span>{t("yearOf", { year: duty.plan.year })}</span>
          <span>{t(`kind.${duty.kind}`)}</span>
          <span>{duty.code}</span>
        </span>
      }
      title={duty.title}
      caption={
        <span className="mt-2 flex flex-wrap items-center gap-3">
          <DutyLamp {...duty} today={today} />
          <StatusBadge status={duty.status} />
          {duty.unitsTotal > 0 && (
            <span>
              {t(duty.kind === "KEY_TASK" ? "sharesDoneOf" : "unitsDoneOf", {
                done: duty.unitsDone,
                total: duty.unitsTotal,
              })}
            </span>
          )}
          <span data-print="only">{t("printedOn", { day: today })}</span>
        </span>
      }
      actions={actions}
    />
  );
}
