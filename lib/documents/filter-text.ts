import type { DutyFilter } from "@/lib/duties/schema";
import type { FindingFilter, FindingTask } from "@/lib/findings/schema";
import { MESSAGES } from "@/lib/i18n/messages";

const { lamp: LAMPS, status: STATUSES } = MESSAGES["zh-CN"].common;
const WORDS = MESSAGES["zh-CN"].findings;
const TASKS: Record<FindingTask, string> = {
  rectify: "待本单位整改",
  sign: "待审签",
  check: "待核查",
  review: "待审核",
  approve: "待审定",
};
const KINDS = { KEY_TASK: "重点任务", ASSESSMENT_ITEM: "考核事项" };
const FINDINGS = { OPEN: "有未整改问题", CLOSED: "已全部整改", NONE: "无问题" };

/**
 * The conditions of a view in words, as they stand over its sheet: "状态灯超期；责任单位县市场监管局". `names` are those of
 * `listFilterNames`.
 */
export function filterText(filter: DutyFilter, names: ReadonlyMap<string, string>): string {
  const name = (param: string) => (code: string) => names.get(`${param}:${code}`) ?? code;
  return [
    ...list("", filter.kind, (value) => KINDS[value]),
    ...list("状态灯", filter.lamp, (value) => LAMPS[value]),
    ...list("状态", filter.status, (value) => STATUSES[value]),
    ...list("指标", filter.indicator, name("indicator")),
    ...list("重点任务", filter.keyTask, name("keyTask")),
    ...list("牵头", filter.lead, name("lead")),
    ...list("责任单位", filter.unit, name("unit")),
    ...list("本单位状态", filter.myStatus, (value) => STATUSES[value]),
    ...list("本单位状态灯", filter.myLamp, (value) => LAMPS[value]),
    ...(filter.myMissing ? ["本单位上期未填报"] : []),
    ...list("", filter.findings, (value) => FINDINGS[value]),
    ...(filter.q ? [`查找“${filter.q}”`] : []),
  ].join("；");
}

/** The same for a view of the rectification ledger: "来源自查；责任单位县市场监管局". `names` are those of `listFilterNames`. */
export function findingFilterText(filter: FindingFilter, names: ReadonlyMap<string, string>): string {
  const name = (param: string) => (code: string) => names.get(`${param}:${code}`) ?? code;
  return [
    ...list("来源", filter.source, (value) => WORDS.source[value]),
    ...list("状态", filter.status, (value) => WORDS.status[value]),
    ...list("状态灯", filter.lamp, (value) => LAMPS[value]),
    ...list("", filter.flag, (value) => WORDS.flag[value]),
    ...list("类型", filter.kind, (value) => WORDS.kind[value]),
    ...list("严重程度", filter.severity, (value) => WORDS.severity[value]),
    ...list("责任单位", filter.unit, name("unit")),
    ...list("牵头", filter.lead, name("lead")),
    ...list("指标", filter.indicator, name("indicator")),
    ...(filter.duty ? [names.get(`duty:${filter.duty}`) ?? "指定事项"] : []),
    ...(filter.task ? [TASKS[filter.task]] : []),
    ...(filter.q ? [`查找“${filter.q}”`] : []),
  ].join("；");
}

function list<Value extends string>(
  name: string,
  values: readonly Value[] | undefined,
  word: (value: Value) => string,
): string[] {
  return values && values.length > 0 ? [`${name}${values.map(word).join("、")}`] : [];
}
