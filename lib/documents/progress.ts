import { fromDay } from "@/lib/dates";
import type { Period } from "@/lib/duties/progress/rules";
import type { SheetAssignment } from "./assignments/queries";
import { comesBack } from "./returning";
import type { SheetContext } from "./schema";
import type { SheetColumn, SheetRow, SheetSpec } from "./sheet";
import { periodText, STATUS_TINTS, STATUS_WORDS, stampOf, subtitleOf } from "./words";

/** What a unit may say of its share; whether it is handed in or returned is not its to write. */
export const STATE_CHOICES = [STATUS_WORDS.NOT_STARTED, "正在推进", STATUS_WORDS.DONE];

const COLUMNS: readonly SheetColumn[] = [
  { title: "序号", width: 5, align: "center" },
  { title: "重点任务", width: 14, isMerged: true, key: "keyTask" },
  { title: "具体任务", width: 30, isMerged: true, key: "content" },
  { title: "牵头部门", width: 12, align: "center", isMerged: true, key: "lead" },
  { title: "责任单位", width: 14, align: "center", key: "units" },
  { title: "完成时限", width: 12, align: "center", key: "due" },
  { title: "进展情况", width: 34, key: "progress" },
  { title: "存在问题", width: 20, key: "problems" },
  { title: "下一步打算", width: 20, key: "nextSteps" },
  { title: "状态", width: 9, align: "center", key: "state", choices: STATE_CHOICES, tints: STATUS_TINTS },
  { title: "填报人及电话", width: 14, align: "center" },
];

/** 任务进展情况表 (调度表) of a month, a quarter or a year: one row per unit and task, with the unit's last words. */
export function progressSheet(rows: readonly SheetAssignment[], period: Period, context: SheetContext): SheetSpec {
  const { year, county, unit } = context;
  const title = `${year}年${county}法治政府建设任务进展情况表`;
  const notes = [periodText(period), ...(unit ? [unit.shortName] : [])];
  return {
    tab: "任务进展情况表",
    title: `${title}（${notes.join("，")}）`,
    subtitle: subtitleOf(context, "项"),
    columns: COLUMNS,
    rows: rows.map((row, index) => record(row, index, context)),
    keepsBlocks: true,
    data: dataSheet(rows),
    roundTrip: context.sender
      ? comesBack(context, "progress", {
          period,
          editable: ["progress", "problems", "nextSteps", "state"],
          isLocked: true,
        })
      : undefined,
    ...stampOf(context),
  };
}

/** 进展情况 as it prints: 无变化 is said in a word. */
export const progressText = ({ report }: SheetAssignment): string =>
  report ? (report.isUnchanged ? "无变化" : report.progress) : "";

function record(row: SheetAssignment, index: number, { sender, operatorCode }: SheetContext): SheetRow {
  return {
    kind: "record",
    origin: { id: row.id, version: row.version },
    // Who leads has the rows of other units to look at.
    isLocked: sender === "UNIT" && row.unit.code !== operatorCode,
    cells: [
      index + 1,
      row.keyTask?.title ?? "",
      row.content || row.title,
      row.leadText,
      row.unit.shortName,
      row.dueText || fromDay(row.dueOn),
      progressText(row),
      row.report?.problems ?? "",
      row.report?.nextSteps ?? "",
      STATUS_WORDS[row.status],
      row.report ? [row.report.authorName, row.report.authorPhone].filter(Boolean).join("\n") : "",
    ],
  };
}

function dataSheet(rows: readonly SheetAssignment[]): SheetSpec["data"] {
  return {
    columns: [
      { title: "序号", width: 6 },
      { title: "重点任务编号", width: 12 },
      { title: "重点任务", width: 26 },
      { title: "编号", width: 8 },
      { title: "事项", width: 30 },
      { title: "具体任务", width: 50 },
      { title: "牵头部门", width: 20 },
      { title: "单位代码", width: 12 },
      { title: "责任单位", width: 24 },
      { title: "完成时限", width: 18 },
      { title: "时限日期", width: 12 },
      { title: "报告期", width: 10 },
      { title: "进展情况", width: 60 },
      { title: "存在问题", width: 30 },
      { title: "下一步打算", width: 30 },
      { title: "状态", width: 9 },
      { title: "填报人", width: 10 },
      { title: "电话", width: 16 },
    ],
    rows: rows.map((row, index) => [
      index + 1,
      row.keyTask?.code ?? null,
      row.keyTask?.title ?? null,
      row.code,
      row.title,
      row.content || row.title,
      row.leadText,
      row.unit.code,
      row.unit.name,
      row.dueText,
      fromDay(row.dueOn),
      row.report?.period ?? null,
      progressText(row),
      row.report?.problems ?? null,
      row.report?.nextSteps ?? null,
      STATUS_WORDS[row.status],
      row.report?.authorName ?? null,
      row.report?.authorPhone ?? null,
    ]),
  };
}
