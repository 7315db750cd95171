import { formatInstant } from "@/lib/dates";
import type { DutyListInput, DutySort } from "@/lib/duties/schema";
import type { FindingListInput, FindingSort } from "@/lib/findings/schema";
import { MESSAGES } from "@/lib/i18n/messages";
import type { SheetContext } from "./schema";

const { duties: DUTIES, findings: FINDINGS } = MESSAGES["zh-CN"];

const DUTY_SORT_WORDS: Record<DutySort, string> = {
  ...DUTIES.field,
  openDueOn: "最近未完成时限",
  lastReportAt: DUTIES.field.lastReport,
};
const FINDING_SORT_WORDS: Record<FindingSort, string> = FINDINGS.field;

interface Sorted<Key extends string> {
  sort?: readonly { key: Key; descending: boolean }[];
}

/** "按牵头部门分组；按完成日期（降序）、编号排序"; empty where a view stands in its usual order. */
export const dutyOrderText = ({ group, sort }: Pick<DutyListInput, "group" | "sort">): string =>
  orderText(group && DUTIES.group[group], { sort }, DUTY_SORT_WORDS);

/** The same for a view of the rectification ledger. */
export const findingOrderText = ({ group, sort }: Pick<FindingListInput, "group" | "sort">): string =>
  orderText(group && FINDINGS.group[group], { sort }, FINDING_SORT_WORDS);

function orderText<Key extends string>(
  group: string | undefined,
  { sort = [] }: Sorted<Key>,
  words: Record<Key, string>,
): string {
  const keys = sort.map(({ key, descending }) => `${words[key]}${descending ? "（降序）" : ""}`);
  return [...(group ? [group] : []), ...(keys.length > 0 ? [`按${keys.join("、")}排序`] : [])].join("；");
}

/** What a view is of, as its sheet says it. */
export interface ViewText {
  /** Conditions in words; empty for all. */
  filter: string;
  /** Groups and order in words; empty for the usual ones. */
  order: string;
}

/** The line under a view's title: which filter in which order, how many rows, when and by whom. */
export function viewLine({ filter, order }: ViewText, count: number, context: SheetContext): [string, string] {
  const { exportedAt, operator } = context;
  return [
    [`筛选：${filter || "全部"}`, ...(order ? [order] : [])].join("；"),
    `共 ${count} 行　　导出时间：${formatInstant(exportedAt)}　　操作人：${operator}`,
  ];
}
