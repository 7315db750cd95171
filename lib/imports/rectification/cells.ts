import { squeezed } from "@/lib/cells";
import { readDue, type WrittenDue } from "@/lib/due-text";
import { conflictOf, isSameText, mergeCell, refusal } from "@/lib/imports/merge";
import type { CellChange, ImportSettings, MappedRow, Problem } from "@/lib/imports/preview";
import type { KnownFinding, KnownMeasure, MeasureWords, RectificationContext } from "./known";
import {
  DUE_LENGTH,
  dueCell,
  isSameDay,
  isSameDue,
  longDue,
  readMeasureState,
  STATE_WORDS,
  unreadState,
  wordFaults,
} from "./words";

interface ChangedBy {
  by: string;
  at: string;
}

export type CellReader = ReturnType<typeof cellReader>;

/** Reads the cells of one row against what the record says, and keeps what changed and what is in doubt. */
export function cellReader(row: MappedRow, { year }: RectificationContext, { fixes, choices }: ImportSettings) {
  const changes: CellChange[] = [];
  const problems: Problem[] = [];
  const { cells, origin } = row;
  const fixed = (column: string) => fixes[`${column}:${cells[column] ?? ""}`] ?? cells[column] ?? "";

  /** The cell when it is to be written, else null. A blank in a sheet that is not ours says nothing. */
  const changedTo = (
    column: string,
    theirs: string,
    { by, at }: ChangedBy,
    isSame: (a: string, b: string) => boolean = isSameText,
  ): string | null => {
    if (cells[column] === undefined) return null;
    const base = origin?.base[column] ?? null;
    const mine = fixed(column);
    if (mine === "" && base === null) return null;
    const outcome = mergeCell({ base, mine, theirs }, isSame);
    if (outcome === "SAME") return null;
    const cell = { column, from: theirs, to: mine };
    if (outcome === "MINE" || origin === null) {
      changes.push(cell);
      return mine;
    }
    const { change, problem, isMine } = conflictOf({ ...cell, row: origin.id, by, at }, choices);
    changes.push(change);
    if (problem) problems.push(problem);
    return isMine ? mine : null;
  };

  return {
    changes,
    problems,
    text(column: "goal" | "measure" | "person", theirs: string, by: ChangedBy, limit: number, least = 0) {
      const text = changedTo(column, theirs, by);
      if (text === null) return null;
      const values = { values: { limit } };
      if (text.length > limit) problems.push(refusal(column, "tooLong", text.slice(0, 40), values));
      else if ([...text].length < least)
        problems.push(
          text === "" ? refusal(column, "required") : refusal(column, "tooShort", text, { values: { limit: least } }),
        );
      return text;
    },
    due(measure: KnownMeasure): WrittenDue | null {
      const written = changedTo("due", dueCell(measure), measure, isSameDue(year));
      const due = written === null ? null : readDue(written, year);
      if (written !== null && due === null) problems.push(refusal("due", "dueUnread", cells.due ?? ""));
      if (due !== null && due.dueText.length > DUE_LENGTH) problems.push(longDue(due.dueText));
      return due;
    },
    /** 整改进展 and 完成情况 together are one report. */
    report(measure: KnownMeasure): MeasureWords | null {
      const progress = changedTo("progress", measure.progress, measure);
      const read = readMeasureState(fixed("state"));
      const isSameState = (a: string, b: string) =>
        squeezed(a) === squeezed(b) || (readMeasureState(a) !== null && readMeasureState(a) === readMeasureState(b));
      const state = changedTo("state", STATE_WORDS[measure.status], measure, isSameState);
      if (state !== null && read === null) problems.push(unreadState(cells.state ?? ""));
      if (progress === null && state === null) return null;
      if (progress === "") {
        problems.push(refusal("progress", "required"));
        return null;
      }
      const started = measure.status === "NOT_STARTED" && !cells.state ? "IN_PROGRESS" : measure.status;
      const status = (state === null ? null : read) ?? started;
      const text = progress ?? (measure.progress || STATE_WORDS[status]);
      if (progress !== null) problems.push(...wordFaults(text));
      return { text, status };
    },
  };
}

interface Known {
  finding: KnownFinding;
  measure: KnownMeasure | null;
  isFirst: boolean;
}

const ALWAYS_LOCKED = ["number", "source", "text", "lead", "units", "closedOn", "remark"] as const;
const OFFICE_ONLY = ["goal", "measure", "person", "due"] as const;

/** Cells that cannot be changed here: against what the sheet said, or where it is not ours against the record. */
export function lockedCells(row: MappedRow, known: Known, { year, isOffice }: RectificationContext): Problem[] {
  const columns = isOffice ? ALWAYS_LOCKED : [...ALWAYS_LOCKED, ...OFFICE_ONLY];
  const now = recordCells(known);
  return columns.flatMap((column) => {
    const text = row.cells[column];
    const from = row.origin ? row.origin.base[column] : now[column];
    if (text === undefined || from === undefined || (text === "" && !row.origin)) return [];
    const isSame = column === "due" ? isSameDue(year) : column === "closedOn" ? isSameDay(year) : isSameWords;
    return isSame(text, from) ? [] : [refusal(column, "locked", text, { values: { from } })];
  });
}

const isSameWords = (a: string, b: string): boolean => squeezed(a) === squeezed(b);

/** What a sheet of other making is compared with; names of units may be written in many ways and are left alone. */
function recordCells({ finding, measure, isFirst }: Known): Partial<Record<string, string>> {
  return {
    ...(isFirst && { text: finding.text, goal: finding.goal, closedOn: finding.closedOn ?? "" }),
    ...(measure && { person: measure.person, due: dueCell(measure) }),
  };
}
