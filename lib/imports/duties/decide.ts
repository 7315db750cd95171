import type { DutyWrite } from "@/lib/imports/breakdown/record";
import { conflictOf, mergeCell, refusal } from "@/lib/imports/merge";
import type { CellChange, ImportSettings, MappedRow, Problem } from "@/lib/imports/preview";
import type { KnownDuty } from "./context";
import type { Field } from "./fields";

export interface Decision {
  record: DutyWrite;
  changes: CellChange[];
  problems: Problem[];
  /** Something is written. */
  isChanged: boolean;
}

const EMPTY: DutyWrite = {
  ...{
    kind: "ASSESSMENT_ITEM",
    id: null,
    version: null,
    code: null,
    keyTask: null,
    title: "",
    content: "",
    criteria: "",
  },
  ...{
    points: null,
    indicator: null,
    indicatorPoints: [],
    leads: [],
    units: [],
    groups: [],
    leadText: "",
    unitsText: "",
  },
  ...{ dueText: "", dueOn: null, remark: "" },
};

/** A new duty from what its row says. */
export function decideNew(
  kind: DutyWrite["kind"],
  cells: Readonly<Record<string, string>>,
  fields: readonly Field[],
): Decision {
  const record: DutyWrite = { ...EMPTY, kind };
  const problems: Problem[] = [];
  for (const field of fields) {
    const text = cells[field.column];
    if (text === undefined) continue;
    const read = field.read(text, null);
    Object.assign(record, read.write);
    problems.push(...read.problems);
  }
  return { record, changes: [], problems, isChanged: true };
}

/** The duty as it is, as what is written where nothing changes. */
const asStored = (duty: KnownDuty): DutyWrite => ({
  ...EMPTY,
  ...{ kind: duty.kind, id: duty.id, version: duty.version, code: duty.code, title: duty.title, content: duty.content },
  ...{ criteria: duty.criteria, points: duty.points, leadText: duty.leadText, unitsText: duty.unitsText },
  ...{ leads: duty.leads, units: duty.units, groups: duty.groups, dueText: duty.dueText, dueOn: duty.dueOn },
  remark: duty.remark,
  keyTask: duty.keyTaskId === null ? null : { id: duty.keyTaskId },
  indicator: duty.indicatorId === null ? null : { id: duty.indicatorId },
});

interface Given {
  row: MappedRow;
  cells: Readonly<Record<string, string>>;
  /** Columns that whoever got the sheet may change; null of other sheets. */
  editable: readonly string[] | null;
  settings: ImportSettings;
}

/** Columns whose accepted suggestion stands for the cell; in others it says which record is meant. */
const PUT_RIGHT: readonly string[] = ["lead", "units", "due", "points"];

/**
 * What a row changes of a duty there is. Another's sheet that leaves a cell blank says nothing of it; in our own a blank is a
 * change, and what somebody else changed since is asked about.
 */
export function decideChanges(
  duty: KnownDuty,
  fields: readonly Field[],
  { row, cells, editable, settings }: Given,
): Decision {
  const record = asStored(duty);
  const changes: CellChange[] = [];
  const problems: Problem[] = [];
  let isChanged = false;
  for (const field of fields) {
    const { column } = field;
    const written = cells[column];
    if (written === undefined) continue;
    const mine = (PUT_RIGHT.includes(column) && settings.fixes[`${column}:${written}`]) || written;
    const base = row.origin?.base[column] ?? null;
    if (mine === "" && base === null && column !== "lead") continue;
    const isOwn = base !== null;
    const prints = field.prints(duty);
    const theirs = prints[0] ?? "";
    const isStored = (text: string) => prints.some((print) => field.isSame(text, print, isOwn));
    // The same version is the same record, however the sheet printed it.
    const since = row.origin?.version === duty.version ? theirs : base;
    const isSame = (a: string, b: string) => (b === theirs ? isStored(a) : field.isSame(a, b, isOwn));
    if (base !== null && field.isSame(mine, base, isOwn)) continue;
    const merged = mergeCell({ base: since, mine, theirs }, isSame);
    if (merged === "SAME") continue;
    if (editable !== null && row.origin && !editable.includes(column)) {
      problems.push(refusal(column, "locked", mine, { values: { from: base ?? theirs } }));
      continue;
    }
    const read = field.read(written, duty);
    problems.push(...read.problems);
    if (merged === "CONFLICT") {
      const { by, at } = duty.changed ?? { by: "", at: "" };
      const conflict = conflictOf({ row: duty.id, column, from: theirs, to: mine, by, at }, settings.choices);
      changes.push(conflict.change);
      if (conflict.problem) problems.push(conflict.problem);
      if (!conflict.isMine) continue;
    } else changes.push({ column, from: theirs, to: mine });
    Object.assign(record, read.write);
    isChanged = true;
  }
  return { record, changes, problems, isChanged };
}
