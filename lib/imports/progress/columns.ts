import type { ColumnSpec } from "@/lib/imports/preview";

export type ProgressColumn =
  | "no"
  | "code"
  | "keyTask"
  | "content"
  | "lead"
  | "units"
  | "due"
  | "role"
  | "points"
  | "progress"
  | "problems"
  | "nextSteps"
  | "state"
  | "reporter"
  | "period";

/** 任务进展情况表 (domain §5.3, 4), and what counties call its columns. */
export const PROGRESS_COLUMNS: readonly ColumnSpec<ProgressColumn>[] = [
  { key: "no", names: ["序号", "号"] },
  { key: "code", names: ["编号", "任务编号", "事项编号", "代码"] },
  { key: "keyTask", names: ["重点任务", "工作要点", "重点工作", "主要任务", "任务类别"], isGrouping: true },
  {
    key: "content",
    names: [
      ...["具体任务", "工作措施", "任务内容", "工作任务", "任务", "事项", "责任事项", "具体措施", "考核内容"],
      ...["工作内容", "任务名称", "具体工作", "目标任务"],
    ],
  },
  { key: "lead", names: ["牵头部门", "牵头单位", "牵头责任单位", "牵头"] },
  { key: "units", names: ["责任单位", "责任部门", "填报单位", "承办单位", "落实单位", "配合单位", "单位"] },
  { key: "due", names: ["完成时限", "时限", "完成时间", "期限", "时限要求", "计划完成时间"], isDay: true },
  { key: "role", names: ["职责", "责任分工"] },
  { key: "points", names: ["分值", "分数"] },
  {
    key: "progress",
    names: [
      ...["进展情况", "工作进展", "进展", "工作进展情况", "落实情况", "完成情况", "目前进展", "推进情况"],
      ...["工作开展情况", "任务进展", "任务进展情况", "工作落实情况", "最新进展"],
    ],
    isRequired: true,
  },
  {
    key: "problems",
    names: ["存在问题", "存在的问题", "问题", "困难问题", "存在困难", "存在问题及困难", "问题及困难"],
  },
  {
    key: "nextSteps",
    names: ["下一步打算", "下一步工作", "下一步计划", "下一步工作打算", "下步打算", "工作打算", "下一步措施"],
  },
  { key: "state", names: ["状态", "完成状态", "办理状态", "是否完成", "任务状态", "进度状态", "目前状态", "当前状态"] },
  { key: "reporter", names: ["填报人及电话", "填报人", "联系人", "联系电话", "联系人及电话"] },
  // Of our own list of what is overdue: what was reported last may be of an earlier period.
  { key: "period", names: ["报告期", "填报期"] },
];

/** Cells that the unit fills in; the others say which task it is. */
export const FILLED_IN = ["progress", "problems", "nextSteps", "state"] as const satisfies readonly ProgressColumn[];
