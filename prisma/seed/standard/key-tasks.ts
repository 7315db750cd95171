import type { GroupName } from "../units";

export interface SeedKeyTask {
  code: string;
  title: string;
  content: string;
  lead: string;
  /** When the office prints another name for the lead. */
  leadText?: string;
  groups: GroupName[];
  units: string[];
  /** When the printed order differs from groups first. */
  unitsText?: string;
  dueOn: string;
  /** Where the current year's demo shows it. */
  phase: Phase;
}

export type Phase = "DONE" | "UNDER_WAY" | "DUE_SOON" | "OVERDUE";

const OFFICE_LEAD = "县委依法治县办(县司法局)";

// 自查问题分布在9个镇和这些部门。
const UNITS_WITH_FINDINGS = [
  "县司法局",
  "县政府办公室",
  "县发展和改革局",
  "县教育局",
  "县自然资源局",
  "县住房和城乡建设局",
  "县交通运输局",
  "县农业农村局",
  "县卫生健康局",
  "县市场监督管理局",
  "县城市管理综合执法局",
  "城关镇",
  "宣化镇",
  "南华镇",
  "巷道镇",
  "合黎镇",
  "骆驼城镇",
  "新坝镇",
  "黑泉镇",
  "罗城镇",
];

// 当年有权以县政府或本部门名义起草规范性文件的单位。
const DRAFTING_UNITS = [
  "县政府办公室",
  "县发展和改革局",
  "县教育局",
  "县民政局",
  "县财政局",
  "县人力资源和社会保障局",
  "县自然资源局",
  "县住房和城乡建设局",
  "县水务局",
  "县农业农村局",
  "县卫生健康局",
  "县医疗保障局",
];

