import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Day } from "@/lib/dates";
import type { DutyRecord } from "@/lib/duties/record/queries";
import { LAMPS } from "@/lib/duties/status";
import { DueDate } from "../due-date";
import { DutyLamp } from "../duty-lamp";
import { UnitNames } from "../unit-names";

/** What one wants to know without leaving the list: lamp, who and when, what is asked, who is behind. */
export function DutyEssence({ duty, today }: { duty: DutyRecord; today: Day }) {
  const t = useTranslations("duties");
  const rows = [...duty.assignments].sort((a, b) => LAMPS.indexOf(a.lamp) - LAMPS.indexOf(b.lamp));
  return (
    <div className="grid gap-4">
      <p className="flex flex-wrap items-center gap-3 text-table text-muted">
        <DutyLamp {...duty} today={today} />
        <StatusBadge status={duty.status} />
        <span>{duty.code}</span>
        {duty.points && <span>{t("pointsValue", { points: duty.points })}</span>}
        {duty.unitsTotal > 0 && (
          <span>
            {t(duty.kind === "KEY_TASK" ? "sharesDoneOf" : "unitsDoneOf", {
              done: duty.unitsDone,
              total: duty.unitsTotal,
            })}
          </span>
        )}
      </p>
      <dl className="grid grid-cols-[5em_1fr] gap-x-4 gap-y-2 border-y border-line py-3 [&_dt]:text-muted">
        <dt>{t("field.lead")}</dt>
        <dd className="font-bold">
          <UnitNames text={duty.leadText} />
        </dd>
        <dt>{t("field.units")}</dt>
        <dd>
          <UnitNames text={duty.unitsText || t("none")} />
        </dd>
        <dt>{t("field.due")}</dt>
        <dd>
          <DueDate {...duty} isOpen={duty.status !== "DONE"} today={today} />
        </dd>
      </dl>
      {duty.content && <p className="whitespace-pre-line">{duty.content}</p>}
      {duty.criteria && (
        <p className="whitespace-pre-line text-table text-muted">
          {t("field.criteria")}：{duty.criteria}
        </p>
      )}
      <ul className="border-t border-line text-table empty:hidden">
        {rows.map((row) => (
          <li key={row.id} className="grid grid-cols-[1fr_auto] gap-x-4 border-b border-line py-2">
            <span className={row.isOwn ? "font-bold" : undefined}>{row.unit.name}</span>
            <DutyLamp lamp={row.lamp} openDueOn={row.dueOn} dueOn={row.dueOn} dueText={duty.dueText} today={today} />
            {row.lastReport && !row.lastReport.isUnchanged && (
              <span className="col-span-2 line-clamp-2 text-muted">{row.lastReport.progress}</span>
            )}
          </li>
        ))}
        {duty.items.map((item) => (
          <li key={item.id} className="grid grid-cols-[1fr_auto] gap-x-4 border-b border-line py-2">
            <span>{item.title}</span>
            <DutyLamp lamp={item.lamp} openDueOn={item.openDueOn} dueOn={item.openDueOn} today={today} />
          </li>
        ))}
      </ul>
    </div>
  );
}
