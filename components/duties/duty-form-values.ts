import type { DutyRecord } from "@/lib/duties/record/queries";
import type { DutyKind, Frequency } from "@/lib/duties/status";

/** What the form holds: every field as it is typed. */
export interface DutyFormValues {
  kind: DutyKind;
  code: string;
  title: string;
  content: string;
  criteria: string;
  points: string;
  indicatorId: string;
  keyTaskId: string;
  dueText: string;
  dueOn: string;
  frequency: Frequency;
  remark: string;
  leadText: string;
  unitsText: string;
  leads: string[];
  units: string[];
  groups: string[];
}

export type DutyField = keyof DutyFormValues;

export const EMPTY_DUTY: DutyFormValues = {
  kind: "ASSESSMENT_ITEM",
  code: "",
  title: "",
  content: "",
  criteria: "",
  points: "",
  indicatorId: "",
  keyTaskId: "",
  dueText: "",
  dueOn: "",
  frequency: "QUARTERLY",
  remark: "",
  leadText: "",
  unitsText: "",
  leads: [],
  units: [],
  groups: [],
};

type Stored = Pick<
  DutyRecord,
  | "kind"
  | "code"
  | "title"
  | "content"
  | "criteria"
  | "points"
  | "dueText"
  | "dueOn"
  | "frequency"
  | "remark"
  | "leadText"
  | "unitsText"
  | "parties"
> & {
  indicatorId: string | null;
  keyTaskId: string | null;
};

/** A stored duty as the form shows it. A key task's points are its items' sum and not typed. */
export function valuesOf({ parties, points, dueOn, indicatorId, keyTaskId, ...duty }: Stored): DutyFormValues {
  const { kind, code, title, content, criteria, dueText, frequency, remark, leadText, unitsText } = duty;
  return {
    ...{ kind, code, title, content, criteria, dueText, frequency, remark, leadText, unitsText },
    points: kind === "KEY_TASK" ? "" : (points ?? ""),
    indicatorId: indicatorId ?? "",
    keyTaskId: keyTaskId ?? "",
    dueOn: dueOn ?? "",
    ...parties,
  };
}

/** What the server is given; an empty choice is null. */
export function inputOf({
  kind: _kind,
  leads,
  units,
  groups,
  points,
  dueOn,
  indicatorId,
  keyTaskId,
  ...words
}: DutyFormValues) {
  return {
    ...words,
    points: points.trim() || null,
    dueOn: dueOn || null,
    indicatorId: indicatorId || null,
    keyTaskId: keyTaskId || null,
    parties: { leads, units, groups },
  };
}

export function isSame(one: string | string[], other: string | string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Fields in which two versions differ. */
export function differingFields(one: DutyFormValues, other: DutyFormValues): DutyField[] {
  return (Object.keys(one) as DutyField[]).filter((field) => !isSame(one[field], other[field]));
}