/** 2020年14项重点任务（示例内容）。 */
export const KEY_TASKS: readonly SeedKeyTask[] = [
  {
    code: "T01",
    title: "加强党对法治政府建设的领导",
    content:
      "县委、县政府统一领导法治政府建设，工作要点经县委全面依法治县委员会审定印发，各级党委（党组）定期听取汇报、研究解决问题。",
    lead: "县司法局",
    leadText: OFFICE_LEAD,
    groups: ["各镇、各部门"],
    units: ["县政府办公室"],
    unitsText: "县政府办公室，各镇、各部门",
    dueOn: "12-31",
    phase: "DUE_SOON",
  },
  {
    code: "T02",
    title: "压实第一责任人职责和目标责任",
    content: "党政主要负责人履行推进法治建设第一责任人职责，层层签订目标责任书，落实年度述法、考核评价和报告公开。",
    lead: "县司法局",
    leadText: OFFICE_LEAD,
    groups: ["各镇、各部门"],
    units: [],
    dueOn: "12-31",
    phase: "UNDER_WAY",
  },
  {
    code: "T03",
    title: "抓好督察反馈和自查问题整改",
    content: "对照中央依法治国办督察反馈和自查发现的问题建立台账，逐项明确整改措施、责任人和时限，完成一项销号一项。",
    lead: "县司法局",
    leadText: OFFICE_LEAD,
    groups: [],
    units: UNITS_WITH_FINDINGS,
    unitsText: "有问题的镇、部门",
    dueOn: "10-31",
    phase: "DONE",
  },
  {
    code: "T04",
    title: "落实领导干部学法用法和法治培训",
    content: "落实党组中心组学法、常务会会前学法制度，组织公务员和执法人员法治培训，严格任前法律考试。",
    lead: "县司法局",
    groups: ["各镇、各部门"],
    units: ["县政府办公室"],
    unitsText: "县政府办公室，各镇、各部门",
    dueOn: "12-20",
    phase: "UNDER_WAY",
  },
  {
    code: "T05",
    title: "落实“谁执法谁普法”深化法治宣传",
    content: "落实普法责任制和以案释法制度，抓好“法律八进”、国家宪法日等主题宣传，推动民法典宣传走深走实。",
    lead: "县司法局",
    groups: ["各行政执法部门", "各镇"],
    units: ["县委宣传部(县新闻出版局)"],
    unitsText: "县委宣传部、各行政执法部门、各镇",
    dueOn: "12-10",
    phase: "OVERDUE",
  },
  {
    code: "T06",
    title: "健全重大行政决策程序机制",
    content:
      "严格执行公众参与、专家论证、风险评估、合法性审查和集体讨论决定程序，编制决策事项目录，公开决策过程和结果。",
    lead: "县政府办公室",
    groups: [],
    units: ["县发展和改革局", "县财政局", "县自然资源局", "县住房和城乡建设局"],
    dueOn: "11-30",
    phase: "UNDER_WAY",
  },
  {
    code: "T07",
    title: "强化合法性审查和政府法律顾问",
    content: "重大决策、重要合同应审尽审，发挥政府法律顾问和公职律师作用，实现党政机关、村（社区）法律顾问全覆盖。",
    lead: "县司法局",
    groups: ["各镇、各部门"],
    units: [],
    dueOn: "09-30",
    phase: "DONE",
  },
  {
    code: "T08",
    title: "加强行政规范性文件监督管理",
    content:
      "落实必要性论证、公开征求意见、合法性审查和“三统一”制度，做到有件必备、有备必审、有错必纠，定期清理并公布结果。",
    lead: "县司法局",
    groups: [],
    units: DRAFTING_UNITS,
    unitsText: "县政府办公室、制定机关",
    dueOn: "11-30",
    phase: "DONE",
  },
  {
    code: "T09",
    title: "加大重点领域行政执法力度",
    content: "围绕食品药品、农产品质量、特种设备、安全生产、生态环境等群众关切领域开展专项整治，依法查处违法行为。",
    lead: "县市场监督管理局",
    groups: [],
    units: ["县卫生健康局", "县农业农村局", "县应急管理局", "市生态环境局高台分局"],
    dueOn: "12-20",
    phase: "UNDER_WAY",
  },
  {
    code: "T10",
    title: "推行执法“三项制度”加强执法监督",
    content: "全面推行行政执法公示、执法全过程记录和重大执法决定法制审核，规范主体和人员资格，开展案卷评查和执法监督。",
    lead: "县司法局",
    groups: ["各行政执法部门", "各镇"],
    units: [],
    dueOn: "11-30",
    phase: "OVERDUE",
  },
  {
    code: "T11",
    title: "深化商事制度改革优化营商环境",
    content: "推进“先照后证”“证照分离”“一网通办”，压缩企业开办时间，规范政务服务和减证便民，加强政务公开与诚信建设。",
    lead: "县市场监督管理局",
    groups: [],
    units: ["县政务服务中心", "县发展和改革局", "县税务局", "县公安局"],
    dueOn: "12-20",
    phase: "UNDER_WAY",
  },
  {
    code: "T12",
    title: "推行清单管理和告知承诺制",
    content: "编制公布并动态调整权力清单、责任清单，全面推行证明事项告知承诺制，清理各类无谓证明。",
    lead: "县委编办",
    groups: ["各部门"],
    units: ["县司法局", "县政务服务中心"],
    unitsText: "县司法局、县政务服务中心、各部门",
    dueOn: "10-31",
    phase: "DONE",
  },
  {
    code: "T13",
    title: "多元化解纠纷和行政复议应诉",
    content: "坚持发展新时代“枫桥经验”，完善多元调解体系，规范行政复议案件办理，落实行政机关负责人出庭应诉制度。",
    lead: "县司法局",
    groups: ["各镇"],
    units: ["县信访局", "县公安局", "县民政局", "县水务局"],
    unitsText: "县信访局、县公安局、县民政局、县水务局、各镇",
    dueOn: "12-20",
    phase: "DUE_SOON",
  },
  {
    code: "T14",
    title: "完善公共法律服务体系",
    content: "推进公共法律服务实体、热线、网络平台融合，做好法律援助、公证和村（社区）法律顾问工作。",
    lead: "县司法局",
    groups: ["各镇"],
    units: ["县财政局", "县残疾人联合会"],
    unitsText: "各镇、县财政局、县残疾人联合会",
    dueOn: "12-20",
    phase: "UNDER_WAY",
  },
];
