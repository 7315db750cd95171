"use client";
import { useTranslations } from "next-intl";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { showToast } from "@/components/ui/toast-store";
import { closePlanAction, issuePlanAction } from "@/lib/duties/plans/actions";

interface PlanStepsProps {
  id: string;
  year: number;
  version: number;
  status: "DRAFT" | "ISSUED" | "CLOSED";
  keyTasks: number;
  items: number;
  /** Two decimals. */
  points: string;
}

/** The sum of points, and the one next step: issue, then close. */
export function PlanSteps({ id, year, version, status, keyTasks, items, points }: PlanStepsProps) {
  const t = useTranslations("plans");
  // In hundredths: exact.
  const gap = 10_000 - Math.round(Number(points) * 100);
  const distance = (Math.abs(gap) / 100).toFixed(2);
  const step = async (run: typeof issuePlanAction, done: string) => {
    const result = await run({ id, version });
    if (!result.ok) return result.error.message;
    showToast(done);
  };
  return (
    <section className="grid justify-items-start gap-3">
      <p>
        <span className="text-title">{points}</span>{" "}
        <span className="text-muted">
          {t("points")} ·{" "}
          {gap === 0 ? t("full") : gap > 0 ? t("missing", { points: distance }) : t("excess", { points: distance })}
        </span>
      </p>
      {status === "DRAFT" && (
        <ConfirmButton
          variant="primary"
          face={t("issue.face", { year })}
          title={t("issue.title", { year })}
          text={t("issue.text", { keyTasks, items, points })}
          verb={t("issue.face", { year })}
          isDisabled={gap !== 0}
          onConfirm={() => step(issuePlanAction, t("issue.done", { year }))}
        />
      )}
      {status === "ISSUED" && (
        <ConfirmButton
          face={t("close.face", { year })}
          title={t("close.title", { year })}
          text={t("close.text")}
          verb={t("close.face", { year })}
          onConfirm={() => step(closePlanAction, t("close.done", { year }))}
        />
      )}
    </section>
  );
}
