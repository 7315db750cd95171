"use client";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { DutyLamp } from "@/components/duties/duty-lamp";
import { usePeriodName } from "@/components/duties/use-period-name";
import { EvidenceLoader } from "@/components/evidence/evidence-loader";
import { RaiseFindingLink } from "@/components/findings/raise-finding-link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Link } from "@/components/ui/link";
import { type Day, formatInstant } from "@/lib/dates";
import type { PendingReport } from "@/lib/duties/review/queries";
import { ReportTexts } from "./report-texts";
import { ReturnBox } from "./return-box";
import type { Outcome, ReviewTab } from "./use-review-work";

export interface ReviewItemProps {
  report: PendingReport;
  tab: ReviewTab;
  today: Day;
  /** Pieces of evidence of this report. */
  files: number;
  isCurrent: boolean;
  isSelected: boolean;
  isReturning: boolean;
  isDone: boolean;
  outcome: Outcome | undefined;
  on: {
    focus: (id: string) => void;
    select: (id: string) => void;
    setDone: (id: string, isDone: boolean) => void;
    accept: (id: string) => void;
    openReturn: (id: string | null) => void;
    sendBack: (id: string, reason: string) => void;
  };
}

/** One report, with everything that is needed to decide on it. Decided, it shrinks to a line that says so. */
export const ReviewItem = memo(function ReviewItem(props: ReviewItemProps) {
  const { report, tab, today, files, isCurrent, isSelected, isReturning, isDone, outcome, on } = props;
  const t = useTranslations("review");
  const common = useTranslations("common");
  const periodName = usePeriodName();
  const { id, unit, duty } = report;
  const share = { assignment: report.assignmentId, period: report.period };
  if (outcome && outcome.kind !== "failed")
    return (
      <li
        id={`report-${id}`}
        className="flex flex-wrap items-center gap-3 border-b border-line px-3 py-2 text-table text-muted"
      >
        <span className="name">{unit.name}</span>
        <span className="min-w-0 flex-1 truncate">
          {duty.code} {duty.title}
        </span>
        <span role="status" className="whitespace-nowrap">
          ✓ {t(outcome.kind)}
        </span>
        {tab === "review" && outcome.kind === "returned" && outcome.isHeld && (
          <RaiseFindingLink report={id} size="small">
            {t("raiseFinding")}
          </RaiseFindingLink>
        )}
      </li>
    );
  return (
    <li
      id={`report-${id}`}
      tabIndex={-1}
      aria-current={isCurrent || undefined}
      onFocus={() => on.focus(id)}
      className="grid scroll-mt-36 scroll-mb-24 gap-x-6 gap-y-2 border-b border-l-4 border-line border-l-transparent px-3 py-4 outline-none aria-[current]:border-l-accent aria-[current]:bg-raised desktop:grid-cols-[minmax(200px,1fr)_minmax(0,2.4fr)_164px]"
    >
      <div className="flex items-start gap-3">
        <Checkbox
          checked={isSelected}
          aria-label={t("select", { unit: unit.name, code: duty.code })}
          onChange={() => on.select(id)}
          className="mt-1"
        />
        <div className="min-w-0">
          <p className="font-bold">{unit.name}</p>
          <p>
            <Link href={`/duties/${duty.id}`} className="link">
              {duty.code} {duty.title}
            </Link>
          </p>
          <p className="flex flex-wrap items-center gap-2 pt-1">
            <Badge>{periodName(report.period)}</Badge>
            <DutyLamp lamp={report.lamp} openDueOn={report.dueOn} dueOn={report.dueOn} today={today} />
          </p>
          <p className="pt-1 text-small text-muted">
            {t("reported", { author: report.author.name, time: formatInstant(report.submittedAt) })}
          </p>
        </div>
      </div>
      <div className="grid content-start gap-2">
        <ReportTexts report={report} />
        <EvidenceLoader of={share} target={share} count={files} canAttach={false} />
        {outcome?.kind === "failed" && (
          <p role="alert" className="font-bold">
            {outcome.error ? t("failed", { reason: outcome.error.message }) : t("unreachable")}{" "}
            {outcome.error?.code === "UNAUTHENTICATED" && (
              <a href="/sign-in" target="_blank" rel="noreferrer" className="link">
                {common("refusal.signInAgain")}
              </a>
            )}
          </p>
        )}
        {isReturning && (
          <ReturnBox
            unitName={unit.name}
            onReturn={(reason) => on.sendBack(id, reason)}
            onClose={() => on.openReturn(null)}
          />
        )}
      </div>
      <div className="flex flex-wrap content-start items-center gap-2 max-desktop:order-last">
        {tab === "review" && (
          <div className="w-full">
            <Checkbox checked={isDone} onChange={(event) => on.setDone(id, event.target.checked)}>
              {t("isDone")}
            </Checkbox>
          </div>
        )}
        <Button variant={isCurrent ? "primary" : "plain"} onClick={() => on.accept(id)}>
          {t(tab === "sign" ? "sign" : "accept")}
        </Button>
        <Button onClick={() => on.openReturn(isReturning ? null : id)} aria-expanded={isReturning}>
          {t("return")}
        </Button>
      </div>
    </li>
  );
});
