import { daysBetween, fromDay } from "@/lib/dates";
import type { Period } from "@/lib/duties/progress/rules";
import { MESSAGES } from "@/lib/i18n/messages";
import { printPoints, sumPoints } from "@/lib/points";
import type { SheetAssignment } from "./assignments/queries";
import { blocksOf } from "./blocks";
import { progressText, STATE_CHOICES } from "./progress";
import { comesBack } from "./returning";
import type { SheetContext } from "./schema";
import type { PrintedSheet, SheetColumn, SheetRow, SheetSpec } from "./sheet";
import { stateTable } from "./unit-overview";
import { LAMP_TINTS, lampText, periodText, STATUS_TINTS, STATUS_WORDS, stampOf, subtitleOf } from "./words";

const ROLE_WORDS = MESSAGES["zh-CN"].duties.role;

const COLUMNS: readonly SheetColumn[] = [
  { title: "序号", width: 5, align: "center" },
  { title: "重点任务", width: 14, isMerged: true, key: "keyTask" },
  { title: "编号", width: 7, align: "center", key: "code" },
  { title: "具体任务", width: 40, key: "content" },
  { title: "职责", width: 7, align: "center", key: "role" },
  { title: "分值", width: 6, align: "center", key: "points" },
  { title: "完成时限", width: 12, align: "center", key: "due" },
  { title: "状态灯", width: 13, align: "center", tints: LAMP_TINTS },
  { title: "进展情况", width: 30, key: "progress" },
  { title: "状态", width: 9, align: "center", key: "state", choices: STATE_CHOICES, tints: STATUS_TINTS },
];

/**
 * 单位任务清单: all that one unit has to do, on a page or two; of several units one sheet each. Whoever may bring it back gets a
 * sheet to fill in besides, with the unit's words of a period.
 */
export function unitDutiesSheet(rows: readonly SheetAssignment[], period: Period, context: SheetContext): SheetSpec {
  const units = [...blocksOf(rows, (row) => row.unit.code).values()];
  const tabs = tabsOf(units.map(([first]) => first?.unit.shortName ?? ""));
  const returns = context.sender !== null && context.unit !== null;
  const overviews = units.map((block, index) => overview(block, returns ? "一览" : (tabs[index] ?? ""), context));
  const [first = overview([], "任务清单", context), ...more] = overviews;
  const [block = []] = units;
  return {
    ...(returns ? filledIn(block, tabs[0] ?? "任务清单", period, context) : first),
    more: returns ? overviews : more,
    data: dataSheet(rows),
    roundTrip: returns
      ? comesBack(context, "unit-duties", { period, editable: ["progress", "state"], isLocked: true })
      : undefined,
    ...stampOf(context),
  };
}

/** Names that a workbook takes: short, without its own signs, each only once. */
function tabsOf(names: readonly string[]): string[] {
  const taken = new Set(["数据"]);
  return names.map((name) => {
    const plain = name.replace(/[\\/?*[\]:']/g, "").slice(0, 24) || "单位";
    let tab = plain;
    for (let again = 2; taken.has(tab); again++) tab = `${plain}(${again})`;
    taken.add(tab);
    return tab;
  });
}

function headed(rows: readonly SheetAssignment[], context: SheetContext, note = "") {
  const unit = rows[0]?.unit ?? context.unit;
  const title = `${context.year}年${context.county}法治政府建设任务清单`;
  return {
    title: unit ? `${title}（${unit.shortName}）` : title,
    subtitle: subtitleOf({ ...context, unit }, "分", `${unit?.name ?? context.operatorUnit}${note}`),
  };
}

function overview(rows: readonly SheetAssignment[], tab: string, context: SheetContext): PrintedSheet {
  const table = stateTable(rows, context.today);
  return {
    tab,
    ...headed(rows, context),
    isSurvey: true,
    columns: table.columns,
    rows: [...table.rows, ...total(rows, table.columns.length)],
  };
}

function filledIn(rows: readonly SheetAssignment[], tab: string, period: Period, context: SheetContext): PrintedSheet {
  return {
    tab,
    ...headed(rows, context, `　　进展：${periodText(period)}`),
    isFilledIn: true,
    columns: COLUMNS,
    rows: [...rows.map((row, index) => record(row, index, context)), ...total(rows, COLUMNS.length)],
    keepsBlocks: true,
  };
}

function lampOf(row: SheetAssignment, { today }: SheetContext): string {
  return lampText(row.lamp, row.owedOn === null ? null : daysBetween(today, row.owedOn), row.dueOn !== null);
}

function record(row: SheetAssignment, index: number, context: SheetContext): SheetRow {
  return {
    kind: "record",
    origin: { id: row.id, version: row.version },
    cells: [
      index + 1,
      row.keyTask?.title ?? "",
      row.code,
      row.content || row.title,
      ROLE_WORDS[row.role],
      row.points,
      row.dueText || fromDay(row.dueOn),
      lampOf(row, context),
      progressText(row),
      STATUS_WORDS[row.status],
    ],
  };
}

function total(rows: readonly SheetAssignment[], width: number): SheetRow[] {
  if (rows.length === 0) return [];
  const points = printPoints(sumPoints(rows.map((row) => row.points?.toString() ?? null)));
  const count = (matches: (row: SheetAssignment) => boolean) => rows.filter(matches).length;
  const leads = count((row) => row.role === "LEAD");
  const [done, late] = [count((row) => row.lamp === "DONE"), count((row) => row.lamp === "RED")];
  const label = `合计　${rows.length}项（牵头${leads}项），${points}分，已完成${done}项，超期${late}项`;
  return [{ kind: "summary", label, span: width, cells: [] }];
}

function dataSheet(rows: readonly SheetAssignment[]): SheetSpec["data"] {
  return {
    columns: [
      { title: "单位代码", width: 12 },
      { title: "单位", width: 24 },
      { title: "编号", width: 8 },
      { title: "重点任务", width: 26 },
      { title: "具体任务", width: 50 },
      { title: "职责", width: 8 },
      { title: "牵头部门", width: 20 },
      { title: "分值", width: 8 },
      { title: "完成时限", width: 18 },
      { title: "时限日期", width: 12 },
      { title: "状态灯", width: 10 },
      { title: "状态", width: 9 },
      { title: "报告期", width: 10 },
      { title: "进展情况", width: 60 },
    ],
    rows: rows.map((row) => [
      row.unit.code,
      row.unit.name,
      row.code,
      row.keyTask?.title ?? null,
      row.content || row.title,
      ROLE_WORDS[row.role],
      row.leadText,
      row.points,
      row.dueText,
      fromDay(row.dueOn),
      lampText(row.lamp, null, row.dueOn !== null),
      STATUS_WORDS[row.status],
      row.report?.period ?? null,
      progressText(row),
    ]),
  };
}
