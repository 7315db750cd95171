"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { nextLevel } from "@/components/findings/closure/route-rules";
import { WithdrawClosureButton } from "@/components/findings/closure/withdraw-closure-button";
import { AddMeasureButton } from "@/components/findings/measures/add-measure-button";
import type { UnitOption } from "@/components/findings/measures/measure-fields";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import type { FindingRecord } from "@/lib/findings/record/queries";
import { nextStepOf } from "./next-step";

const PassDialog = dynamic(() => import("../closure/pass-dialog").then((module) => module.PassDialog));
const ReturnDialog = dynamic(() => import("../closure/return-dialog").then((module) => module.ReturnDialog));
const ReportDialog = dynamic(() => import("../measures/report-dialog").then((module) => module.ReportDialog));
const RecheckDialog = dynamic(() => import("./recheck-dialog").then((module) => module.RecheckDialog));
const ReviewDialog = dynamic(() => import("./review-dialog").then((module) => module.ReviewDialog));

interface NextStepBarProps {
  finding: FindingRecord;
  units: readonly UnitOption[];
}

/** The ONE next thing, the most visible on the page; on a phone it stays above the navigation, in reach of the thumb. */
export function NextStepBar({ finding, units }: NextStepBarProps) {
  const t = useTranslations("finding.next");
  const words = useTranslations("findings.level");
  const [open, setOpen] = useState<"pass" | "return" | "report" | "recheck" | "review" | null>(null);
  const close = () => setOpen(null);
  const step = nextStepOf(finding);
  if (step === null) return null;
  const press = (dialog: NonNullable<typeof open>, face: string) => (
    <Button variant="primary" onClick={() => setOpen(dialog)}>
      {face}
    </Button>
  );
  const jump = (place: string, face: string) => (
    <a href={place} className={buttonStyle("primary")}>
      {face}
    </a>
  );
  switch (step.kind) {
    case "decide":
      return (
        <Bar text={t("decide", { level: words(step.level), unit: finding.closures[0]?.unit.name ?? "" })}>
          {press("pass", t(`pass.${step.level}`))}
          <Button onClick={() => setOpen("return")}>{t("return")}</Button>
          {open === "pass" && (
            <PassDialog
              finding={finding}
              level={step.level}
              next={nextLevel(finding.levels, step.level)}
              onClose={close}
            />
          )}
          {open === "return" && (
            <ReturnDialog finding={finding} unitName={finding.closures[0]?.unit.name ?? ""} onClose={close} />
          )}
        </Bar>
      );
    case "wait":
      return (
        <Bar text={t("wait", { level: words(step.level) })}>
          {step.canWithdraw && <WithdrawClosureButton finding={finding} />}
        </Bar>
      );
    case "plan":
      return (
        <Bar text={t("plan")}>
          <AddMeasureButton findingId={finding.id} units={units} variant="primary" />
        </Bar>
      );
    case "report": {
      const measure = finding.measures.find(({ id }) => id === step.measureId);
      return (
        <Bar text={t("report", { count: step.open })}>
          {step.open === 1 ? press("report", t("reportVerb")) : jump("#measures", t("reportVerb"))}
          {open === "report" && measure && <ReportDialog measure={measure} onClose={close} />}
        </Bar>
      );
    }
    case "recheck": {
      const recheck = finding.rechecks.find(({ id }) => id === step.recheckId);
      return (
        <Bar text={t("recheck")}>
          {press("recheck", t("recheckVerb"))}
          {open === "recheck" && recheck && (
            <RecheckDialog recheck={recheck} finding={finding} units={units} onClose={close} />
          )}
        </Bar>
      );
    }
    case "review":
      return (
        <Bar text={t("review", { day: finding.nextReviewOn ?? "" })}>
          {press("review", t("reviewVerb"))}
          {open === "review" && <ReviewDialog finding={finding} onClose={close} />}
        </Bar>
      );
    case "extension":
      return <Bar text={t("extension")}>{jump(`#measure-${step.measureId}`, t("extensionVerb"))}</Bar>;
    case "evidence":
      return <Bar text={t("evidence")}>{jump("#evidence", t("evidenceVerb"))}</Bar>;
    case "apply":
      return <Bar text={t("apply")}>{jump("#apply", t("applyVerb"))}</Bar>;
  }
}

function Bar({ text, children }: { text: string; children?: ReactNode }) {
  const t = useTranslations("finding.next");
  return (
    <section
      aria-label={t("label")}
      data-print="off"
      className="my-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-control border border-l-4 border-line border-l-accent bg-raised px-4 py-3 max-tablet:fixed max-tablet:inset-x-0 max-tablet:bottom-[calc(56px+env(safe-area-inset-bottom))] max-tablet:z-20 max-tablet:my-0 max-tablet:rounded-none max-tablet:border-x-0 max-tablet:border-b-0"
    >
      <p className="min-w-0">
        <span className="mr-2 text-table text-muted">{t("label")}</span>
        {text}
      </p>
      <div className="flex flex-wrap gap-2 max-tablet:w-full max-tablet:*:flex-1">{children}</div>
    </section>
  );
}
