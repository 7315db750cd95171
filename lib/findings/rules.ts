import { addDays, type Day } from "@/lib/dates";
import { WARN_DAYS } from "@/lib/duties/rules";
import type { Lamp } from "@/lib/duties/status";
import type { FindingStatus, MeasureStatus } from "./status";

export interface FindingFacts {
  status: FindingStatus;
  measuresTotal: number;
  measuresDone: number;
  /** Earliest deadline among measures that are not done; null when none is owed or none has a date. */
  openDueOn: Day | null;
}

/**
 * The light of a finding; the first that holds. `findingLampConditions` in scope.ts is the same rule in SQL.
 * 长期坚持 has its reviews instead of a deadline and is never overdue (整改台账 practice, see docs/decisions/017).
 */
export function findingLamp({ status, measuresTotal, measuresDone, openDueOn }: FindingFacts, today: Day): Lamp {
  if (status === "CLOSED") return "DONE";
  if (status === "VOID" || status === "LONG_TERM") return "GREY";
  if (openDueOn !== null) return dueLamp(openDueOn, today);
  return measuresTotal > 0 && measuresDone === measuresTotal ? "GREEN" : "GREY";
}

/** RED from the day after the deadline, YELLOW within the warning days before it. */
function dueLamp(dueOn: Day, today: Day): Lamp {
  if (dueOn < today) return "RED";
  return dueOn <= addDays(today, WARN_DAYS) ? "YELLOW" : "GREEN";
}

export interface MeasureFacts {
  status: MeasureStatus;
  dueOn: Day | null;
}

export function measureLamp({ status, dueOn }: MeasureFacts, finding: FindingStatus, today: Day): Lamp {
  if (status === "DONE") return "DONE";
  if (finding === "LONG_TERM" || finding === "VOID" || dueOn === null) return "GREY";
  return dueLamp(dueOn, today);
}

export interface FindingRollUp {
  measuresTotal: number;
  measuresDone: number;
  openDueOn: Day | null;
}

/** What a finding stores about its measures (void ones left out). roll-up.ts computes the same in SQL. */
export function rollUpMeasures(measures: readonly MeasureFacts[]): FindingRollUp {
  const open = measures.filter(({ status }) => status !== "DONE");
  const days = open.flatMap(({ dueOn }) => dueOn ?? []).sort();
  return {
    measuresTotal: measures.length,
    measuresDone: measures.length - open.length,
    openDueOn: days[0] ?? null,
  };
}

export interface FindingTally {
  findingsTotal: number;
  findingsOpen: number;
  /** Earliest deadline owed among the open findings that can be overdue. */
  findingsDueOn: Day | null;
}

/** What a duty or a unit stores about its findings. roll-up.ts computes the same in SQL; a property test compares both. */
export function tallyFindings(findings: readonly Pick<FindingFacts, "status" | "openDueOn">[]): FindingTally {
  const counted = findings.filter(({ status }) => status !== "VOID");
  const open = counted.filter(({ status }) => status !== "CLOSED");
  const days = open.flatMap(({ status, openDueOn }) => (status === "LONG_TERM" ? [] : (openDueOn ?? []))).sort();
  return { findingsTotal: counted.length, findingsOpen: open.length, findingsDueOn: days[0] ?? null };
}

/** The light of a duty's or a unit's rectification; null when it has no findings. */
export function tallyLamp({ findingsTotal, findingsOpen, findingsDueOn }: FindingTally, today: Day): Lamp | null {
  if (findingsTotal === 0) return null;
  if (findingsOpen === 0) return "DONE";
  return findingsDueOn === null ? "GREY" : dueLamp(findingsDueOn, today);
}

/** "2026-007". */
export const findingNumber = (year: number, sortNo: number): string => `${year}-${String(sortNo).padStart(3, "0")}`;

/** Closed per hundred, whole; null without findings. 完成率. */
export function closedRate(closed: number, total: number): number | null {
  return total === 0 ? null : Math.floor((closed * 100) / total);
}
