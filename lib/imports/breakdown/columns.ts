import type { ColumnSpec } from "@/lib/imports/preview";

const KEY_TASK_NAMES = [
  ...["重点任务", "工作要点", "重点工作", "主要任务", "目标任务", "重点工作任务", "任务类别", "工作任务", "主要工作"],
  ...["重点事项", "工作项目", "任务名称", "重点任务名称", "项目", "任务"],
];
const CONTENT_NAMES = [
  ...[
    "工作措施",
    "具体任务",
    "具体措施",
    "工作内容",
    "任务内容",
    "主要措施",
    "具体工作",
    "措施",
    "落实措施",
    "工作举措",
  ],
  ...["主要举措", "具体举措", "重点措施", "任务分解", "分解任务", "工作要求", "目标要求", "具体内容", "任务", "内容"],
];

/** Columns that sheets of duties share, by the names that counties give them. */
export const DUTY_COLUMNS = {
  code: { key: "code", names: ["编号", "事项编号", "任务编号", "措施编号", "代码"] },
  keyTaskCode: { key: "keyTaskCode", names: ["重点任务编号", "重点任务代码", "任务代码"] },
  keyTask: { key: "keyTask", names: KEY_TASK_NAMES, isGrouping: true },
  title: { key: "title", names: ["事项", "事项名称", "责任事项", "标题"] },
  lead: {
    key: "lead",
    names: ["牵头部门", "牵头单位", "牵头责任单位", "第一牵头部门", "主办单位", "牵头责任部门", "牵头"],
  },
  units: { key: "units", names: ["责任单位", "责任部门", "承办单位", "落实单位", "参与单位", "责任主体", "实施单位"] },
  support: { key: "support", names: ["配合单位", "配合部门", "协办单位", "协同单位", "配合责任单位"] },
  due: {
    key: "due",
    isDay: true,
    names: [
      ...["完成时限", "完成时间", "时限", "办结时限", "时限要求", "完成期限", "计划完成时间", "时间节点", "工作时限"],
      ...["时间要求", "整改时限", "时间", "期限", "进度安排", "完成日期"],
    ],
  },
  remark: { key: "remark", names: ["备注"] },
} as const satisfies Record<string, ColumnSpec>;

export type BreakdownColumn =
  | "code"
  | "keyTaskCode"
  | "keyTask"
  | "title"
  | "content"
  | "lead"
  | "units"
  | "support"
  | "due"
  | "remark";

/** 任务分解表 (domain §5.3, 1), and what counties call its columns. */
export const BREAKDOWN_COLUMNS: readonly ColumnSpec<BreakdownColumn>[] = [
  DUTY_COLUMNS.code,
  DUTY_COLUMNS.keyTaskCode,
  // Key tasks may be lines of their own between the measures.
  { ...DUTY_COLUMNS.keyTask, isRequired: true, standIn: "content" },
  DUTY_COLUMNS.title,
  { key: "content", names: CONTENT_NAMES },
  DUTY_COLUMNS.lead,
  DUTY_COLUMNS.units,
  DUTY_COLUMNS.support,
  DUTY_COLUMNS.due,
  DUTY_COLUMNS.remark,
];
