import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { UnitNames } from "@/components/duties/unit-names";
import { FindingDue } from "@/components/findings/finding-due";
import { Link } from "@/components/ui/link";
import { MiniBar } from "@/components/ui/mini-bar";
import { type Day, dayOf } from "@/lib/dates";
import type { FindingRecord } from "@/lib/findings/record/queries";

/** Who is responsible and by when, then where the problem comes from. */
export function FindingFacts({ finding, today }: { finding: FindingRecord; today: Day }) {
  const t = useTranslations("finding");
  const { duty, indicator, leadUnit, raisedBy, status } = finding;
  const when = status === "CLOSED" ? "closedOn" : status === "LONG_TERM" ? "nextReviewOn" : "dueOn";
  const isAllDone = finding.measuresTotal > 0 && finding.measuresDone === finding.measuresTotal;
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 border-y border-line py-4 wide:grid-cols-4">
      <Fact name={t("field.units")}>
        <strong className="font-bold">
          <UnitNames text={finding.units.map(({ name }) => name).join("、")} />
        </strong>
      </Fact>
      <Fact name={t("field.leadUnit")}>
        {leadUnit ? <span className="name">{leadUnit.name}</span> : <span className="text-muted">{t("none")}</span>}
      </Fact>
      <Fact name={t(`field.${when}`)}>
        {when === "dueOn" && !isAllDone && <FindingDue dueOn={finding.dueOn} isOpen today={today} />}
        {when === "dueOn" && isAllDone && t("allDone")}
        {when !== "dueOn" && (finding[when] ?? t("none"))}
      </Fact>
      <Fact name={t("field.measures")}>
        <MiniBar done={finding.measuresDone} total={finding.measuresTotal} />
      </Fact>
      {finding.stageGoal && <Fact name={t("field.stageGoal")}>{finding.stageGoal}</Fact>}
      <Fact name={t("field.foundOn")}>
        {finding.foundOn}
        {finding.foundBy && <span className="block text-small text-muted">{finding.foundBy}</span>}
      </Fact>
      <Fact name={t("field.raisedBy")}>
        {t.rich("raised", {
          name: raisedBy.name,
          unit: raisedBy.unitName,
          day: () => <span className="whitespace-nowrap">{dayOf(finding.createdAt)}</span>,
        })}
      </Fact>
      {duty && (
        <Fact name={t("field.duty")}>
          {duty.isVisible ? (
            <Link href={`/duties/${duty.id}`} className="link">
              {duty.code} {duty.title}
            </Link>
          ) : (
            `${duty.code} ${duty.title}`
          )}
        </Fact>
      )}
      {indicator && (
        <Fact name={t("field.indicator")}>
          {indicator.parent && <span className="block text-small text-muted">{indicator.parent.name}</span>}
          {indicator.name}
        </Fact>
      )}
      {finding.instruction && <Fact name={t("field.instruction")}>{finding.instruction}</Fact>}
    </dl>
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
