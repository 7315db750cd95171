import type { UnitClass, UnitKind } from "@/prisma/generated/enums";

export interface SeedUnit {
  /** Last part of the code; the county's code goes before it. Towns have official nine-digit codes instead. */
  code: string;
  name: string;
  shortName: string;
  kind: UnitKind;
  class: UnitClass;
  formerNames: string[];
}

export const PROVINCE = { code: "62", name: "甘肃省人民政府", shortName: "甘肃省" };
export const CITY = { code: "6207", name: "张掖市人民政府", shortName: "张掖市" };
export const COUNTY = { code: "620724", name: "高台县人民政府", shortName: "高台县" };
export const OFFICE_UNIT = { code: "620724-yfzxb", name: "县委依法治县办", shortName: "依法治县办" };

const department =
  (unitClass: UnitClass) =>
  (line: string): SeedUnit => {
    const [code = "", name = "", shortName = "", ...formerNames] = line.split(" ");
    return { code: `${COUNTY.code}-${code}`, name, shortName, kind: "DEPARTMENT", class: unitClass, formerNames };
  };

// code, name, short name, former names; in protocol order (政府序列).
const ENFORCEMENT = [
  "fgj 县发展和改革局 县发改局",
  "jyj 县教育局 县教育局",
  "gxj 县工业信息化和商务局 县工信商务局 县工业和信息化局",
  "gaj 县公安局 县公安局",
  "mzj 县民政局 县民政局",
  "sfj 县司法局 县司法局 县人民政府法制办公室",
  "czj 县财政局 县财政局",
  "rsj 县人力资源和社会保障局 县人社局",
  "zrzyj 县自然资源局 县自然资源局 县国土资源局",
  "sthj 市生态环境局高台分局 高台生态环境分局 县环境保护局",
  "zjj 县住房和城乡建设局 县住建局",
  "jtj 县交通运输局 县交通局",
  "swj 县水务局 县水务局",
  "nyj 县农业农村局 县农业农村局 县农业局 县畜牧兽医局",
  "wtlj 县文体广电和旅游局 县文旅局 县文化体育局",
  "wjj 县卫生健康局 县卫健局 县卫生和计划生育局",
  "tyjrj 县退役军人事务局 县退役军人局",
  "yjj 县应急管理局 县应急局 县安全生产监督管理局",
  "sjj 县审计局 县审计局",
  "scjgj 县市场监督管理局 县市场监管局 县工商行政管理局 县食品药品监督管理局 县质量技术监督局",
  "tjj 县统计局 县统计局",
  "ybj 县医疗保障局 县医保局",
  "lcj 县林业和草原局 县林草局 县林业局",
  "cgj 县城市管理综合执法局 县城管执法局",
  "swju 县税务局 县税务局 县国家税务局 县地方税务局",
  "qxj 县气象局 县气象局",
  "xfdd 县消防救援大队 县消防大队 县公安消防大队",
];

const OTHER = [
  "zfb 县政府办公室 县政府办",
  "xfj 县信访局 县信访局",
  "fpb 县扶贫开发办公室 县扶贫办",
  "zwzx 县政务服务中心 县政务中心",
  "xcb 县委宣传部(县新闻出版局) 县委宣传部",
  "tzb 县委统战部(县民族宗教事务局) 县委统战部 县民族宗教事务局",
  "bb 县委编办 县委编办 县机构编制委员会办公室",
  "dag 县档案馆 县档案馆 县档案局",
  "cl 县残疾人联合会 县残联",
  "rmt 县融媒体中心 县融媒体中心 县广播电视台",
  "yqgwh 高台工业园区管委会 工业园区管委会",
];

const TOWNS = ["城关镇", "宣化镇", "南华镇", "巷道镇", "合黎镇", "骆驼城镇", "新坝镇", "黑泉镇", "罗城镇"];

/** The 47 bodies: 27 enforcement departments, 11 others, 9 towns. */
export const UNITS: readonly SeedUnit[] = [
  ...ENFORCEMENT.map(department("ENFORCEMENT")),
  ...OTHER.map(department("OTHER")),
  ...TOWNS.map((name, index) => ({
    code: `${COUNTY.code}${100 + index}`,
    name,
    shortName: name,
    kind: "TOWN" as const,
    class: "TOWN" as const,
    formerNames: name.endsWith("镇") && index > 0 ? [name.replace(/镇$/, "乡")] : [],
  })),
];

/** Groups as standards name them, with the classes they expand to. */
export const GROUPS = [
  { name: "各镇、各部门", classes: ["ENFORCEMENT", "OTHER", "TOWN"] },
  { name: "各部门", classes: ["ENFORCEMENT", "OTHER"] },
  { name: "各行政执法部门", classes: ["ENFORCEMENT"] },
  { name: "各镇", classes: ["TOWN"] },
] as const satisfies readonly { name: string; classes: readonly UnitClass[] }[];

export type GroupName = (typeof GROUPS)[number]["name"];
