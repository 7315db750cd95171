import { type Day, dayOf, daysBetween, fromDay } from "@/lib/dates";
import type { DutyRow } from "@/lib/duties/queries";
import { printPoints, sumPoints } from "@/lib/points";
import { blocksOf } from "./blocks";
import type { SheetDuties } from "./queries";
import type { SheetContext } from "./schema";
import type { SheetColumn, SheetRow, SheetSpec } from "./sheet";
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
export function dutiesSheet({ rows, groups }: SheetDuties, view: ViewText, context: SheetContext): SheetSpec {
  const hasOwn = rows.some((row) => row.mine);
  const columns = hasOwn ? [...COLUMNS, OWN_COLUMN] : COLUMNS;
  const labels = new Map(groups.map(({ key, label }) => [key, label]));
  const isGrouped = groups.length > 0;
  const print = (row: DutyRow) => record(row, hasOwn, context.today);
  return {
    tab: "责任台账",
    title: `${context.year}年${context.county}法治政府建设责任台账`,
    subtitle: viewLine(view, rows.length, context),
    columns,
    rows: [
      ...(isGrouped ? groupedRows(rows, labels, columns.length, print) : rows.map(print)),
      ...totals(rows, columns.length),
    ],
    data: dataSheet(rows, isGrouped ? labels : null),
    ...stampOf(context),
  };
}

type Labels = ReadonlyMap<string | null, string | null>;

/** A heading with its subtotal before the rows of each group; `print` makes the row itself. */
function groupedRows(
  rows: readonly DutyRow[],
  labels: Labels,
  width: number,
  print: (row: DutyRow) => SheetRow,
): SheetRow[] {
  return [...blocksOf(rows, (row) => row.groupKey)].flatMap(([key, block]): SheetRow[] => [
    {
      kind: "summary",
      label: `${labels.get(key) ?? "未归入"}　${tally(block)}`,
      span: width,
      cells: [],
      opensGroup: true,
    },
    ...block.map(print),
  ]);
}

/** "7项，5分，已完成3项": key tasks' points are the sum of their items' and are never added. */
function tally(rows: readonly DutyRow[]): string {
  const points = sumPoints(rows.map((row) => (row.kind === "ASSESSMENT_ITEM" ? row.points : null)));
  const done = rows.filter((row) => row.status === "DONE").length;
  return `${rows.length}项，${printPoints(points)}分，已完成${done}项`;
}

function totals(rows: readonly DutyRow[], width: number): SheetRow[] {
  return rows.length === 0 ? [] : [{ kind: "summary", label: `合计　${tally(rows)}`, span: width, cells: [] }];
}

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

function dataSheet(rows: readonly DutyRow[], labels: Labels | null): SheetSpec["data"] {
  return {
    columns: [
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
    ],
    rows: rows.map((row) => {
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
    }),
  };
}
