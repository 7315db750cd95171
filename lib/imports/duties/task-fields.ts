import { bareText, tooLong } from "@/lib/imports/cells/texts";
import type { KnownDuty } from "./context";
import type { Field } from "./fields";
import type { NamedTask } from "./key-tasks";

/** The same for all rows that name the same task. */
export const taskKey = ({ ref }: NamedTask): string => ("id" in ref ? ref.id : ref.title);

/** Which key task an item stands under. */
export function keyTaskField(task: NamedTask, byId: (id: string) => KnownDuty | null): Field {
  const title = bareText(task.duty?.title ?? ("title" in task.ref ? task.ref.title : ""));
  return {
    column: "keyTask",
    prints: (duty) => [duty.keyTaskId === null ? "" : (byId(duty.keyTaskId)?.title ?? "")],
    // What the cell means is known already: its words, or the title that was accepted for them.
    isSame: (a, b) => bareText(a) === bareText(b) || (title !== "" && bareText(b) === title),
    read: () => ({ write: { keyTask: task.ref }, problems: [] }),
  };
}

/** A key task's own words; accepted as another's they are that one's. */
export function titleField(task: NamedTask | null): Field {
  return {
    column: "keyTask",
    prints: (duty) => [duty.title],
    isSame: (a, b, isOwn) => (isOwn ? a.trim() === b.trim() : bareText(a) === bareText(b)) || task?.duty?.title === b,
    read(text) {
      const title = task && "title" in task.ref ? task.ref.title : text.trim();
      return { write: text === "" ? {} : { title }, problems: tooLong("keyTask", title, 200) };
    },
  };
}
