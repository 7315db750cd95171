import type { DutyWrite } from "@/lib/imports/breakdown/record";
import type { PlanContext } from "@/lib/imports/duties/context";
import type { PreviewRow, Problem } from "@/lib/imports/preview";
import type { ProgressWrite } from "@/lib/imports/progress/rules";
import type { RectificationContext, RectificationWrite } from "@/lib/imports/rectification/known";
import type { ImportKind } from "@/lib/imports/status";
import type { UnitWrite } from "@/lib/imports/units/known";

// A preview in the words of expected/: one line per row, one per doubt.

const oneLine = (text: string): string => text.replaceAll("\n", "⏎");

/** What confirming would write of a new record; of a changed one its changes are enough. */
type Says = (record: never, context: never) => string;

const SAYS: Partial<Record<ImportKind, Says>> = {
  BREAKDOWN: saysMeasure,
  STANDARD: saysItem,
  SCORE_SHEET: saysItem,
  UNITS: saysUnit,
  PROGRESS: saysReport,
  RECTIFICATION: saysFinding,
};

export function rowLine({ no, action, key, changes, record }: PreviewRow, kind: ImportKind, context: unknown): string {
  if (action === "UNCHANGED") return `${no} UNCHANGED ${key}`;
  if (action === "UPDATE") {
    const changed = changes.map(({ column, from, to }) => `${column} ${from} → ${to}`);
    return oneLine(`${no} UPDATE ${key} ${changed.join("; ")}`);
  }
  if (action !== "CREATE") return `${no} ${action}`;
  return oneLine(
    `${no} CREATE ${kind === "PROGRESS" ? `${key} : ` : ""}${SAYS[kind]?.(record as never, context as never) ?? ""}`,
  );
}

export function problemLine({ column, level, code, text, suggestion, values = {} }: Problem, no?: number): string {
  const more = suggestion === undefined ? valuesOf(code, values) : `→ ${suggestion}`;
  const parts = [no, level, column ?? "-", code, text, more];
  return oneLine(parts.filter((part) => part !== undefined && part !== "").join(" "));
}

/** Which other row is meant, and what sums to what. */
function valuesOf(code: Problem["code"], { row, name, sum, points }: NonNullable<Problem["values"]>): string {
  if (code === "duplicate" || code === "problemRefused") return `(row ${row})`;
  if (code === "totalDiffers") return `(${sum})`;
  if (code !== "pointsSum" && code !== "pointsTotal") return "";
  return `(${name === undefined ? "" : `${name} `}${sum}/${points})`;
}

function saysMeasure(record: DutyWrite, { duties, ...context }: PlanContext): string {
  const { kind, title, content, keyTask, dueOn, dueText } = record;
  const task = keyTask && ("id" in keyTask ? duties.find(({ id }) => id === keyTask.id)?.title : keyTask.title);
  const words = kind === "KEY_TASK" ? `[${title}]` : `${task ?? "-"} > ${content}`;
  return [words, ...partiesOf(record, context), dueOn ?? (dueText || "-")].join(" : ");
}

function saysItem(record: DutyWrite, context: PlanContext): string {
  const { indicator, content, points, criteria } = record;
  const made = indicator && "top" in indicator ? [indicator.top, indicator.sub] : [];
  const place = made.flatMap((one) => (one && "name" in one ? [`${one.name} ${one.points ?? ""}`.trim()] : []));
  return [[...place, content].join(" > "), points ?? "-", criteria || "-", ...partiesOf(record, context)].join(" : ");
}

/** Who leads, and who else is responsible, groups first. */
function partiesOf({ leads, groups, units }: DutyWrite, { known, groupIds }: Pick<PlanContext, "known" | "groupIds">) {
  const nameOf = new Map([
    ...known.units.map(({ id, shortName }) => [id, shortName] as const),
    ...Object.entries(groupIds).map(([name, id]) => [id, name] as const),
  ]);
  const names = (ids: readonly string[]) => ids.map((id) => nameOf.get(id) ?? id).join("、") || "-";
  return [names(leads), names([...groups, ...units])];
}

function saysUnit({ name, shortName, class: unitClass, formerNames, phone, ...record }: UnitWrite): string {
  const kind = "kind" in record ? record.kind : "";
  const former = formerNames?.join("、") || "-";
  return [name, shortName, `${kind} ${unitClass ?? "-"}`, former, phone ?? "-"].join(" : ");
}

function saysReport({ progress, problems, nextSteps, isDone }: ProgressWrite): string {
  return [progress, problems || "-", nextSteps || "-", isDone ? "done" : "going on"].join(" : ");
}

function saysFinding(write: RectificationWrite, { units }: RectificationContext): string {
  if (write.verb === "withAbove") return "with the row above";
  if (write.verb === "change") return "another measure";
  const { input, reports } = write;
  const nameOf = (id: string | null) => units.find((unit) => unit.id === id)?.shortName ?? "-";
  const measures = input.measures.map(({ text, person, dueOn, dueText }) =>
    [text, person, dueOn ?? dueText].filter((part) => part !== "").join(" "),
  );
  return [
    `${input.source} ${input.kind} ${input.text}`,
    input.goal || "-",
    nameOf(input.leadUnitId),
    input.unitIds.map(nameOf).join("、"),
    measures.join(" + "),
    ...reports.map(({ measure, status, text }) => `${measure + 1} ${status} ${text}`),
  ].join(" : ");
}
