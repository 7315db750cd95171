import type { ColumnSpec } from "@/lib/imports/preview";

export type UnitColumn = "code" | "name" | "shortName" | "formerNames" | "class" | "sortNo" | "phone";

/**
 * 单位名单, and what counties call its columns. 序号 is not among them: in a list of three new units it would put them before all
 * others. Who wants it read as the order of protocol says so by hand.
 */
export const UNIT_COLUMNS: readonly ColumnSpec<UnitColumn>[] = [
  { key: "code", names: ["代码", "单位代码", "单位编码", "单位编号", "编码", "机构代码", "部门代码", "编号"] },
  {
    key: "name",
    names: [
      ...["单位名称", "单位全称", "全称", "名称", "机构名称", "部门名称", "单位", "部门", "规范名称", "机构全称"],
      ...["责任单位", "成员单位", "单位部门"],
    ],
    isRequired: true,
  },
  { key: "shortName", names: ["简称", "单位简称", "规范简称", "机构简称", "部门简称"] },
  {
    key: "formerNames",
    names: ["曾用名", "曾用名称", "原名称", "原名", "原单位名称", "别名", "其他名称", "机构改革前名称"],
  },
  {
    key: "class",
    names: ["考核类别", "单位类别", "类别", "单位分类", "分类", "考核分类", "考核组别", "考核分组", "单位类型", "类型"],
  },
  { key: "sortNo", names: ["政府序列", "排序", "排序号", "排列顺序", "单位排序", "顺序号", "次序"] },
  { key: "phone", names: ["电话", "联系电话", "办公电话", "单位电话", "值班电话", "电话号码"] },
];
