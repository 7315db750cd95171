import type { KeyTaskRef } from "@/lib/imports/breakdown/record";
import { bareText, tooLong } from "@/lib/imports/cells/texts";
import { refusal, warning } from "@/lib/imports/merge";
import type { Problem } from "@/lib/imports/preview";
import { nearestOf } from "@/lib/similar";
import type { KnownDuty } from "./context";

export interface NamedTask {
  ref: KeyTaskRef;
  /** The task there is; null for one that the import makes. */
  duty: KnownDuty | null;
  problems: Problem[];
}

interface NewTask {
  title: string;
  code: string | null;
  /** Row that would have made it. */
  refusedAt: number | null;
}

/** Finds the key tasks that rows name, by code or words; the same unknown words make one new task. */
export function keyTaskFinder(duties: readonly KnownDuty[], fixes: Readonly<Record<string, string>>) {
  const tasks = duties.filter(({ kind }) => kind === "KEY_TASK");
  const byCode = new Map(tasks.map((task) => [task.code, task]));
  const byTitle = new Map(tasks.map((task) => [bareText(task.title), task]));
  const nearest = nearestOf(
    tasks.map(({ title }) => ({ value: title, names: [bareText(title)] })),
    0.5,
  );
  const made = new Map<string, NewTask>();

  const create = (title: string, code: string, words: string): NamedTask => {
    const key = bareText(words) || code;
    const known = made.get(key);
    const problems: Problem[] = tooLong("keyTask", title, 200);
    if (known?.refusedAt)
      problems.push(refusal("keyTask", "keyTaskRefused", title, { values: { row: known.refusedAt } }));
    const task = known ?? { title: title.slice(0, 200), code: code.slice(0, 20) || null, refusedAt: null };
    made.set(key, task);
    // Told once, where the task is first named; accepting it counts for all rows that do.
    const suggestion = known ? null : nearest(bareText(words));
    if (suggestion !== null) problems.push(warning("keyTask", "keyTaskSimilar", words, { suggestion }));
    return { ref: { title: task.title, code: task.code }, duty: null, problems };
  };

  return {
    /** The task that a row names; null when it names none. */
    find({ keyTask: words = "", keyTaskCode: code = "" }: Readonly<Record<string, string>>): NamedTask | null {
      const fixed = fixes[`keyTask:${words}`] ?? words;
      const duty = byCode.get(code) ?? byTitle.get(bareText(fixed));
      if (duty) return { ref: { id: duty.id }, duty, problems: [] };
      if (words === "" && code === "") return null;
      return create(fixed.replace(/\s+/g, " ").trim() || code, code, words);
    },
    /** The row that was to make the task is not written: nor is what stands under it. */
    refuse(task: NamedTask, row: number): void {
      if (!("title" in task.ref)) return;
      const { title } = task.ref;
      const own = [...made.values()].find((one) => one.title === title);
      if (own) own.refusedAt ??= row;
    },
  };
}
