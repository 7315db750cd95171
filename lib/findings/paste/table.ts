import type { Day } from "@/lib/dates";
import type { FindingKind, FindingSource, Severity } from "@/lib/findings/status";
import type { KnownGroup, KnownUnit } from "@/lib/units/finder";
import type { PasteColumn } from "./columns";

export interface PasteContext {
  year: number;
  units: readonly KnownUnit[];
  groups: readonly KnownGroup[];
  /** 高台县: may stand before any unit's name. */
  county: string;
  /** Who may register with the own unit and as 自查 only; null for the office. */
  ownUnitId: string | null;
  /** For problems without a source of their own or above. */
  source: FindingSource | null;
  foundOn: Day;
  /** `column:what is written` → what it is to be read as: suggestions that were accepted. */
  fixes: Readonly<Record<string, string>>;
}

export type FaultKey =
  | "sourceRequired"
  | "sourceUnknown"
  | "sourceForbidden"
  | "textShort"
  | "tooLong"
  | "unitRequired"
  | "unitUnknown"
  | "unitAmbiguous"
  | "unitForbidden"
  | "oneLead"
  | "dueUnread"
  | "dayUnread"
  | "tooManyMeasures"
  | "tooManyProblems";

export interface PasteFault {
  column: PasteColumn;
  key: FaultKey;
  /** The words at fault. */
  text: string;
  /** What it may have meant; accepting it is a fix. */
  suggestion: string | null;
}

export type PastedCells = Partial<Record<PasteColumn, string>>;

interface PastedMeasure {
  cells: PastedCells;
  text: string;
  leadUnitId: string | null;
  unitIds: string[];
  person: string;
  dueText: string;
  dueOn: Day | null;
  faults: PasteFault[];
}

export interface PastedProblem {
  /** Its row among those pasted, from 1. */
  line: number;
  cells: PastedCells;
  source: FindingSource | null;
  kind: FindingKind;
  severity: Severity;
  text: string;
  rootCause: string;
  goal: string;
  foundOn: Day;
  instruction: string;
  unitIds: string[];
  leadUnitId: string | null;
  measures: PastedMeasure[];
  faults: PasteFault[];
}

export interface PastedTable {
  problems: PastedProblem[];
  /** Titles, totals and notes that were left out. */
  skipped: string[];
  /** Columns that hold something but are not read. */
  unread: PasteColumn[];
}
