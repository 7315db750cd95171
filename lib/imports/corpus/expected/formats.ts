import type { Expectations, ReadBook } from "./expected";

const PLAIN = {
  sheet: "Sheet1",
  heading: [1, 1],
  totals: { CREATE: 3 },
  rows: `
2 CREATE 规范行政执法 > 开展案卷评查，全年不少于两次 : 县司法局 : 县市场监管局 : 2026-11-30
3 CREATE 规范行政执法 > 落实行政执法三项制度 : 县司法局 : 县公安局、县自然资源局 : 长期坚持
4 CREATE 强化普法宣传 > 组织宪法宣传周活动 : 县司法局 : 各镇 : 2026-12-31`,
} satisfies Omit<ReadBook, "trait">;

const DATED = {
  sheet: "Sheet1",
  heading: [1, 1],
  totals: { CREATE: 4 },
  rows: `
2 CREATE 依法决策 > 公布年度重大行政决策目录 : 县司法局 : 县财政局 : 2026-07-31
3 CREATE 依法决策 > 开展决策后评估 : 县司法局 : 县财政局 : 2026-12-31
4 CREATE 依法决策 > 清理行政规范性文件 : 县司法局 : 各镇 : 2026-09-30
5 CREATE 依法决策 > 办理人大代表建议 : 县司法局 : 各镇 : 长期坚持`,
} satisfies Omit<ReadBook, "trait">;

const MERGED = {
  sheet: "分解表",
  heading: [2, 2],
  totals: { CREATE: 5, SKIP: 1 },
  rows: `
3 CREATE 一、优化营商环境 > 推行证明事项告知承诺制 : 县市场监管局 : 各镇 : 2026-09-30
4 CREATE 一、优化营商环境 > 公布涉企检查事项清单 : 县市场监管局 : 县公安局 : 2026-09-30
5 CREATE 一、优化营商环境 > 开展营商环境评价 : 县发改局 : 县财政局 : 2026-12-31
6 CREATE 二、化解矛盾纠纷 > 健全行政复议应诉机制 : 县司法局 : 各镇 : 2026-09-30
7 CREATE 二、化解矛盾纠纷 > 加强人民调解 : 县司法局 : 各镇 : 长期坚持
8 SKIP`,
} satisfies Omit<ReadBook, "trait">;

export const FORMATS_EXPECTED: Expectations = {
  "merged.xls": { trait: "cells merged downwards, Excel 97", ...MERGED },
  "merged.ods": { trait: "the same as OpenDocument", ...MERGED },
  "merged.et": { trait: "the same under the name that WPS gives it", ...MERGED },
  "merged-hucre.xlsx": { trait: "the same by another writer", ...MERGED },
  "chart-and-picture.xlsx": { trait: "a chart and a picture beside the table", ...PLAIN },
  "dates.xls": { trait: "serial dates under formats of day and month, Excel 97", ...DATED },
  "dates.ods": { trait: "the same as OpenDocument", ...DATED },
  "prefixed.xlsx": { trait: "XML whose names have a prefix", ...DATED },
  "strict.xlsx": { trait: "the strict standard, days as ISO writes them", ...DATED },
  "dates-1904.xlsx": { trait: "serial dates counted from 1904", ...DATED },
  "cover-first.xlsx": { trait: "a cover and notes first, a hidden draft last", ...PLAIN, sheet: "任务分解" },
  "macros.xlsm": { trait: "a macro that would run on opening", ...PLAIN },
  "utf8-bom.csv": { trait: "CSV in UTF-8 with its mark", ...PLAIN, sheet: "utf8-bom" },
  "gb18030.csv": { trait: "CSV as Chinese Excel writes it", ...PLAIN, sheet: "gb18030" },
  "office-gb18030.csv": {
    trait: "CSV by LibreOffice: merged cells have left blanks, which are filled in grouping columns only",
    ...MERGED,
    sheet: "office-gb18030",
    totals: { CREATE: 4, REFUSE: 1, SKIP: 1 },
    rows: `
3 CREATE 一、优化营商环境 > 推行证明事项告知承诺制 : 县市场监管局 : 各镇 : 2026-09-30
4 REFUSE
5 CREATE 一、优化营商环境 > 开展营商环境评价 : 县发改局 : 县财政局 : 2026-12-31
6 CREATE 二、化解矛盾纠纷 > 健全行政复议应诉机制 : 县司法局 : 各镇 : 2026-09-30
7 CREATE 二、化解矛盾纠纷 > 加强人民调解 : 县司法局 : - : 长期坚持
8 SKIP`,
    problems: "4 REFUSE lead leadMissing",
  },
  "tab.txt": { trait: "what Excel calls Unicode text", ...PLAIN, sheet: "tab" },
  "semicolon.csv": { trait: "CSV with semicolons", ...PLAIN, sheet: "semicolon" },
};
