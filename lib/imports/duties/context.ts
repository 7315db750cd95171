import type { Day } from "@/lib/dates";
import type { DutyKind } from "@/lib/duties/status";
import type { KnownUnits } from "@/lib/units/queries";

/** A living duty as the readers know it. */
export interface KnownDuty {
  id: string;
  version: number;
  kind: DutyKind;
  code: string;
  title: string;
  content: string;
  criteria: string;
  points: string | null;
  indicatorId: string | null;
  keyTaskId: string | null;
  leadText: string;
  unitsText: string;
  dueText: string;
  dueOn: Day | null;
  remark: string;
  leads: readonly string[];
  units: readonly string[];
  groups: readonly string[];
  /** Who changed it last, and when, as shown. */
  changed: { by: string; at: string } | null;
}

export interface KnownIndicator {
  id: string;
  parentId: string | null;
  code: string;
  name: string;
  points: string;
}

/** A year's duties and everything that a sheet may name: what the readers of 任务分解表 and 考核标准 get. */
export interface PlanContext {
  year: number;
  today: Day;
  /** Points and indicators are locked. */
  isIssued: boolean;
  /** Units that may do duties. */
  known: KnownUnits;
  groupIds: Readonly<Record<string, string>>;
  duties: readonly KnownDuty[];
  indicators: readonly KnownIndicator[];
}
