import type { ReportWords, SheetRow } from "@/lib/duties/progress/queries";
import {
  baseOf,
  canBeUnchanged,
  isEditable,
  isTouched,
  type Phase,
  phaseOf,
  type Show,
  type TextColumn,
  withChange,
  wordsOf,
} from "./sheet-values";

export type SaveState = "clean" | "dirty" | "saving" | "saved" | "failed";

export interface RowState {
  row: SheetRow;
  base: ReportWords;
  values: ReportWords;
  phase: Phase;
  isTouched: boolean;
  save: SaveState;
  error: { column: TextColumn; message: string } | null;
}

export interface SheetCounts {
  shown: Record<Show, number>;
  /** Rows that would be handed in now. */
  ready: number;
  readyDone: number;
  readyUnchanged: number;
  /** Untouched rows that may be reported as 无变化. */
  fillable: number;
  save: SaveState;
}

/**
 * The sheet while it is being written: one state per row outside of React, so that a key stroke draws one row of 134 and
 * nothing else.
 */
export class SheetStore {
  #states = new Map<string, RowState>();
  #listeners = new Set<() => void>();
  #counts: SheetCounts | null = null;

  constructor(rows: readonly SheetRow[]) {
    for (const row of rows) this.#states.set(row.assignmentId, fresh(row));
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  row = (id: string): RowState | undefined => this.#states.get(id);

  all = (): RowState[] => [...this.#states.values()];

  counts = (): SheetCounts => (this.#counts ??= countRows(this.all()));

  /** Takes what the server says now; words that are not saved yet stay. */
  sync(rows: readonly SheetRow[]) {
    const before = this.#states;
    this.#states = new Map(
      rows.map((row) => {
        const known = before.get(row.assignmentId);
        if (!known || !isNewer(known, row)) return [row.assignmentId, fresh(row)];
        // Overtaken by a colleague: the words stay, and handing them in will be refused with what has happened.
        if (!isEditable(row)) return [row.assignmentId, known];
        return [row.assignmentId, derive({ ...known, row, base: baseOf(row), phase: phaseOf(row), error: null })];
      }),
    );
    this.#changed();
  }

  /** Writes words into rows and returns what takes them back. */
  write(changes: ReadonlyMap<string, Partial<ReportWords>>): () => void {
    const before = new Map<string, ReportWords>();
    for (const [id, change] of changes) {
      const state = this.#states.get(id);
      if (!state || !isEditable(state.row)) continue;
      if (change.isUnchanged && !canBeUnchanged(state.row)) continue;
      before.set(id, state.values);
      this.#put(state, { values: withChange(state.values, state.base, change), save: "dirty", error: null });
    }
    this.#changed();
    return () => {
      for (const [id, values] of before) {
        const state = this.#states.get(id);
        if (state && isEditable(state.row)) this.#put(state, { values, save: "dirty", error: null });
      }
      this.#changed();
    };
  }

  mark(ids: Iterable<string>, patch: Partial<Pick<RowState, "save" | "error">>) {
    for (const id of ids) {
      const state = this.#states.get(id);
      if (state) this.#put(state, patch);
    }
    this.#changed();
  }

  /** Goes on from a row's new version with the words as they are: the person has been told and decides. */
  rebase(id: string, version: number, error: RowState["error"]) {
    const state = this.#states.get(id);
    if (state) this.#put(state, { row: { ...state.row, version }, error });
    this.#changed();
  }

  #put(state: RowState, patch: Partial<RowState>) {
    this.#states.set(state.row.assignmentId, derive({ ...state, ...patch }));
  }

  #changed() {
    const counts = countRows(this.all());
    if (JSON.stringify(counts) !== JSON.stringify(this.#counts)) this.#counts = counts;
    for (const listener of this.#listeners) listener();
  }
}

function fresh(row: SheetRow): RowState {
  const base = baseOf(row);
  const values = row.draft ? wordsOf(row.draft) : base;
  return derive({ row, base, values, phase: phaseOf(row), isTouched: false, save: "clean", error: null });
}

const derive = (state: RowState): RowState => ({
  ...state,
  isTouched: isEditable(state.row) && isTouched(state.values, state.base),
});

/** Words on screen that the server's answer may not hold yet. */
const isNewer = (known: RowState, row: SheetRow): boolean =>
  known.save !== "clean" && (known.save !== "saved" || known.row.version === row.version);

/** Whether a row belongs to a filter. */
export function isShown(state: RowState, show: Show): boolean {
  if (show === "todo")
    return state.isTouched || state.phase === "returned" || (state.phase === "open" && state.row.isMissing);
  if (show === "empty") return state.phase === "open" && !state.isTouched;
  if (show === "returned") return state.phase === "returned";
  if (show === "handed") return state.phase === "handed" || state.phase === "reported";
  return true;
}

/** What a sheet opens with: what must be done; else what may still be filled; else everything. */
export function firstShow({ todo, empty }: SheetCounts["shown"]): Show {
  if (todo > 0) return "todo";
  return empty > 0 ? "empty" : "all";
}

/** Still owed, nothing typed, and not returned: what "all the rest unchanged" marks. */
export const isFillable = (state: RowState): boolean => isShown(state, "empty") && canBeUnchanged(state.row);

function countRows(states: readonly RowState[]): SheetCounts {
  const count = (test: (state: RowState) => boolean) => states.filter(test).length;
  const has = (save: SaveState) => states.some((state) => state.save === save);
  return {
    shown: {
      todo: count((state) => isShown(state, "todo")),
      empty: count((state) => isShown(state, "empty")),
      returned: count((state) => isShown(state, "returned")),
      handed: count((state) => isShown(state, "handed")),
      all: states.length,
    },
    ready: count((state) => state.isTouched),
    readyDone: count((state) => state.isTouched && state.values.isDone),
    readyUnchanged: count((state) => state.isTouched && state.values.isUnchanged),
    fillable: count(isFillable),
    save: (["failed", "saving", "dirty", "saved"] as const).find(has) ?? "clean",
  };
}
