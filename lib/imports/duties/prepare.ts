import { printedColumns } from "@/lib/duties/assign/parties";
import type { Parties } from "@/lib/duties/assign/rules";
import type { DutyWrite } from "@/lib/imports/breakdown/record";
import type { DutyCodes } from "./codes";
import type { PlacedIndicator } from "./indicators";
import type { DutyColumns } from "./stored";

/** A duty as it is to be written, with the ids of everything it names. */
export interface PreparedDuty {
  id: string;
  isNew: boolean;
  kind: DutyWrite["kind"];
  columns: DutyColumns;
  parties: Parties;
}

/** What the rows of an import name, once it is there. */
export interface Places {
  codes: DutyCodes;
  /** Codes that are there, by duty. */
  codeOf: ReadonlyMap<string, string>;
  placeOf(ref: DutyWrite["indicator"]): PlacedIndicator | null;
  partiesOf(write: Pick<DutyWrite, "leads" | "units" | "groups">): Parties;
}

/**
 * Rows in their order, key tasks that only items name where the first of them names it. A new key task whose lead nobody says is
 * led as the first item under it.
 */
export function withKeyTasks(writes: readonly DutyWrite[]): DutyWrite[] {
  const firsts = new Map<string, DutyWrite>();
  for (const write of writes) {
    const { keyTask } = write;
    if (keyTask && !("id" in keyTask) && !firsts.has(keyTask.title)) firsts.set(keyTask.title, write);
  }
  const titles = new Set(writes.flatMap(({ kind, id, title }) => (kind === "KEY_TASK" && id === null ? [title] : [])));
  return writes.flatMap((write) => {
    const { kind, id, keyTask, leads, leadText } = write;
    if (kind === "KEY_TASK") {
      const first = id === null && leads.length === 0 && leadText === "" ? firsts.get(write.title) : undefined;
      return [first ? { ...write, leads: first.leads, leadText: first.leadText } : write];
    }
    if (keyTask === null || "id" in keyTask || titles.has(keyTask.title)) return [write];
    titles.add(keyTask.title);
    return [{ ...NO_WORDS, code: keyTask.code, title: keyTask.title, leads, leadText }, write];
  });
}

const NO_WORDS: DutyWrite = {
  ...{ kind: "KEY_TASK", id: null, version: null, code: null, keyTask: null, indicator: null, indicatorPoints: [] },
  ...{ title: "", content: "", criteria: "", points: null, remark: "", dueText: "", dueOn: null },
  ...{ leads: [], units: [], groups: [], leadText: "", unitsText: "" },
};

/** Gives new duties their ids and codes: key tasks first, because items are numbered under them. */
export function prepareDuties(writes: readonly DutyWrite[], places: Places): PreparedDuty[] {
  const newTasks = new Map<string, { id: string; code: string }>();
  // What the sheet numbers has its numbers before anything is numbered here.
  const own = new Map(writes.flatMap((write) => ownCodeOf(write, places)));
  const prepare = (write: DutyWrite): PreparedDuty => {
    const keyTask = keyTaskOf(write, newTasks, places);
    const indicator = places.placeOf(write.indicator);
    const id = write.id ?? crypto.randomUUID();
    const { codes } = places;
    const code = own.get(write) ?? (write.kind === "KEY_TASK" ? codes.keyTask() : codes.item({ keyTask, indicator }));
    if (write.kind === "KEY_TASK" && write.id === null) newTasks.set(write.title, { id, code });
    const { kind, title, content, criteria, points, dueText, dueOn, remark } = write;
    const parties = places.partiesOf(write);
    const printed = printedColumns({ code, title, leadText: write.leadText, unitsText: write.unitsText }, parties);
    return {
      ...{ id, isNew: write.id === null, kind, parties },
      columns: {
        ...{ code, title, content, criteria, points, dueText, dueOn, remark, ...printed },
        ...{ indicatorId: indicator?.id ?? null, keyTaskId: keyTask?.id ?? null },
      },
    };
  };
  const tasks = new Map(writes.filter(({ kind }) => kind === "KEY_TASK").map((write) => [write, prepare(write)]));
  return writes.map((write) => tasks.get(write) ?? prepare(write));
}

function keyTaskOf(
  { keyTask }: DutyWrite,
  newTasks: ReadonlyMap<string, { id: string; code: string }>,
  places: Places,
) {
  if (keyTask === null) return null;
  if ("id" in keyTask) return { id: keyTask.id, code: places.codeOf.get(keyTask.id) ?? "" };
  return newTasks.get(keyTask.title) ?? null;
}

/** A duty's own code, or that of the sheet, when nobody else has it. */
function ownCodeOf(write: DutyWrite, { codes, codeOf }: Places): [DutyWrite, string][] {
  const known = write.id === null ? undefined : codeOf.get(write.id);
  if (known !== undefined && (write.code === null || write.code === known)) return [[write, known]];
  return write.code !== null && codes.claim(write.code) ? [[write, write.code]] : [];
}
