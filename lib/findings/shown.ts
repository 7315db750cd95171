import { toDay } from "@/lib/dates";
import { printNames } from "@/lib/duties/assign/rules";
import { type LockedFinding, type LockedMeasure, unitIdsOf } from "./lock";

/** A finding's fields as history and the conflict dialog show them: names instead of ids. */
export function shownFinding(finding: LockedFinding) {
  const { source, kind, severity, text, rootCause, goal, stageGoal, foundBy, instruction } = finding;
  const { duty, indicator, leadUnit, units } = finding;
  return {
    ...{ source, kind, severity, text, rootCause, goal, stageGoal, foundBy, instruction },
    nextReviewOn: toDay(finding.nextReviewOn),
    foundOn: toDay(finding.foundOn),
    units: printNames(units.map(({ unit }) => unit)),
    leadUnit: leadUnit?.name ?? null,
    duty: duty && `${duty.code} ${duty.title}`,
    indicator: indicator && `${indicator.code} ${indicator.name}`,
  };
}

/** The finding as it is now: everything that the form needs to show both and to save again. */
export function staleFinding(finding: LockedFinding) {
  const { version, status, dutyId, indicatorId, leadUnitId } = finding;
  return { ...shownFinding(finding), version, status, dutyId, indicatorId, leadUnitId, unitIds: unitIdsOf(finding) };
}

/** The same of a measure. */
export function shownMeasure({ text, leadUnit, units, person, dueText, dueOn }: ShownMeasure) {
  const names = printNames(units.map(({ unit }) => unit));
  return { text, leadUnit: leadUnit.name, units: names, person, dueText, dueOn: toDay(dueOn) };
}

interface ShownMeasure extends Pick<LockedMeasure, "text" | "person" | "dueText" | "dueOn"> {
  leadUnit: { name: string };
  units: readonly { unit: { name: string } }[];
}

export function staleMeasure(measure: LockedMeasure) {
  const { version, status, leadUnitId, units } = measure;
  return { ...shownMeasure(measure), version, status, leadUnitId, unitIds: units.map(({ unit }) => unit.id) };
}
