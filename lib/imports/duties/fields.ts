import { squeezed } from "@/lib/cells";
import type { WrittenDue } from "@/lib/due-text";
import { printNames } from "@/lib/duties/assign/rules";
import type { DutyWrite } from "@/lib/imports/breakdown/record";
import { dueReader, isSameDue } from "@/lib/imports/cells/due";
import { readPoints } from "@/lib/imports/cells/points";
import { bareText, titleOf, tooLong } from "@/lib/imports/cells/texts";
import { isSameUnits, unitsReader } from "@/lib/imports/cells/units";
import { isSameText, refusal } from "@/lib/imports/merge";
import type { Problem } from "@/lib/imports/preview";
import type { KnownDuty, PlanContext } from "./context";

/** What one column says of a duty. */
export interface Field {
  column: string;
  /** The spellings under which a sheet may have printed what is stored, the usual one first. */
  prints(duty: KnownDuty): readonly string[];
  /** Whether two texts say the same. Of our own sheet (`isOwn`) every change counts, of others only one of meaning. */
  isSame(a: string, b: string, isOwn: boolean): boolean;
  /** `duty` is the one that is changed, null for a new one. */
  read(text: string, duty: KnownDuty | null): { write: Partial<DutyWrite>; problems: readonly Problem[] };
}

const sameWords = (a: string, b: string, isOwn: boolean): boolean =>
  isOwn ? isSameText(a, b) : squeezed(a) === squeezed(b);

const plain = (column: "criteria" | "remark", limit: number): Field => ({
  column,
  prints: (duty) => [duty[column]],
  isSame: sameWords,
  read: (text) => ({ write: { [column]: text }, problems: tooLong(column, text, limit) }),
});

/** Whether a title was made from the content, and so follows it. */
const isDerived = ({ title, content }: KnownDuty): boolean => content === "" || title === titleOf(content);

/** The columns that items and key tasks have; readers of units and deadlines keep what they have read. */
export function dutyFields(context: PlanContext, fixes: Readonly<Record<string, string>>) {
  const readUnits = unitsReader(context.known, fixes);
  const readDue = dueReader(context, fixes);
  const nameOf = new Map(context.known.units.map(({ id, name }) => [id, { name }]));
  const groupOf = new Map(Object.entries(context.groupIds).map(([name, id]) => [id, { name }]));
  const taskById = new Map(context.duties.map((duty) => [duty.id, duty]));
  const printed = (ids: readonly string[], names: ReadonlyMap<string, { name: string }>) =>
    ids.flatMap((id) => names.get(id) ?? []);
  const sameUnits = (column: string) => (a: string, b: string, isOwn: boolean) =>
    sameWords(a, b, isOwn) || (!isOwn && isSameUnits(readUnits(column, a), readUnits(column, b)));
  const text = (column: string, cell: string) => fixes[`${column}:${cell}`] ?? cell;

  const lead: Field = {
    column: "lead",
    prints(duty) {
      const task = duty.keyTaskId === null ? undefined : taskById.get(duty.keyTaskId);
      // An item led by its key task's lead alone prints as the key task does.
      const isTasks = task && duty.leads.length === 1 && task.leads[0] === duty.leads[0];
      return [...(isTasks ? [task.leadText] : []), duty.leadText, printNames(printed(duty.leads, nameOf))];
    },
    isSame: sameUnits("lead"),
    read(cell) {
      if (cell === "") return { write: {}, problems: [refusal("lead", "leadMissing")] };
      const read = readUnits("lead", cell);
      if (!("ids" in read)) return { write: {}, problems: [read] };
      if (read.ids.length === 0) return { write: {}, problems: [refusal("lead", "leadMissing", cell)] };
      const problems = [...tooLong("lead", read.text, 200)];
      if (read.ids.length > 10) problems.push(refusal("lead", "tooLong", cell, { values: { limit: 10 } }));
      return { write: { leads: read.ids, leadText: read.text }, problems };
    },
  };

  const units: Field = {
    column: "units",
    prints: (duty) => [duty.unitsText, printNames([...printed(duty.groups, groupOf), ...printed(duty.units, nameOf)])],
    isSame: sameUnits("units"),
    read(cell) {
      const read = readUnits("units", cell);
      if (!("ids" in read)) return { write: {}, problems: [read] };
      const groups = read.groups.flatMap((name) => context.groupIds[name] ?? []);
      const write = { units: read.units, groups, unitsText: read.text };
      return { write, problems: tooLong("units", read.text, 400) };
    },
  };

  const due: Field = {
    column: "due",
    prints: ({ dueText, dueOn }) => [dueText || (dueOn ?? "")],
    isSame: (a, b, isOwn) => sameWords(a, b, isOwn) || (isOwn ? isSameDay(a, b) : isSameDue(a, b, context.year)),
    read(cell) {
      const read = readDue("due", cell);
      const none: WrittenDue = { dueOn: null, dueText: "" };
      return { write: read.due ?? none, problems: read.problems };
    },
  };
  const isSameDay = (a: string, b: string) => {
    const [one, other] = [readDue("due", a).due, readDue("due", b).due];
    return one !== null && other !== null && one.dueOn === other.dueOn && one.dueText === other.dueText;
  };

  const points: Field = {
    column: "points",
    prints: (duty) => [duty.points ?? ""],
    isSame: (a, b) => squeezed(a) === squeezed(b) || (readPoints(a) !== null && readPoints(a) === readPoints(b)),
    read(cell, duty) {
      const read = readPoints(text("points", cell));
      if (cell !== "" && read === null) return { write: {}, problems: [refusal("points", "pointsUnread", cell)] };
      const isLocked = context.isIssued && read !== readPoints(duty?.points ?? "");
      return { write: { points: read }, problems: isLocked ? [refusal("points", "pointsLocked", cell)] : [] };
    },
  };

  const content: Field = {
    column: "content",
    prints: (duty) => [duty.content || duty.title, duty.title],
    isSame: (a, b, isOwn) => sameWords(a, b, isOwn) || (!isOwn && bareText(a) === bareText(b)),
    read(cell, duty) {
      if (cell === "") return { write: {}, problems: [refusal("content", "required")] };
      const title = duty === null || isDerived(duty) ? { title: titleOf(cell) } : {};
      return { write: { content: cell, ...title }, problems: tooLong("content", cell, 4_000) };
    },
  };

  /** 事项, where a sheet has it beside the full words. */
  const title: Field = {
    column: "title",
    prints: (duty) => [duty.title],
    isSame: sameWords,
    read: (cell) => ({ write: cell === "" ? {} : { title: cell }, problems: tooLong("title", cell, 200) }),
  };

  return {
    /** In the order in which they are written: a title of its own after the one that the content gives. */
    item: [content, title, plain("criteria", 4_000), points, lead, units, due, plain("remark", 300)],
    keyTask: [lead, units, due, plain("remark", 300)],
  } satisfies Record<string, Field[]>;
}
