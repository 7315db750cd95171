import type { Day } from "@/lib/dates";
import type { RaiseFindingInput } from "@/lib/findings/schema";
import type { FindingStatus, MeasureStatus } from "@/lib/findings/status";
import type { KnownUnits } from "@/lib/units/queries";

// What the reader of a 整改台账 knows of the records, and what it hands to the writer.

export interface KnownMeasure {
  id: string;
  version: number;
  /** Counted from 1 within the finding. */
  sortNo: number;
  text: string;
  person: string;
  dueText: string;
  dueOn: Day | null;
  status: MeasureStatus;
  progress: string;
  /** The importer may report on it. */
  canReport: boolean;
  /** Who reported last, and when, as shown. */
  by: string;
  at: string;
}

export interface KnownFinding {
  id: string;
  version: number;
  number: string;
  status: FindingStatus;
  text: string;
  goal: string;
  unitIds: string[];
  leadUnitId: string | null;
  closedOn: Day | null;
  measures: KnownMeasure[];
  /** Who changed it last, and when, as shown. */
  by: string;
  at: string;
}

export interface RectificationContext extends KnownUnits {
  year: number;
  today: Day;
  /** The office registers and changes; everybody else reports on the own measures. */
  isOffice: boolean;
  /** Those the importer sees, void ones left out. */
  findings: readonly KnownFinding[];
}

export interface MeasureWords {
  text: string;
  status: MeasureStatus;
}

export type MeasureInput = RaiseFindingInput["measures"][number];

/** What confirming does with a row: the first row of a new problem carries all of it. */
export type RectificationWrite =
  | { verb: "raise"; input: RaiseFindingInput; reports: ({ measure: number } & MeasureWords)[] }
  | { verb: "withAbove" }
  | {
      verb: "change";
      findingId: string;
      /** As the preview saw it, here and of the measure. */
      version: number;
      goal?: string;
      measure?: {
        id: string;
        version: number;
        text?: string;
        person?: string;
        due?: { dueText: string; dueOn: Day | null };
        report?: MeasureWords;
      };
      /** A further measure, with what is reported on it. */
      added?: { input: MeasureInput; report: MeasureWords | null };
    };
