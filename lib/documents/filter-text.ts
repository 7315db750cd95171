import type { DutyFilter } from "@/lib/duties/schema";
import { MESSAGES } from "@/lib/i18n/messages";

const { lamp: LAMPS, status: STATUSES } = MESSAGES["zh-CN"].common;
const KINDS = { KEY_TASK: "重点任务", ASSESSMENT_ITEM: "考核事项" };
const FINDINGS = { OPEN: "有未整改问题", CLOSED: "已全部整改", NONE: "无问题" };

/** The conditions of a view in words, as they stand over its sheet: "状态灯超期；责任单位县市场监管局". */
export function filterText(filter: DutyFilter, unitNames: ReadonlyMap<string, string>): string {
  const list = <Value extends string>(
    name: string,
    values: readonly Value[] | undefined,
    word: (value: Value) => string,
  ) => (values && values.length > 0 ? [`${name}${values.map(word).join("、")}`] : []);
  const unitName = (code: string) => unitNames.get(code) ?? code;
  return [
    ...list("", filter.kind, (value) => KINDS[value]),
    ...list("状态灯", filter.lamp, (value) => LAMPS[value]),
    ...list("状态", filter.status, (value) => STATUSES[value]),
    ...list("指标", filter.indicator, String),
    ...list("重点任务", filter.keyTask, String),
    ...list("牵头", filter.lead, unitName),
    ...list("责任单位", filter.unit, unitName),
    ...list("本单位状态", filter.myStatus, (value) => STATUSES[value]),
    ...list("本单位状态灯", filter.myLamp, (value) => LAMPS[value]),
    ...(filter.myMissing ? ["本单位上期未填报"] : []),
    ...list("", filter.findings, (value) => FINDINGS[value]),
    ...(filter.q ? [`查找“${filter.q}”`] : []),
  ].join("；");
}
