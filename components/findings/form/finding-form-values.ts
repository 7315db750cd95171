import { isBlank, type MeasureValues, measureInputOf } from "@/components/findings/measures/measure-values";
import type { FindingKind, FindingSource, Severity } from "@/lib/findings/status";

/** What the form holds: every field as it is typed. */
export interface FindingFormValues {
  source: FindingSource;
  kind: FindingKind;
  severity: Severity;
  text: string;
  rootCause: string;
  goal: string;
  stageGoal: string;
  nextReviewOn: string;
  foundOn: string;
  foundBy: string;
  instruction: string;
  unitIds: string[];
  leadUnitId: string;
  dutyId: string;
  indicatorId: string;
  /** Of a new finding; those of one that is there are changed on its page. */
  measures: MeasureValues[];
}

export type FindingField = Exclude<keyof FindingFormValues, "measures">;

interface Stored {
  source: FindingSource;
  kind: FindingKind;
  severity: Severity;
  text: string;
  rootCause: string;
  goal: string;
  stageGoal: string;
  nextReviewOn: string | null;
  foundOn: string;
  foundBy: string;
  instruction: string;
  unitIds: readonly string[];
  leadUnitId: string | null;
  dutyId: string | null;
  indicatorId: string | null;
}

/** A stored or prefilled finding as the form shows it. */
export function findingValuesOf(finding: Stored): FindingFormValues {
  const { source, kind, severity, text, rootCause, goal, stageGoal, foundOn, foundBy, instruction } = finding;
  return {
    ...{ source, kind, severity, text, rootCause, goal, stageGoal, foundOn, foundBy, instruction },
    nextReviewOn: finding.nextReviewOn ?? "",
    unitIds: [...finding.unitIds],
    leadUnitId: finding.leadUnitId ?? "",
    dutyId: finding.dutyId ?? "",
    indicatorId: finding.indicatorId ?? "",
    measures: [],
  };
}

/** What the server is given; an empty choice is null. Stage goal and review belong to 长期坚持 alone. */
export function findingInputOf({ measures: _measures, ...values }: FindingFormValues) {
  const isLongTerm = values.kind === "LONG_TERM";
  return {
    ...values,
    stageGoal: isLongTerm ? values.stageGoal : "",
    nextReviewOn: (isLongTerm && values.nextReviewOn) || null,
    leadUnitId: values.leadUnitId || null,
    dutyId: values.dutyId || null,
    indicatorId: values.indicatorId || null,
  };
}

/** Rows that were added and never written in are left out. */
export const measureInputs = ({ measures }: FindingFormValues) =>
  measures.filter((measure) => !isBlank(measure)).map(measureInputOf);

export const isSameField = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Fields in which two versions of a finding differ. */
export function differingFields(one: FindingFormValues, other: FindingFormValues): FindingField[] {
  const fields = (Object.keys(one) as (keyof FindingFormValues)[]).filter((field) => field !== "measures");
  return fields.filter((field) => !isSameField(one[field], other[field]));
}
