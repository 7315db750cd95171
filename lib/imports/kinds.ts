import type { Viewer } from "@/lib/auth/viewer";
import type { Db, Tx } from "@/lib/db";
import type { ImportPlan, RowToWrite, WrittenChange } from "./changes";
import { applyDuties } from "./duties/apply";
import { getPlanContext } from "./duties/queries";
import { undoDuties } from "./duties/undo";
import { applyProgress, undoProgress } from "./progress/mutations";
import { getProgressContext } from "./progress/queries";
import { applyRectification, undoRectification } from "./rectification/mutations";
import { getRectificationContext } from "./rectification/queries";
import type { ImportKind } from "./status";
import { applyUnits } from "./units/mutations";
import { getUnitsContext } from "./units/queries";
import { undoUnits } from "./units/undo";

/** What a kind of sheet brings along, besides its columns and its reader (`readers.ts`), which know no database. */
export interface Kind<Plan = ImportPlan | null> {
  /** Everything that its reader may know of the records, as plain data. */
  getContext(reads: Db | Tx, viewer: Viewer, plan: Plan): Promise<unknown>;
  /** Throws StaleRecords when records are not what they were when the preview was made. */
  apply(tx: Tx, viewer: Viewer, plan: Plan, rows: readonly RowToWrite[]): Promise<WrittenChange[]>;
  /** Gets the changes backwards. CONFLICT undoChanged when one of them is not the last. */
  undo(tx: Tx, viewer: Viewer, changes: readonly WrittenChange[]): Promise<void>;
}

/** A kind that belongs to a year, as all but lists of units do. */
function ofYear({ getContext, apply, undo }: Kind<ImportPlan>): Kind {
  const given = (plan: ImportPlan | null): ImportPlan => {
    if (!plan) throw new Error("an import of this kind has a year");
    return plan;
  };
  return {
    getContext: (reads, viewer, plan) => getContext(reads, viewer, given(plan)),
    apply: (tx, viewer, plan, rows) => apply(tx, viewer, given(plan), rows),
    undo,
  };
}

/** 任务分解表, 考核标准 and 考核评分表 are read differently and write the same. */
const DUTIES = ofYear({
  getContext: (reads, viewer, plan) => getPlanContext(viewer, plan, reads),
  apply: applyDuties,
  undo: undoDuties,
});

const KINDS: Partial<Record<ImportKind, Kind>> = {
  BREAKDOWN: DUTIES,
  STANDARD: DUTIES,
  SCORE_SHEET: DUTIES,
  UNITS: { getContext: getUnitsContext, apply: applyUnits, undo: undoUnits },
  PROGRESS: ofYear({ getContext: getProgressContext, apply: applyProgress, undo: undoProgress }),
  RECTIFICATION: ofYear({
    getContext: getRectificationContext,
    apply: applyRectification,
    undo: undoRectification,
  }),
};

export function kindOf(kind: ImportKind): Kind {
  const found = KINDS[kind];
  if (!found) throw new Error(`no such kind of sheet: ${kind}`);
  return found;
}
