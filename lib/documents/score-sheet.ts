import { printPoints, sumPoints } from "@/lib/points";
import type { SheetItem } from "./queries";
import { comesBack } from "./returning";
import type { SheetContext } from "./schema";
import type { SheetColumn, SheetRow, SheetSpec } from "./sheet";
import { indicatorName, stampOf, subtitleOf } from "./words";

/** Place of 分值. */
const POINTS = 5;

const COLUMNS: readonly SheetColumn[] = [
  { title: "序号", width: 5, align: "center" },
  { title: "一级指标\n（分值）", width: 12, align: "center", isMerged: true, key: "top" },
  { title: "二级指标\n（分值）", width: 16, align: "center", isMerged: true, key: "sub" },
  { title: "考核内容", width: 40, key: "content" },
  { title: "评分标准", width: 30, key: "criteria" },
  { title: "分值", width: 6, align: "center", key: "points" },
  { title: "自评\n得分", width: 7, align: "center", upTo: POINTS },
  { title: "考核\n得分", width: 7, align: "center", upTo: POINTS },
  { title: "扣分原因", width: 16 },
  { title: "佐证材料", width: 12 },
  { title: "备注", width: 8 },
];
/** A subtotal's label covers the columns before 分值. */
const LABEL_SPAN = POINTS;

/** 考核评分表: the whole standard, or what one unit is scored on. 自评得分 and 考核得分 are filled in by hand. */
export function scoreSheet(items: readonly SheetItem[], context: SheetContext): SheetSpec {
  const { year, county, unit } = context;
  const title = `${year}年${county}法治政府建设考核评分表`;
  return {
    tab: "考核评分表",
    title: unit ? `${title}（${unit.shortName}）` : title,
    subtitle: subtitleOf(context, "分", `被考核单位（盖章）：${unit?.name ?? ""}`),
    columns: COLUMNS,
    rows: items.length > 0 ? [...blockRows(items), ...totalRows(items)] : [],
    signatures: ["被考核单位负责人（签字）：", "考核组组长（签字）：", "考核日期：　　　　年　　月　　日"],
    data: dataSheet(items),
    roundTrip:
      context.sender === "OFFICE"
        ? comesBack(context, "score-sheet", {
            editable: ["top", "sub", "content", "criteria", "points"],
            isLocked: false,
          })
        : undefined,
    ...stampOf(context),
  };
}

/** The items with a subtotal after each first-level indicator. */
function blockRows(items: readonly SheetItem[]): SheetRow[] {
  const rows: SheetRow[] = [];
  let block: SheetItem[] = [];
  items.forEach((item, index) => {
    block.push(item);
    rows.push({
      kind: "record",
      origin: { id: item.id, version: item.version },
      cells: [index + 1, first(item), second(item), item.content || item.title, item.criteria, item.points],
    });
    const next = items[index + 1];
    if (!next || first(next) !== first(item)) {
      rows.push(summary(`小计：${topName(item)}　${block.length}项`, sum(block)));
      block = [];
    }
  });
  return rows;
}

function totalRows(items: readonly SheetItem[]): SheetRow[] {
  return [
    summary("加分项"),
    summary("减分项"),
    summary(`合计　${items.length}项`, sum(items)),
    summary("折算得分（考核得分÷适用总分×100＋加分－减分）"),
    summary("等次"),
  ];
}

const summary = (label: string, points: number | null = null): SheetRow => ({
  kind: "summary",
  label,
  span: LABEL_SPAN,
  cells: [points],
});

const sum = (items: readonly SheetItem[]) =>
  sumPoints(items.map(({ points }) => points?.toString() ?? null)).toNumber();

const bracketed = (indicator: { code: string; name: string; points: string }) =>
  `${indicatorName(indicator)}\n（${printPoints(indicator.points)}分）`;

function first({ indicator }: SheetItem): string {
  return indicator ? bracketed(indicator.parent ?? indicator) : "";
}

function second({ indicator }: SheetItem): string {
  return indicator?.parent ? bracketed(indicator) : "";
}

function topName({ indicator }: SheetItem): string {
  return indicator ? indicatorName(indicator.parent ?? indicator) : "未列指标";
}

function dataSheet(items: readonly SheetItem[]): SheetSpec["data"] {
  return {
    columns: [
      { title: "序号", width: 6 },
      { title: "编号", width: 8 },
      { title: "一级指标", width: 26 },
      { title: "一级指标分值", width: 12 },
      { title: "二级指标", width: 26 },
      { title: "二级指标分值", width: 12 },
      { title: "事项", width: 30 },
      { title: "考核内容", width: 60 },
      { title: "评分标准", width: 60 },
      { title: "牵头部门", width: 20 },
      { title: "责任单位", width: 30 },
      { title: "分值", width: 8 },
      { title: "自评得分", width: 10 },
      { title: "考核得分", width: 10 },
      { title: "扣分原因", width: 20 },
    ],
    rows: items.map((item, index) => {
      const top = item.indicator?.parent ?? item.indicator;
      const sub = item.indicator?.parent ? item.indicator : null;
      return [
        index + 1,
        item.code,
        top && indicatorName(top),
        top && Number(top.points),
        sub && indicatorName(sub),
        sub && Number(sub.points),
        item.title,
        item.content,
        item.criteria,
        item.leadText,
        item.unitsText,
        item.points,
        null,
        null,
        null,
      ];
    }),
  };
}
