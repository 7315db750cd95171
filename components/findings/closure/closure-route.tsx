import { Check, Circle, CornerDownLeft, Hourglass, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatInstant } from "@/lib/dates";
import type { FindingRecord } from "@/lib/findings/record/queries";
import type { ClosureLevel } from "@/lib/findings/status";
import { routeOf, type StopState } from "./route-rules";

interface ClosureRouteProps {
  closure: FindingRecord["closures"][number];
  /** Of the round under way: the levels it passes. */
  levels: readonly ClosureLevel[];
}

const ICON = {
  PASSED: Check,
  RETURNED: CornerDownLeft,
  SKIPPED: Minus,
  WAITING: Hourglass,
  LATER: Circle,
} satisfies Record<StopState, unknown>;

/** The levels one below the other: passed, returned, skipped, waiting, still to come. */
export function ClosureRoute({ closure, levels }: ClosureRouteProps) {
  const t = useTranslations("finding.story");
  const words = useTranslations("findings");
  return (
    <ol className="grid">
      {routeOf(closure.steps, levels).map(({ level, state, step }) => {
        const Icon = ICON[state];
        const isQuiet = state === "SKIPPED" || state === "LATER";
        return (
          <li
            key={step?.id ?? level}
            aria-current={state === "WAITING" ? "step" : undefined}
            className="relative grid grid-cols-[24px_1fr] gap-x-2 pb-4 before:absolute before:top-6 before:bottom-0 before:left-[11px] before:w-px before:bg-line-strong last:pb-1 last:before:hidden"
          >
            <span
              className={`mt-0.5 flex size-6 items-center justify-center rounded-full border ${state === "WAITING" ? "border-accent bg-accent text-accent-ink" : "border-line-strong text-muted"}`}
            >
              <Icon aria-hidden className="size-3.5" />
            </span>
            <div className="min-w-0">
              <p className={isQuiet ? "text-muted" : ""}>
                <span className={state === "WAITING" || state === "RETURNED" ? "font-bold" : ""}>
                  {words(`level.${level}`)}
                </span>{" "}
                <span className="text-table text-muted">
                  {t(`stop.${state}`)}
                  {step?.method && ` · ${words(`method.${step.method}`)}`}
                  {step?.actorName && (
                    <>
                      {` · ${t("actor", { name: step.actorName, unit: step.actorUnit })} · `}
                      <span className="whitespace-nowrap">{formatInstant(step.createdAt)}</span>
                    </>
                  )}
                </span>
              </p>
              {step?.opinion && <p className="reading whitespace-pre-line">{step.opinion}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
