import type { ClosureDecision, ClosureLevel } from "@/lib/findings/status";

export type StopState = ClosureDecision | "WAITING" | "LATER";

interface Step {
  id: string;
  level: ClosureLevel;
  decision: ClosureDecision;
}

interface Stop<Given> {
  level: ClosureLevel;
  state: StopState;
  step: Given | null;
}

/** What has been decided, then the levels still to come, the first of which is waited for. */
export function routeOf<Given extends Step>(
  steps: readonly Given[],
  levels: readonly ClosureLevel[],
): readonly Stop<Given>[] {
  const decided = steps.map((step) => ({ level: step.level, state: step.decision, step }));
  const open = levels.filter((level) => !steps.some((step) => step.level === level));
  const coming = open.map((level, index) => ({
    level,
    state: index === 0 ? ("WAITING" as const) : ("LATER" as const),
    step: null,
  }));
  return [...decided, ...coming];
}

/** Who decides after this level; null when its yes closes the finding. */
export function nextLevel(levels: readonly ClosureLevel[], level: ClosureLevel): ClosureLevel | null {
  return levels[levels.indexOf(level) + 1] ?? null;
}
