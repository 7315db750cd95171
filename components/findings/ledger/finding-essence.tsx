import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { Day } from "@/lib/dates";
import type { FindingRecord } from "@/lib/findings/record/queries";
import { FindingBadges } from "../finding-badges";
import { FindingDue } from "../finding-due";
import { FindingLamp } from "../finding-lamp";
import { FindingStatusBadge } from "../finding-status";

/** What one wants to know without leaving the list: the problem, whose it is, what is being done and by when. */
export function FindingEssence({ finding, today }: { finding: FindingRecord; today: Day }) {
  const t = useTranslations("findings");
  const { duty, measures } = finding;
  const recheckPending = finding.rechecks.some(({ result }) => result === "PENDING");
  return (
    <div className="grid gap-4">
      <p className="flex flex-wrap items-center gap-3 text-table">
        <FindingLamp {...finding} today={today} />
        <FindingStatusBadge status={finding.status} />
        <FindingBadges {...finding} recheckPending={recheckPending} />
      </p>
      <p className="whitespace-pre-line">{finding.text}</p>
      <dl className="grid grid-cols-[5em_1fr] gap-x-4 gap-y-2 border-y border-line py-3 [&_dt]:text-muted">
        <Fact name={t("field.unit")}>
          <strong className="font-bold">{finding.units.map(({ name }) => name).join(t("or"))}</strong>
        </Fact>
        <Fact name={t("field.lead")}>{finding.leadUnit?.name ?? t("none")}</Fact>
        <Fact name={t("field.source")}>
          {[t(`source.${finding.source}`), t(`kind.${finding.kind}`), t(`severity.${finding.severity}`)].join(" · ")}
        </Fact>
        {finding.goal && <Fact name={t("field.goal")}>{finding.goal}</Fact>}
        {duty && (
          <Fact name={t("field.duty")}>
            <Link href={`/duties/${duty.id}`} className="link">
              {duty.code} {duty.title}
            </Link>
          </Fact>
        )}
        <Fact name={t("field.foundOn")}>{finding.foundOn}</Fact>
        {finding.closedOn && <Fact name={t("field.closedOn")}>{finding.closedOn}</Fact>}
      </dl>
      {measures.length === 0 && <p className="text-muted">{t("panel.noMeasures")}</p>}
      <ul className="border-t border-line text-table empty:hidden">
        {measures.map((measure) => (
          <li key={measure.id} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-b border-line py-2">
            <span>{measure.text}</span>
            <FindingLamp {...measure} status={finding.status} today={today} />
            <span className="col-span-2 flex flex-wrap gap-x-4 text-muted">
              <span>{t(`measureStatus.${measure.status}`)}</span>
              <span>{[measure.leadUnit.shortName, measure.person].filter(Boolean).join(" ")}</span>
              <FindingDue {...measure} isOpen={measure.status !== "DONE"} today={today} />
            </span>
            {measure.progress && <span className="col-span-2 line-clamp-3 text-muted">{measure.progress}</span>}
          </li>
        ))}
      </ul>
      {finding.evidenceCount > 0 && (
        <p className="text-table text-muted">{t("panel.evidenceCount", { count: finding.evidenceCount })}</p>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
