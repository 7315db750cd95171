import { MESSAGES } from "@/lib/i18n/messages";
import { STATE_WORDS as MEASURE_STATE_WORDS } from "@/lib/imports/rectification/words";
import type { ImportKind } from "@/lib/imports/status";
import { CLASS_WORDS } from "@/lib/imports/units/words";

/** A column of a blank form: how wide, what may stand in it, and what the example says. */
export interface FormColumn {
  /** Of the kind's columns, whose usual name is the heading. */
  key: string;
  width: number;
  note: string;
  example: string;
  /** Words to choose from; UNIT and UNITS stand for the names of the county's units, of which UNITS takes several. */
  choices?: "UNIT" | "UNITS" | readonly string[];
}

const FINDING_WORDS = MESSAGES["zh-CN"].findings;

/** In examples: names of units of the county, and the year. */
export const EXAMPLE = { lead: "{lead}", units: "{units}", year: "{year}" } as const;

const ONE_UNIT = "写一个单位的简称，也可从列表中选择";
const SEVERAL_UNITS = "几个单位之间用顿号隔开，可写“各乡镇”等单位分组；只有一个时可从列表中选择";
const DUE = "如 2026-12-31、2026年12月底前、12月底、三季度末；没有期限的写 长期坚持";

const code = (width: number, note: string, example = ""): FormColumn => ({ key: "code", width, note, example });
const keyTask = (note: string): FormColumn => ({ key: "keyTask", width: 18, note, example: "规范行政执法" });
const parties = (leadNote: string): FormColumn[] => [
  { key: "lead", width: 14, note: leadNote, example: EXAMPLE.lead, choices: "UNIT" },
  { key: "units", width: 24, note: SEVERAL_UNITS, example: EXAMPLE.units, choices: "UNITS" },
];
const due = (example = `${EXAMPLE.year}年11月底前`): FormColumn => ({ key: "due", width: 15, note: DUE, example });
const remark: FormColumn = { key: "remark", width: 12, note: "可不填", example: "" };

const NEW_CODE = "新的事项可不填，由程序编号；填了已有的编号，就是改那一项";
const SAME_ABOVE = "与上一行相同时可留空或合并单元格";

const ITEMS: readonly FormColumn[] = [
  code(9, NEW_CODE),
  {
    key: "top",
    width: 18,
    note: `名称后面用括号写分值；${SAME_ABOVE}`,
    example: "一、依法执政（20分）",
  },
  { key: "sub", width: 18, note: `名称后面用括号写分值；${SAME_ABOVE}`, example: "（一）规范执法（8分）" },
  { ...keyTask("这一项落在哪项重点任务，可不填"), width: 16 },
  { key: "content", width: 36, note: "必填，一行一项", example: "开展行政执法案卷评查，全年不少于两次" },
  { key: "criteria", width: 28, note: "怎样得分、怎样扣分", example: "少一次扣0.5分，扣完为止" },
  { key: "points", width: 7, note: "写数字，如 2 或 0.5；各项合计应为 100", example: "2" },
  ...parties(ONE_UNIT),
  due(),
  remark,
];

/** What is asked for in each kind's form, in the order of the printed sheet. */
export const FORM_COLUMNS: Record<ImportKind, readonly FormColumn[]> = {
  BREAKDOWN: [
    code(9, NEW_CODE),
    keyTask(`必填；${SAME_ABOVE}`),
    {
      key: "content",
      width: 40,
      note: "一行一项措施；留空时，这一行说的是重点任务本身",
      example: "开展行政执法案卷评查，全年不少于两次",
    },
    ...parties(`每行必填，${ONE_UNIT}`),
    due(),
    remark,
  ],
  STANDARD: ITEMS,
  SCORE_SHEET: ITEMS,
  UNITS: [
    code(14, "小写字母、数字和短横线；新单位可不填，由程序编写", ""),
    { key: "name", width: 28, note: "必填，写全称", example: "某某县某某局" },
    { key: "shortName", width: 16, note: "表中常用的名字", example: "县某某局" },
    { key: "formerNames", width: 24, note: "机构改革前的名字，几个之间用顿号隔开，旧表里写的也认得", example: "" },
    {
      key: "class",
      width: 14,
      note: `可写：${Object.values(CLASS_WORDS).join("、")}`,
      example: CLASS_WORDS.ENFORCEMENT,
      choices: Object.values(CLASS_WORDS),
    },
    { key: "sortNo", width: 10, note: "在名单中排第几，写整数，可不填", example: "" },
    { key: "phone", width: 16, note: "办公电话，可不填", example: "" },
  ],
  PROGRESS: [
    code(9, "必填其一：编号，或者下面的具体任务原文", "A1.2"),
    keyTask(SAME_ABOVE),
    { key: "content", width: 32, note: "与台账上的文字一致", example: "开展行政执法案卷评查，全年不少于两次" },
    { key: "units", width: 14, note: "谁填的：写单位简称", example: EXAMPLE.lead, choices: "UNIT" },
    { key: "progress", width: 36, note: "必填，最多 4000 字", example: "已评查案卷 30 件，发出通报 1 期" },
    { key: "problems", width: 20, note: "没有的可留空", example: "" },
    { key: "nextSteps", width: 20, note: "可留空", example: "11月开展第二次评查" },
    {
      key: "state",
      width: 11,
      note: "可写：正在推进、已完成",
      example: "正在推进",
      choices: ["正在推进", "已完成"],
    },
  ],
  RECTIFICATION: [
    { key: "number", width: 11, note: "新问题不填，由程序编号；填已有的编号，就是填报那个问题", example: "" },
    {
      key: "source",
      width: 13,
      note: "必填，从列表中选择",
      example: FINDING_WORDS.source.SELF_CHECK,
      choices: Object.values(FINDING_WORDS.source),
    },
    {
      key: "text",
      width: 28,
      note: "必填；一个问题有几条措施时，下面几行留空或合并单元格",
      example: "行政执法公示不及时",
    },
    { key: "rootCause", width: 18, note: "可不填", example: "" },
    { key: "goal", width: 16, note: "整改要达到什么", example: "按规定时限公示" },
    { key: "measure", width: 28, note: "一行一条措施", example: "每月核对一次公示信息" },
    { key: "lead", width: 13, note: `负责核查的部门：${ONE_UNIT}`, example: EXAMPLE.lead, choices: "UNIT" },
    { key: "units", width: 16, note: `必填；${SEVERAL_UNITS}`, example: EXAMPLE.units, choices: "UNITS" },
    { key: "person", width: 9, note: "责任人姓名", example: "" },
    due(),
    {
      key: "kind",
      width: 11,
      note: "从列表中选择；不填按限期整改",
      example: FINDING_WORDS.kind.DEADLINE,
      choices: Object.values(FINDING_WORDS.kind),
    },
    {
      key: "severity",
      width: 10,
      note: "从列表中选择；不填按一般",
      example: FINDING_WORDS.severity.MINOR,
      choices: Object.values(FINDING_WORDS.severity),
    },
    { key: "progress", width: 24, note: "已经做了什么，可不填", example: "" },
    {
      key: "state",
      width: 11,
      note: "从列表中选择",
      example: "",
      choices: Object.values(MEASURE_STATE_WORDS),
    },
  ],
};
