import { claims } from "@/lib/imports/cells/claims";
import { bareText } from "@/lib/imports/cells/texts";
import type { KnownDuty } from "@/lib/imports/duties/context";
import { dutyFields, type Field } from "@/lib/imports/duties/fields";
import { dutyIndex } from "@/lib/imports/duties/index-of";
import { keyTaskFinder, type NamedTask } from "@/lib/imports/duties/key-tasks";
import { lookAlikes } from "@/lib/imports/duties/look-alikes";
import { codeField, decide, finishRow, isRefused, refuseRow, startRow } from "@/lib/imports/duties/row";
import { unseenRows } from "@/lib/imports/duties/unseen";
import { refusal, warning } from "@/lib/imports/merge";
import type { MakeReader, MappedRow, MappedSheet, PreviewRow, Problem } from "@/lib/imports/preview";
import type { BreakdownContext } from "./queries";
import type { DutyWrite } from "./record";

/** 任务分解表: each row is a measure under its key task, or without a measure the key task itself. */
export const makeBreakdownReader: MakeReader<BreakdownContext> = (context, settings) => {
  const { fixes } = settings;
  const index = dutyIndex(context.duties);
  const tasks = keyTaskFinder(context.duties, fixes);
  const fields = dutyFields(context, fixes);
  const similar = lookAlikes(context.duties);
  const claim = claims();
  const unseen = unseenRows();
  /** Tasks whose measures have begun: a line without one is then no task but a measure without words. */
  const begun = new Set<string>();

  const readRow = (row: MappedRow, sheet: MappedSheet): PreviewRow<DutyWrite> => {
    const preview = startRow(row, sheet);
    if (row.isFoot) return preview;
    const origin = row.origin ? index.byId(row.origin.id) : null;
    if (row.origin && !origin) return refuseRow(preview, refusal(null, "recordGone"));
    const task = tasks.find(row.cells);
    const { content, title, code = "" } = row.cells;
    const subject = origin ?? index.byCode(code);
    const isItem = subject?.kind === "ASSESSMENT_ITEM" || (!origin && Boolean(content || title));
    return isItem ? readItem(row, sheet, preview, task, origin) : readKeyTask(row, sheet, preview, task, origin);
  };

  const readItem = (
    row: MappedRow,
    sheet: MappedSheet,
    preview: PreviewRow<DutyWrite>,
    task: NamedTask | null,
    origin: KnownDuty | null,
  ): PreviewRow<DutyWrite> => {
    const cells = itemCells(row.cells);
    const words = cells.content ?? "";
    const place = task ? (task.duty?.id ?? null) : undefined;
    const coded = index.byCode(cells.code ?? "");
    const named = coded?.kind === "ASSESSMENT_ITEM" ? coded : null;
    const meant = fixes[`content:${words}`] ?? words;
    const duty = origin ?? named ?? index.item(meant, "keyTaskId", place);
    const here = { file: sheet.fileName, row: row.no };
    const taskKey = task ? keyOf(task) : "";
    begun.add(taskKey);
    const problems: Problem[] = [
      ...(task?.problems ?? []),
      ...claim(duty ? `id:${duty.id}` : `new:${taskKey}:${bareText(words)}`, "content", words, here),
      ...(cells.code && !duty ? claim(`code:${cells.code}`, "code", cells.code, here) : []),
    ];
    if (!task && !duty) problems.push(refusal("keyTask", "keyTaskMissing"));
    if (!duty && task?.duty) problems.push(...similar(words, task.duty.id));
    if (!duty && cells.lead === undefined) problems.push(warning(null, "leadUnassigned"));
    const own = [codeField(index.byCode), ...(task ? [keyTaskField(task, index.byId)] : []), ...fields.item];
    const decision = decide({ kind: "ASSESSMENT_ITEM", duty, fields: own, row, cells, sheet, settings });
    return finishRow(preview, duty, { ...decision, problems: [...problems, ...decision.problems] });
  };

  const readKeyTask = (
    row: MappedRow,
    sheet: MappedSheet,
    preview: PreviewRow<DutyWrite>,
    task: NamedTask | null,
    origin: KnownDuty | null,
  ): PreviewRow<DutyWrite> => {
    const code = row.cells.keyTaskCode || row.cells.code || "";
    const coded = index.byCode(code);
    const duty = origin ?? task?.duty ?? (coded?.kind === "KEY_TASK" ? coded : null);
    if (!task && !duty) return refuseRow(preview, refusal("keyTask", "keyTaskMissing"));
    if (task && row.cells.content !== undefined && !row.origin && begun.has(keyOf(task)))
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
      return sheet.rows.map((row) => readRow(row, sheet));
    },
    finish: () => unseen.problems(),
  };
};

const keyOf = ({ ref }: NamedTask): string => ("id" in ref ? ref.id : ref.title);

/** 配合单位 are responsible units, too; a sheet that has only 事项 has its words there. */
function itemCells(cells: Readonly<Record<string, string>>): Record<string, string> {
  const { support, ...rest } = cells;
  const own: Record<string, string> = { ...rest };
  if (support !== undefined) own.units = [rest.units ?? "", support].filter((text) => text !== "").join("、");
  if (rest.content === undefined && rest.title !== undefined) own.content = rest.title;
  return own;
}

/** Which key task an item stands under. */
export function keyTaskField(task: NamedTask, byId: (id: string) => KnownDuty | null): Field {
  const title = task.duty?.title ?? ("title" in task.ref ? task.ref.title : "");
  return {
    column: "keyTask",
    prints: (duty) => [duty.keyTaskId === null ? "" : (byId(duty.keyTaskId)?.title ?? "")],
    // What the cell means is known already: its words, or the title that was accepted for them.
    isSame: (a, b) => bareText(a) === bareText(b) || (bareText(b) === bareText(title) && bareText(b) !== ""),
    read: () => ({ write: { keyTask: task.ref }, problems: [] }),
  };
}

/** A key task's own words; accepted as another's they are that one's. */
function titleField(task: NamedTask | null): Field {
  return {
    column: "keyTask",
    prints: (duty) => [duty.title],
    isSame: (a, b, isOwn) => (isOwn ? a.trim() === b.trim() : bareText(a) === bareText(b)) || task?.duty?.title === b,
    read: (text) => {
      const title = task && "title" in task.ref ? task.ref.title : text.trim();
      const limited =
        title.length > 200 ? [refusal("keyTask", "tooLong", text.slice(0, 100), { values: { limit: 200 } })] : [];
      return { write: text === "" ? {} : { title }, problems: limited };
    },
  };
}
