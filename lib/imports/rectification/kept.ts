import { type Day, fromDay, toDay } from "@/lib/dates";
import type { LockedFinding, LockedMeasure } from "@/lib/findings/lock";
import type { FindingStatus, MeasureStatus } from "@/lib/findings/status";

// What an import writes down of findings and measures that it changes, as JSON, and how they come back.

export interface KeptFinding {
  goal: string;
  status: FindingStatus;
  isReturned: boolean;
}

export const keptFinding = ({ goal, status, isReturned }: LockedFinding): KeptFinding => ({ goal, status, isReturned });

export interface KeptMeasure {
  text: string;
  person: string;
  dueText: string;
  dueOn: Day | null;
  originalDueOn: Day | null;
  status: MeasureStatus;
  progress: string;
  doneOn: Day | null;
  lastReportAt: string | null;
}

export function keptMeasure(measure: LockedMeasure): KeptMeasure {
  const { text, person, dueText, dueOn, originalDueOn, status, progress, doneOn, lastReportAt } = measure;
  return {
    ...{ text, person, dueText, status, progress },
    dueOn: toDay(dueOn),
    originalDueOn: toDay(originalDueOn),
    doneOn: toDay(doneOn),
    lastReportAt: lastReportAt?.toISOString() ?? null,
  };
}

/** Its columns, as they are written back. */
export const measureColumns = (kept: KeptMeasure) => ({
  ...kept,
  dueOn: fromDay(kept.dueOn),
  originalDueOn: fromDay(kept.originalDueOn),
  doneOn: fromDay(kept.doneOn),
  lastReportAt: kept.lastReportAt === null ? null : new Date(kept.lastReportAt),
});
