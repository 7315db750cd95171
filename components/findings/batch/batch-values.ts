import type { FindingRow } from "@/lib/findings/queries";
import type { FindingBatchChange } from "@/lib/findings/schema";
import { type FindingKind, findingAllows, type Severity } from "@/lib/findings/status";

/** What the dialog has asked for; an empty text leaves that part as it is. */
export interface BatchValues {
  leadUnitId: string;
  kind: FindingKind | "";
  severity: Severity | "";
  dueOn: string;
  dueText: string;
}

export const NO_CHANGE: BatchValues = { leadUnitId: "", kind: "", severity: "", dueOn: "", dueText: "" };

export function changeOf({ leadUnitId, kind, severity, dueOn, dueText }: BatchValues): FindingBatchChange {
  return {
    ...(leadUnitId && { leadUnitId }),
    ...(kind && { kind }),
    ...(severity && { severity }),
    ...(dueOn && { deadline: { dueOn, dueText } }),
  };
}

export interface ChangedField {
  field: "lead" | "kind" | "severity" | "deadline";
  before: string | null;
  after: string;
}

/** What a batch will change in a row, in values; null when the row cannot be changed any more. */
export function changedFields(row: FindingRow, values: BatchValues, leadName: string): ChangedField[] | null {
  if (!findingAllows(row.status, "edit")) return null;
  const fields: ChangedField[] = [
    { field: "lead", before: row.leadUnit?.name ?? null, after: values.leadUnitId && leadName },
    { field: "kind", before: row.kind, after: values.kind },
    { field: "severity", before: row.severity, after: values.severity },
    { field: "deadline", before: row.dueOn, after: row.measuresDone < row.measuresTotal ? values.dueOn : "" },
  ];
  return fields.filter(({ before, after }) => after !== "" && after !== before);
}
