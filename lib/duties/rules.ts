import { addDays, type Day } from "@/lib/dates";
import type { DutyStatus, Lamp } from "./status";

/** 临期: a lamp turns yellow this many days before the deadline. */
export const WARN_DAYS = 7;

/** The stored facts from which a lamp is derived; for one assignment, totals are 0 or 1. */
export interface LampFacts {
  status: DutyStatus;
  unitsStarted: number;
  /** The deadline as set, owed or not; null for 长期坚持. */
  dueOn: Day | null;
  /** Earliest deadline among assignments still owed; null when none is owed or none has a date. */
  openDueOn: Day | null;
}

/**
 * The light of a duty or an assignment on a given day; the first that holds. `lampConditions` in scope.ts is the same rule in SQL.
 * All open units having handed in on time leaves no open deadline: that is GREEN, because there is a date, although none is owed.
 */
export function lampOf({ status, unitsStarted, dueOn, openDueOn }: LampFacts, today: Day): Lamp {
  if (status === "DONE") return "DONE";
  if (openDueOn !== null && openDueOn < today) return "RED";
  if (openDueOn !== null && openDueOn <= addDays(today, WARN_DAYS)) return "YELLOW";
  const isHandedIn = status === "SUBMITTED" && dueOn !== null;
  if (unitsStarted === 0 || (openDueOn === null && !isHandedIn)) return "GREY";
  return "GREEN";
}

export interface AssignmentFacts {
  status: DutyStatus;
  /** The assignment's own deadline, else the duty's. */
  dueOn: Day | null;
  /** Day on which it was handed in as done and awaits review. */
  handedInOn: Day | null;
}

/** The deadline an assignment still owes, or null: done, handed in as done in time, or without a date. */
export function owedOn({ status, dueOn, handedInOn }: AssignmentFacts): Day | null {
  if (status === "DONE" || dueOn === null) return null;
  return handedInOn !== null && handedInOn <= dueOn ? null : dueOn;
}

export function assignmentLamp(facts: AssignmentFacts, today: Day): Lamp {
  const { status, dueOn } = facts;
  return lampOf({ status, unitsStarted: status === "NOT_STARTED" ? 0 : 1, dueOn, openDueOn: owedOn(facts) }, today);
}

export interface RollUp {
  status: DutyStatus;
  unitsTotal: number;
  unitsDone: number;
  unitsStarted: number;
  openDueOn: Day | null;
}

/** What a duty stores about its assignments. roll-up.ts computes the same in SQL; a property test compares both. */
export function rollUp(assignments: readonly AssignmentFacts[]): RollUp {
  const count = (status: DutyStatus) => assignments.filter((one) => one.status === status).length;
  const unitsTotal = assignments.length;
  const unitsDone = count("DONE");
  const unitsStarted = unitsTotal - count("NOT_STARTED");
  const owed = assignments.map(owedOn).filter((day) => day !== null);
  return {
    status: rolledStatus({
      unitsTotal,
      unitsDone,
      unitsStarted,
      unitsSubmitted: count("SUBMITTED"),
      unitsReturned: count("RETURNED"),
    }),
    unitsTotal,
    unitsDone,
    unitsStarted,
    openDueOn: owed.length === 0 ? null : owed.reduce((first, day) => (day < first ? day : first)),
  };
}

interface StatusCounts {
  unitsTotal: number;
  unitsDone: number;
  unitsStarted: number;
  unitsSubmitted: number;
  unitsReturned: number;
}

function rolledStatus(counts: StatusCounts): DutyStatus {
  const open = counts.unitsTotal - counts.unitsDone;
  if (counts.unitsTotal > 0 && open === 0) return "DONE";
  if (counts.unitsStarted === 0) return "NOT_STARTED";
  if (counts.unitsSubmitted === open) return "SUBMITTED";
  if (counts.unitsReturned === open) return "RETURNED";
  return "IN_PROGRESS";
}
