import { type Day, fromDay } from "@/lib/dates";
import type { FindingRow } from "@/lib/findings/queries";
import type { FindingGroup } from "@/lib/findings/schema";
import { type FindingSums, findingLampText, findingSums, remarkOf, sumsText, unitNames, WORDS } from "./finding-words";
import type { SheetFindings } from "./findings/queries";
import { type LedgerView, ledgerSheet } from "./ledger-view";
import type { SheetContext } from "./schema";
import type { SheetCell, SheetColumn, SheetSpec } from "./sheet";
import { type ViewText, viewLine } from "./view-line";
import { LAMP_TINTS, stampOf } from "./words";

interface Column extends Pick<SheetColumn, "title" | "width" | "align" | "tints"> {
  cell: (row: FindingRow, today: Day) => SheetCell;
}

const COLUMNS: readonly Column[] = [
  { title: "编号", width: 10, align: "center", cell: (row) => row.number },
  { title: "问题来源", width: 12, align: "center", cell: (row) => WORDS.source[row.source] },
  { title: "存在问题", width: 36, cell: (row) => row.text },
  { title: "整改类型", width: 9, align: "center", cell: (row) => WORDS.kind[row.kind] },
  { title: "严重程度", width: 8, align: "center", cell: (row) => WORDS.severity[row.severity] },
  { title: "责任单位", width: 16, align: "center", cell: (row) => unitNames(row.units) },
  { title: "牵头部门", width: 12, align: "center", cell: (row) => row.leadUnit?.shortName ?? "" },
  { title: "对应事项", width: 18, cell: (row) => (row.dutyCode ? `${row.dutyCode} ${row.dutyTitle}` : "") },
  { title: "发现时间", width: 12, align: "center", cell: (row) => fromDay(row.foundOn) },
  { title: "整改时限", width: 12, align: "center", cell: (row) => fromDay(row.dueOn) },
  { title: "状态灯", width: 13, align: "center", tints: LAMP_TINTS, cell: findingLampText },
  { title: "状态", width: 14, align: "center", cell: (row) => WORDS.status[row.status] },
  { title: "措施", width: 7, align: "center", cell: (row) => measures(row) },
  { title: "销号时间", width: 12, align: "center", cell: (row) => fromDay(row.closedOn) },
  { title: "备注", width: 10, align: "center", cell: (row) => remarkOf(row) },
];

const measures = (row: FindingRow) => (row.measuresTotal === 0 ? "—" : `${row.measuresDone}/${row.measuresTotal}`);

/** 问题台账: exactly the rows of a ledger view, in its order and groups. */
export const findingsSheet = (
  { rows, groups, group }: SheetFindings,
  words: ViewText,
  context: SheetContext,
): SheetSpec => ledgerSheet(findingView({ count: rows.length, groups, group }, words, context), rows);

interface FindingFacts extends Pick<SheetFindings, "groups" | "group"> {
  count: number;
}

/** How a view of the rectification ledger prints. */
export function findingView(
  { count, groups, group }: FindingFacts,
  words: ViewText,
  context: SheetContext,
): LedgerView<FindingRow, FindingSums> {
  const labels = group ? new Map(groups.map(({ key, label }) => [key, label ?? wordOf(group, key)])) : null;
  const dataColumns = dataColumnsOf(labels);
  return {
    head: {
      tab: "问题台账",
      title: `${context.year}年${context.county}法治政府建设问题台账`,
      subtitle: viewLine(words, count, context),
      columns: COLUMNS.map(({ cell: _cell, ...column }) => column),
      ...stampOf(context),
    },
    dataColumns: dataColumns.map(({ title, width }) => ({ title, width })),
    isGrouped: labels !== null,
    record: (row) => ({ kind: "record", cells: COLUMNS.map(({ cell }) => cell(row, context.today)) }),
    cells: (row) => dataColumns.map(({ cell }) => cell(row, context.today)),
    heading: (key, sums) => `${labels?.get(key) ?? "未归类"}　${sumsText(sums).replace("合计：", "")}`,
    total: sumsText,
    sums: findingSums,
    add: (sums, more) => ({
      count: sums.count + more.count,
      closed: sums.closed + more.closed,
      measuresTotal: sums.measuresTotal + more.measuresTotal,
    }),
  };
}

type Labels = ReadonlyMap<string | null, string | null>;

/** Sources and states are words of ours; units and indicators have names. */
function wordOf(group: FindingGroup, key: string | null): string | null {
  if (group !== "source" && group !== "status") return null;
  return (WORDS[group] as Record<string, string>)[key ?? ""] ?? null;
}

function dataColumnsOf(labels: Labels | null): Column[] {
  return [
    ...(labels ? [{ title: "分组", width: 20, cell: (row: FindingRow) => labels.get(row.groupKey) ?? null }] : []),
    ...COLUMNS.filter(({ title }) => title !== "措施"),
    { title: "整改目标", width: 20, cell: (row) => row.goal },
    { title: "指标", width: 20, cell: (row) => row.indicatorName },
    { title: "已完成措施数", width: 12, cell: (row) => row.measuresDone },
    { title: "措施数", width: 8, cell: (row) => row.measuresTotal },
  ];
}
