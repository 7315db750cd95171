import { squeezed } from "@/lib/cells";

/** What a pasted column may hold. The last four are read by nobody: units report them once the problem is registered. */
const PASTE_COLUMNS = [
  "no",
  "source",
  "text",
  "goal",
  "measure",
  "lead",
  "units",
  "person",
  "due",
  "progress",
  "state",
  "closedOn",
  "remark",
  "kind",
  "severity",
  "rootCause",
  "foundOn",
  "instruction",
] as const;
export type PasteColumn = (typeof PASTE_COLUMNS)[number];

/** The thirteen columns of 整改台账 as printed (domain §5.3, 5): what cells without a heading are taken for. */
const LEDGER_ORDER = PASTE_COLUMNS.slice(0, 13);

/** Columns whose cells are shown as left out. */
export const UNREAD_COLUMNS = ["progress", "state", "closedOn", "remark"] as const satisfies readonly PasteColumn[];

/** Headings that each goes by; an import of a file knows the same. */
export const PASTE_NAMES: Record<PasteColumn, readonly string[]> = {
  no: ["序号", "编号", "问题编号", "问题序号", "号"],
  source: ["问题来源", "来源", "反馈来源", "线索来源"],
  text: [
    ...["存在问题", "问题", "问题描述", "问题内容", "具体问题", "反馈问题", "反馈意见", "存在的问题", "主要问题"],
    ...["问题清单", "问题表现", "存在的主要问题", "存在问题及不足", "整改问题"],
  ],
  goal: ["整改目标", "目标", "整改要求", "目标要求", "整改标准", "预期目标"],
  measure: ["整改措施", "措施", "具体措施", "具体整改措施", "工作措施", "整改内容", "整改任务", "整改举措"],
  lead: ["牵头部门", "牵头单位", "牵头责任单位", "督导单位", "督办单位", "牵头"],
  units: ["责任单位", "责任部门", "整改单位", "整改责任单位", "承办单位", "涉及单位", "单位", "配合单位"],
  person: ["责任人", "整改责任人", "责任领导", "具体责任人", "负责人", "联系人"],
  due: ["整改时限", "完成时限", "整改期限", "时限", "完成时间", "时限要求", "整改完成时限", "完成期限", "计划完成时间"],
  progress: ["整改进展", "进展情况", "整改情况", "整改进展情况", "进展", "整改落实情况", "落实情况"],
  state: ["完成情况", "整改状态", "状态", "是否完成", "是否销号"],
  closedOn: ["销号时间", "销号日期", "销号情况", "销号", "实际完成时间"],
  remark: ["备注", "说明"],
  kind: ["整改类型", "类型", "整改类别", "问题类型"],
  severity: ["严重程度", "问题等级", "等级", "程度"],
  rootCause: ["原因分析", "问题根源", "问题原因", "原因", "问题成因"],
  foundOn: ["发现时间", "发现日期", "反馈时间", "立账时间"],
  instruction: ["依据文件", "交办文件", "批示文件", "依据"],
};

const COLUMN_OF = new Map(
  PASTE_COLUMNS.flatMap((column) => PASTE_NAMES[column].map((name) => [name, column] as const)),
);

/** Columns of a heading row, in place; null when the row is no heading. A name met twice counts where it stands first. */
export function readHeading(cells: readonly string[]): (PasteColumn | null)[] | null {
  const seen = new Set<PasteColumn>();
  const columns = cells.map((cell) => {
    const column = COLUMN_OF.get(squeezed(cell).replace(/[(【[].*[)】\]]|[:*]/g, "")) ?? null;
    if (column === null || seen.has(column)) return null;
    seen.add(column);
    return column;
  });
  const isHeading =
    seen.size >= 3 || (seen.size >= 1 && seen.has("text") && seen.size === cells.filter(Boolean).length);
  return isHeading && (seen.has("text") || seen.has("measure")) ? columns : null;
}

/** Without a heading: the printed order, from the first column that the cells show they begin with. */
export function guessColumns(rows: readonly (readonly string[])[], isSource: (cell: string) => boolean): PasteColumn[] {
  if (Math.max(...rows.map((row) => row.length), 0) === 1) return ["text"];
  const first = rows.flatMap((row) => (row[0] ? [row[0]] : []));
  const isNumbered = first.every((cell) =>
    /^[\d(]{1,5}[)、.]?$|^[一二三四五六七八九十]{1,3}[、.]?$/.test(squeezed(cell)),
  );
  if (isNumbered) return [...LEDGER_ORDER];
  return LEDGER_ORDER.slice(first.some(isSource) ? 1 : 2);
}
