import { DUTY_COLUMNS } from "@/lib/imports/breakdown/columns";
import type { ColumnSpec } from "@/lib/imports/preview";

const TOP_NAMES = [
  ...["一级指标", "一级指标名称", "一级指标内容", "一级", "考核项目", "考评项目", "评价项目", "考核类别", "指标类别"],
  ...["测评项目", "评估项目", "项目类别", "类别", "考核指标", "指标", "项目"],
];
const SUB_NAMES = ["二级指标", "二级指标名称", "二级指标内容", "二级", "考核要素", "考核子项", "子项目", "考核分项"];
const CONTENT_NAMES = [
  ...["考核内容", "考核内容和基本要求", "考核内容及要求", "考核要点", "考评内容", "评价内容", "测评内容", "评估内容"],
  ...["考核事项", "考核任务", "具体内容", "主要内容", "指标内容", "三级指标", "具体指标", "评估标准", "工作要求"],
  ...["考核要求", "基本要求", "具体任务", "工作内容", "考核指标", "内容"],
];
const CRITERIA_NAMES = [
  ...["评分标准", "评分细则", "计分标准", "评分办法", "计分办法", "评分方法", "扣分标准", "考核标准", "评分依据"],
  ...["评分标准及方法", "评分说明", "计分细则", "计分方法", "考评标准", "考核办法", "考核方法", "评价标准", "赋分标准"],
  ...["考核细则", "评分要点", "评分规则", "计分规则", "扣分细则"],
];
const POINTS_NAMES = [
  "分值",
  "标准分",
  "标准分值",
  "满分",
  "分数",
  "基准分",
  "基础分",
  "赋分",
  "权重分",
  "权重",
  "总分",
];

export type StandardColumn =
  | "code"
  | "keyTaskCode"
  | "keyTask"
  | "top"
  | "topPoints"
  | "sub"
  | "subPoints"
  | "title"
  | "content"
  | "criteria"
  | "points"
  | "lead"
  | "units"
  | "support"
  | "due"
  | "remark";

/** 考核标准 (domain §5.3, 2), and what counties call its columns. Points of indicators stand behind their names or beside them. */
export const STANDARD_COLUMNS: readonly ColumnSpec<StandardColumn>[] = [
  DUTY_COLUMNS.code,
  DUTY_COLUMNS.keyTaskCode,
  { ...DUTY_COLUMNS.keyTask, names: ["重点任务", "工作要点", "重点工作", "重点任务名称"] },
  { key: "top", names: TOP_NAMES, isGrouping: true },
  { key: "topPoints", names: ["一级指标分值", "一级分值", "一级指标满分", "考核项目分值", "项目分值"] },
  { key: "sub", names: SUB_NAMES, isGrouping: true },
  { key: "subPoints", names: ["二级指标分值", "二级分值", "二级指标满分"] },
  DUTY_COLUMNS.title,
  { key: "content", names: CONTENT_NAMES, isRequired: true },
  { key: "criteria", names: CRITERIA_NAMES },
  { key: "points", names: POINTS_NAMES },
  DUTY_COLUMNS.lead,
  DUTY_COLUMNS.units,
  DUTY_COLUMNS.support,
  DUTY_COLUMNS.due,
  DUTY_COLUMNS.remark,
];
