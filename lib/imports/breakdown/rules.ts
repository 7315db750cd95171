import { bareText } from "@/lib/imports/cells/texts";
import type { KnownDuty, PlanContext } from "@/lib/imports/duties/context";
import { itemReader } from "@/lib/imports/duties/items";
import type { NamedTask } from "@/lib/imports/duties/key-tasks";
import { codeField, decide, finishRow, isRefused, refuseRow } from "@/lib/imports/duties/row";
import { taskKey, titleField } from "@/lib/imports/duties/task-fields";
import { unseenRows } from "@/lib/imports/duties/unseen";
import { refusal, warning } from "@/lib/imports/merge";
import type { MakeReader, MappedRow, MappedSheet, PreviewRow, Problem } from "@/lib/imports/preview";
import type { DutyWrite } from "./record";
import { withSections } from "./sections";

/** 任务分解表: each row is a measure under its key task, or without a measure the key task itself. */
export const makeBreakdownReader: MakeReader<PlanContext> = (context, settings) => {
  const { index, tasks, fields, claim, begin, readItem } = itemReader(context, settings);
  const unseen = unseenRows();
  /** Tasks whose measures have begun: a line without one is then no task but a measure without words. */
  const begun = new Set<string>();

  const readRow = (given: MappedRow, sheet: MappedSheet): PreviewRow<DutyWrite> => {
    const row = listedTask(given);
    const { preview, origin, isDone } = begin(row, sheet);
    if (isDone) return preview;
    const task = tasks.find(row.cells);
    const { content, title, code = "" } = row.cells;
    const subject = origin ?? index.byCode(code);
    const isItem = subject?.kind === "ASSESSMENT_ITEM" || (!origin && Boolean(content || title));
    if (!isItem) return readKeyTask(row, sheet, { preview, origin, task });
    const key = task ? taskKey(task) : "";
    begun.add(key);
    const id = task ? (task.duty?.id ?? null) : undefined;
    const placeMissing = refusal("keyTask", "keyTaskMissing");
    return readItem({ row, sheet, preview, origin, task, place: { column: "keyTaskId", id, key }, placeMissing });
  };

  /** Our own ledger lists key tasks among the items, each with its code and its title in the column of all titles. */
  const listedTask = (row: MappedRow): MappedRow => {
    const { title, content: _content, ...cells } = row.cells;
    const coded = index.byCode(cells.code ?? "");
    const isTask = !row.origin && coded?.kind === "KEY_TASK" && bareText(title ?? "") === bareText(coded.title);
    return isTask ? { ...row, cells: { ...cells, keyTask: title ?? "" } } : row;
  };

  interface Named {
    preview: PreviewRow<DutyWrite>;
    origin: KnownDuty | null;
    task: NamedTask | null;
  }

  const readKeyTask = (row: MappedRow, sheet: MappedSheet, { preview, origin, task }: Named) => {
    const code = row.cells.keyTaskCode || row.cells.code || "";
    const coded = index.byCode(code);
    const duty = origin ?? task?.duty ?? (coded?.kind === "KEY_TASK" ? coded : null);
    if (!task && !duty) return refuseRow(preview, refusal("keyTask", "keyTaskMissing"));
    if (task && row.cells.content !== undefined && !row.origin && begun.has(taskKey(task)))
      return refuseRow(preview, refusal("content", "required"));
    const { keyTask: words = "", lead, units, due, remark = "" } = row.cells;
    // A line that only names the task has its measures below it; they say who leads.
    const isHeading = !lead && !units && !due && !row.origin;
    const cells: Record<string, string> = isHeading ? { keyTask: words, remark } : { ...row.cells, code };
    const here = { file: sheet.fileName, row: row.no };
    const problems: Problem[] = [
      ...(duty ? [] : (task?.problems ?? [])),
      ...claim(duty ? `id:${duty.id}` : `task:${bareText(words) || code}`, "keyTask", words, here),
    ];
    if (!duty && !lead && (isHeading || lead === undefined)) problems.push(warning(null, "leadUnassigned"));
    const own = [codeField(index.byCode), titleField(task), ...fields.keyTask];
    const decision = decide({ kind: "KEY_TASK", duty, fields: own, row, cells, sheet, settings });
    const done = finishRow(preview, duty, { ...decision, problems: [...problems, ...decision.problems] });
    if (task && isRefused(done.problems)) tasks.refuse(task, row.no);
    return done;
  };

  return {
    read(sheet) {
      unseen.look(sheet);
      return withSections(sheet).map((row) => readRow(row, sheet));
    },
    finish: () => unseen.problems(),
  };
};
