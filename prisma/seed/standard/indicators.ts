import type { GroupName } from "../units";

/** Letters of the classes an indicator applies to: 镇, 执法部门, 其他部门. */
type Applies = "ZFQ" | "ZF" | "F" | "Z";

export const APPLIES: Record<Applies, GroupName[]> = {
  ZFQ: ["各镇、各部门"],
  ZF: ["各行政执法部门", "各镇"],
  F: ["各行政执法部门"],
  Z: ["各镇"],
};

interface SeedIndicator {
  code: string;
  name: string;
  points: number;
  children: { code: string; name: string; points: number; keyTask: string; applies: Applies }[];
}

const chapter = (
  code: string,
  name: string,
  points: number,
  rows: readonly [string, number, string, Applies][],
): SeedIndicator => ({
  code,
  name,
  points,
  children: rows.map(([title, sum, keyTask, applies], index) => ({
    code: `${code}.${index + 1}`,
    name: title,
    points: sum,
    keyTask,
    applies,
  })),
});

/** 8 一级 × 34 二级指标, 100 points, each under one key task. */
export const INDICATORS: readonly SeedIndicator[] = [
  chapter("1", "组织领导与责任落实", 16, [
    ["党对法治政府建设的领导", 5, "T01", "ZFQ"],
    ["第一责任人职责与年度述法", 4, "T02", "ZFQ"],
    ["目标责任、考核评价与报告公开", 4, "T02", "ZFQ"],
    ["督察反馈与自查问题整改", 3, "T03", "ZFQ"],
  ]),
  chapter("2", "政府职能依法全面履行", 15, [
    ["商事制度改革与企业开办", 4, "T11", "F"],
    ["政务服务与减证便民", 4, "T11", "ZF"],
    ["权责清单动态管理", 3, "T12", "ZF"],
    ["证明事项告知承诺制", 2, "T12", "ZF"],
    ["政务公开与政务诚信", 2, "T11", "ZFQ"],
  ]),
  chapter("3", "依法行政制度体系", 10, [
    ["制定程序与公开征求意见", 4, "T08", "ZFQ"],
    ["合法性审查与“三统一”", 3, "T08", "ZFQ"],
    ["备案审查", 2, "T08", "ZFQ"],
    ["定期清理与结果公布", 1, "T08", "ZFQ"],
  ]),
  chapter("4", "行政决策科学民主合法", 13, [
    ["重大行政决策法定程序", 5, "T06", "ZFQ"],
    ["公众参与和决策公开", 2, "T06", "ZFQ"],
    ["决策与合同合法性审查", 3, "T07", "ZFQ"],
    ["政府法律顾问和公职律师", 3, "T07", "ZFQ"],
  ]),
  chapter("5", "行政执法严格规范公正文明", 20, [
    ["重点领域执法", 5, "T09", "F"],
    ["行政执法公示", 3, "T10", "ZF"],
    ["执法全过程记录", 3, "T10", "ZF"],
    ["重大执法决定法制审核", 4, "T10", "ZF"],
    ["执法主体与人员资格管理", 2, "T10", "ZF"],
    ["案卷评查与执法监督", 3, "T10", "ZF"],
  ]),
  chapter("6", "学法普法与依法行政能力", 12, [
    ["领导干部学法用法", 4, "T04", "ZFQ"],
    ["公务员和执法人员法治培训", 3, "T04", "ZFQ"],
    ["“谁执法谁普法”与以案释法", 3, "T05", "ZFQ"],
    ["主题宣传与“法律八进”", 2, "T05", "ZFQ"],
  ]),
  chapter("7", "矛盾纠纷依法有效化解", 8, [
    ["人民调解与多元化解", 3, "T13", "ZF"],
    ["行政复议", 3, "T13", "F"],
    ["行政应诉与负责人出庭", 1, "T13", "ZF"],
    ["信访法治化", 1, "T13", "ZFQ"],
  ]),
  chapter("8", "公共法律服务体系", 6, [
    ["公共法律服务实体平台", 2, "T14", "Z"],
    ["法律援助与公证", 2, "T14", "Z"],
    ["村（社区）法律顾问", 2, "T14", "Z"],
  ]),
];
