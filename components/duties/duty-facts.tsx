import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { Day } from "@/lib/dates";
import type { DutyRecord } from "@/lib/duties/record/queries";
import { DueDate } from "./due-date";
import { printedDue } from "./printed-due";
import { UnitNames } from "./unit-names";

/** Who and by when, then where the duty stands in the standard. */
export function DutyFacts({ duty, today }: { duty: DutyRecord; today: Day }) {
  const t = useTranslations("duties");
  const isExtended = duty.originalDueOn !== null && duty.originalDueOn !== duty.dueOn;
  const isWorded = duty.dueText && duty.dueOn && duty.dueText !== printedDue(duty.dueOn);
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 border-y border-line py-4 wide:grid-cols-4">
      <Fact name={t("field.lead")}>
        <strong className="font-bold">
          <UnitNames text={duty.leadText} />
        </strong>
      </Fact>
      <Fact name={t("field.units")}>
        <UnitNames text={duty.unitsText || t("none")} />
      </Fact>
      <Fact name={t("field.due")}>
        <DueDate {...duty} isOpen={duty.status !== "DONE"} today={today} />
        {isWorded && <span className="block text-small text-muted">{t("asPrinted", { text: duty.dueText })}</span>}
        {isExtended && (
          <span className="block text-small text-muted">{t("originally", { day: duty.originalDueOn ?? "" })}</span>
        )}
      </Fact>
      {duty.kind !== "KEY_TASK" && <Fact name={t("field.frequency")}>{t(`frequency.${duty.frequency}`)}</Fact>}
      {duty.points !== null && <Fact name={t("field.points")}>{t("pointsValue", { points: duty.points })}</Fact>}
      {duty.indicator && (
        <Fact name={t("field.indicator")}>
          {duty.indicator.parentName && (
            <span className="block text-small text-muted">{duty.indicator.parentName}</span>
          )}
          {duty.indicator.name}
        </Fact>
      )}
      {duty.keyTask && (
        <Fact name={t("field.keyTask")}>
          <KeyTaskTitle {...duty.keyTask} />
        </Fact>
      )}
      <Fact name={t("field.findings")}>{t("findingsOf", { open: duty.findingsOpen, total: duty.findingsTotal })}</Fact>
      {duty.remark && <Fact name={t("field.remark")}>{duty.remark}</Fact>}
    </dl>
  );
}

function KeyTaskTitle({ id, code, title, isVisible }: NonNullable<DutyRecord["keyTask"]>) {
  const text = `${code} ${title}`;
  if (!isVisible) return text;
  return (
    <Link href={`/duties/${id}`} className="link">
      {text}
    </Link>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-small text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
