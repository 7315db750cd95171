import { type Day, daysBetween, fromDay } from "@/lib/dates";
import type { OverdueTab } from "@/lib/supervision/schema";
import type { SheetOverdue } from "./queries";
import type { SheetContext } from "./schema";
import type { SheetRow, SheetSpec } from "./sheet";
import { LAMP_TINTS, lampText, periodText, stampOf, subtitleOf } from "./words";

const NAMES: Record<OverdueTab, string> = {
  overdue: "超期事项清单",
  dueSoon: "临期事项清单",
  missing: "未按期填报事项清单",
};

export const overdueName = (tab: OverdueTab): string => NAMES[tab];

/** 超期事项清单: one row per assignment that is late, unit by unit, with whom to call. */
export function overdueSheet(
  rows: readonly SheetOverdue[],
  tab: OverdueTab,
  filter: string,
  context: SheetContext,
): SheetSpec {
  const { year, county, unit } = context;
  const title = `${year}年${county}法治政府建设${NAMES[tab]}`;
  return {
    tab: NAMES[tab],
    title: unit ? `${title}（${unit.shortName}）` : title,
    subtitle: subtitleOf(context, "项", filter ? `筛选：${filter}` : undefined),
    columns: [
      { title: "序号", width: 5, align: "center" },
      { title: "责任单位", width: 16, align: "center", isMerged: true },
      { title: "编号", width: 7, align: "center" },
      { title: "事项", width: 26 },
      { title: "牵头部门", width: 14, align: "center" },
      { title: "完成时限", width: 14, align: "center" },
      { title: "状态灯", width: 13, align: "center", tints: LAMP_TINTS },
      { title: "报告期", group: "最近填报", width: 10, align: "center" },
      { title: "进展情况", group: "最近填报", width: 34 },
      { title: "姓名", group: "联络员", width: 9, align: "center" },
      { title: "电话", group: "联络员", width: 16, align: "center" },
    ],
    rows: [...rows.map((row, index) => record(row, index, context.today)), ...total(rows)],
    data: dataSheet(rows, context.today),
    ...stampOf(context),
  };
}

/** Days past the deadline; negative while it is still to come. */
const daysLate = ({ owedOn }: SheetOverdue, today: Day) => (owedOn === null ? null : daysBetween(owedOn, today));

const reportText = ({ lastReport }: SheetOverdue) =>
  lastReport ? (lastReport.isUnchanged ? "无变化" : lastReport.progress) : null;

function record(row: SheetOverdue, index: number, today: Day): SheetRow {
  return {
    kind: "record",
    cells: [
      index + 1,
      row.unit.name,
      row.code,
      row.title,
      row.leadText,
      fromDay(row.dueOn) ?? row.dueText,
      lampText(row.lamp, daysLate(row, today), row.dueOn !== null),
      row.lastReport ? periodText(row.lastReport.period) : "",
      reportText(row) ?? "未填报",
      row.contact?.name ?? "",
      row.contact?.phone ?? "",
    ],
  };
}

function total(rows: readonly SheetOverdue[]): SheetRow[] {
  if (rows.length === 0) return [];
  const units = new Set(rows.map((row) => row.unit.code)).size;
  return [{ kind: "summary", label: `合计　${units}个单位，${rows.length}项`, span: 11, cells: [] }];
}

function dataSheet(rows: readonly SheetOverdue[], today: Day): SheetSpec["data"] {
  return {
    columns: [
      { title: "序号", width: 6 },
      { title: "单位代码", width: 12 },
      { title: "责任单位", width: 24 },
      { title: "编号", width: 8 },
      { title: "事项", width: 36 },
      { title: "牵头部门", width: 20 },
      { title: "完成时限", width: 18 },
      { title: "时限日期", width: 12 },
      { title: "超期天数", width: 10 },
      { title: "报告期", width: 10 },
      { title: "进展情况", width: 60 },
      { title: "联络员", width: 10 },
      { title: "电话", width: 16 },
    ],
    rows: rows.map((row, index) => [
      index + 1,
      row.unit.code,
      row.unit.name,
      row.code,
      row.title,
      row.leadText,
      row.dueText,
      fromDay(row.dueOn),
      row.lamp === "RED" ? daysLate(row, today) : null,
      row.lastReport?.period ?? null,
      reportText(row),
      row.contact?.name ?? null,
      row.contact?.phone ?? null,
    ]),
  };
}
