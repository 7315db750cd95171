import { type Day, dayOf, daysBetween, fromDay } from "@/lib/dates";
import type { DutyRow } from "@/lib/duties/queries";
import { printPoints, sumPoints } from "@/lib/points";
import { type LedgerView, ledgerSheet } from "./ledger-view";
import type { SheetDuties } from "./queries";
import type { SheetContext } from "./schema";
import type { SheetCell, SheetColumn, SheetRow, SheetSpec } from "./sheet";
import { type ViewText, viewLine } from "./view-line";
import { indicatorName, LAMP_TINTS, lampText, STATUS_TINTS, STATUS_WORDS, stampOf } from "./words";

const KIND_WORDS: Record<DutyRow["kind"], string> = { KEY_TASK: "重点任务", ASSESSMENT_ITEM: "考核事项" };

const COLUMNS: readonly SheetColumn[] = [
  { title: "编号", width: 7, align: "center" },
  { title: "事项", width: 34 },
  { title: "类型", width: 9, align: "center" },
  { title: "指标", width: 20 },
  { title: "分值", width: 6, align: "center" },
  { title: "牵头部门", width: 16, align: "center" },
  { title: "责任单位", width: 22 },
  { title: "时限", width: 18, align: "center" },
  { title: "状态灯", width: 13, align: "center", tints: LAMP_TINTS },
  { title: "状态", width: 8, align: "center", tints: STATUS_TINTS },
  { title: "完成", width: 10, align: "center" },
  { title: "整改", width: 7, align: "center" },
  { title: "最近填报", width: 14, align: "center" },
];
const OWN_COLUMN: SheetColumn = { title: "本单位", width: 8, align: "center" };

/** 责任台账: exactly the rows of a ledger view, in its order and groups. */
export const dutiesSheet = ({ rows, groups }: SheetDuties, words: ViewText, context: SheetContext): SheetSpec =>
  ledgerSheet(dutyView({ count: rows.length, groups, hasOwn: rows.some((row) => row.mine) }, words, context), rows);

interface DutyFacts {
  count: number;
  /** In order, with their labels; empty when the view is not grouped. */
  groups: SheetDuties["groups"];
  /** Whether the viewer's own unit has a part in any of them. */
  hasOwn: boolean;
}

/** Key tasks' points are the sum of their items' and are never added. */
export interface DutySums {
  count: number;
  points: string;
  done: number;
}

/** How a view of the ledger of duties prints. */
export function dutyView(
  { count, groups, hasOwn }: DutyFacts,
  words: ViewText,
  context: SheetContext,
): LedgerView<DutyRow, DutySums> {
  const labels = groups.length > 0 ? new Map(groups.map(({ key, label }) => [key, label])) : null;
  return {
    head: {
      tab: "责任台账",
      title: `${context.year}年${context.county}法治政府建设责任台账`,
      subtitle: viewLine(words, count, context),
      columns: hasOwn ? [...COLUMNS, OWN_COLUMN] : COLUMNS,
      ...stampOf(context),
    },
    dataColumns: dataColumns(labels),
    isGrouped: labels !== null,
    record: (row) => record(row, hasOwn, context.today),
    cells: (row) => dataCells(row, labels),
    heading: (key, sums) => `${labels?.get(key) ?? "未归类"}　${tally(sums)}`,
    total: (sums) => `合计　${tally(sums)}`,
    sums: (rows) => ({
      count: rows.length,
      points: pointsOf(rows.map((row) => (row.kind === "ASSESSMENT_ITEM" ? row.points : null))),
      done: rows.filter((row) => row.status === "DONE").length,
    }),
    add: (sums, more) => ({
      count: sums.count + more.count,
      points: pointsOf([sums.points, more.points]),
      done: sums.done + more.done,
    }),
  };
}

type Labels = ReadonlyMap<string | null, string | null>;

/** "7项，5分，已完成3项". */
const tally = ({ count, points, done }: DutySums): string => `${count}项，${pointsOf([points])}分，已完成${done}项`;

const pointsOf = (points: readonly (string | null)[]): string => printPoints(sumPoints(points));

function lampOf(row: DutyRow, today: Day): string {
  const days = row.openDueOn === null ? null : daysBetween(today, row.openDueOn);
  return lampText(row.lamp, days, row.dueOn !== null || row.openDueOn !== null);
}

const ownStatus = (row: DutyRow) => (row.mine ? STATUS_WORDS[row.mine.status] : "");

const reportedOn = (row: DutyRow) => (row.lastReportAt ? fromDay(dayOf(row.lastReportAt)) : null);

function record(row: DutyRow, hasOwn: boolean, today: Day): SheetRow {
  const cells = [
    row.code,
    row.title,
    KIND_WORDS[row.kind],
    row.indicator ? indicatorName(row.indicator) : "",
    row.points === null ? null : Number(row.points),
    row.leadText,
    row.unitsText,
    row.dueText || fromDay(row.dueOn),
    lampOf(row, today),
    STATUS_WORDS[row.status],
    row.unitsTotal === 0 ? "—" : `${row.unitsDone}/${row.unitsTotal}`,
    row.findingsTotal === 0 ? "0" : `${row.findingsTotal - row.findingsOpen}/${row.findingsTotal}`,
    reportedOn(row),
  ];
  return { kind: "record", cells: hasOwn ? [...cells, ownStatus(row)] : cells };
}

function dataColumns(labels: Labels | null): SheetSpec["data"]["columns"] {
  return [
    ...(labels ? [{ title: "分组", width: 26 }] : []),
    { title: "编号", width: 8 },
    { title: "类型", width: 10 },
    { title: "事项", width: 36 },
    { title: "重点任务编号", width: 12 },
    { title: "重点任务", width: 26 },
    { title: "一级指标", width: 26 },
    { title: "二级指标", width: 26 },
    { title: "分值", width: 8 },
    { title: "其下事项分值", width: 12 },
    { title: "牵头部门", width: 20 },
    { title: "责任单位", width: 30 },
    { title: "完成时限", width: 18 },
    { title: "时限日期", width: 12 },
    { title: "状态灯", width: 10 },
    { title: "状态", width: 8 },
    { title: "已完成单位数", width: 12 },
    { title: "责任单位数", width: 12 },
    { title: "未整改问题数", width: 12 },
    { title: "问题总数", width: 10 },
    { title: "最近填报", width: 12 },
    { title: "本单位状态", width: 10 },
  ];
}

function dataCells(row: DutyRow, labels: Labels | null): SheetCell[] {
  const points = row.points === null ? null : Number(row.points);
  return [
    ...(labels ? [labels.get(row.groupKey) ?? null] : []),
    row.code,
    KIND_WORDS[row.kind],
    row.title,
    row.keyTask?.code ?? null,
    row.keyTask?.title ?? null,
    row.indicator?.parentName ?? null,
    row.indicator?.name ?? null,
    // A key task's points are those of its items: in one column they would count twice.
    row.kind === "ASSESSMENT_ITEM" ? points : null,
    row.kind === "KEY_TASK" ? points : null,
    row.leadText,
    row.unitsText,
    row.dueText,
    fromDay(row.dueOn),
    lampText(row.lamp, null, row.dueOn !== null || row.openDueOn !== null),
    STATUS_WORDS[row.status],
    row.unitsDone,
    row.unitsTotal,
    row.findingsOpen,
    row.findingsTotal,
    reportedOn(row),
    ownStatus(row),
  ];
}
