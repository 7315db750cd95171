import type { BatchChange } from "@/lib/duties/schema";

export interface BatchValues {
  hasLeads: boolean;
  leads: string[];
  hasResponsible: boolean;
  groups: string[];
  units: string[];
  hasDeadline: boolean;
  dueOn: string;
  dueText: string;
}

export const NO_CHANGE: BatchValues = {
  hasLeads: false,
  leads: [],
  hasResponsible: false,
  groups: [],
  units: [],
  hasDeadline: false,
  dueOn: "",
  dueText: "",
};

/** What the server is asked to change; parts that are not ticked, or ticked and left empty, stay as they are. */
export function changeOf(values: BatchValues): BatchChange {
  const { leads, groups, units, dueOn, dueText } = values;
  return {
    ...(values.hasLeads && leads.length > 0 && { leads }),
    ...(values.hasResponsible && groups.length + units.length > 0 && { responsible: { units, groups } }),
    ...(values.hasDeadline && (dueOn || dueText.trim()) && { deadline: { dueOn: dueOn || null, dueText } }),
  };
}
