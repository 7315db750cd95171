import type { Day } from "@/lib/dates";
import type { DutyKind } from "@/lib/duties/status";

/** A key task: one that there is, or one that the import makes. Rows that name the same new one give exactly the same title. */
export type KeyTaskRef = { id: string } | { title: string; code: string | null };

export interface NewIndicator {
  /** Without number and points. The same new one has the same name in all rows. */
  name: string;
  /** The number that stood before the name, where it has one. */
  code: string | null;
  /** Null where the sheet does not say: then the sum of what is under it. */
  points: string | null;
}
export type IndicatorRef = { id: string } | { top: { id: string } | NewIndicator; sub: NewIndicator | null };

/** A duty as it is to be written, all of it: of a changed one also what stays. */
export interface DutyWrite {
  kind: DutyKind;
  /** Null: to be made. */
  id: string | null;
  /** As the preview saw it. */
  version: number | null;
  /** Null: the next free one. */
  code: string | null;
  /** Of an item. A new one has the lead of the first row that names it, unless a row of its own says otherwise. */
  keyTask: KeyTaskRef | null;
  title: string;
  content: string;
  criteria: string;
  points: string | null;
  indicator: IndicatorRef | null;
  /** Indicators whose points the sheet states anew; never in an issued year. */
  indicatorPoints: readonly { id: string; points: string }[];
  /** Units that lead, the main one first; empty where the sheet names none. */
  leads: readonly string[];
  units: readonly string[];
  groups: readonly string[];
  /** As printed; empty where units and groups are to be printed as they are called. */
  leadText: string;
  unitsText: string;
  dueText: string;
  dueOn: Day | null;
  remark: string;
}
