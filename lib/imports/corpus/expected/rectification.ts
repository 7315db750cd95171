import type { Expectations } from "./expected";

export const RECTIFICATION_EXPECTED: Expectations = {
  "ledger.xlsx": {
    trait: "problems merged over their measures, a date of closing, totals and notes",
    sheet: "Sheet1",
    heading: [2, 2],
    totals: { CREATE: 3, SKIP: 2 },
    rows: `
3 CREATE INSPECTION_PROVINCE DEADLINE 行政复议答复超期。 : 按期答复率100% : 县司法局 : 县公安局 : 1.制定工作办法 张三 2026-09-30 + 2.开展业务培训 李四 长期坚持 : 1 NEARLY_DONE 已起草初稿
4 CREATE with the row above
5 CREATE PUBLIC IMMEDIATE 政务窗口服务不规范。 : 群众满意 : 县司法局 : 城关镇、新坝镇 : 整顿窗口作风 王五 立行立改 : 1 DONE 已整改到位
6 SKIP
7 SKIP`,
    problems: "5 WARN closedOn closureNotRead 2026.5.20",
  },
  "merged-blank.csv": {
    trait: "GB18030; blanks below a problem are its further measures; a source is that of the problem above",
    sheet: "merged-blank",
    heading: [1, 1],
    totals: { CREATE: 3 },
    rows: `
2 CREATE SELF_CHECK DEADLINE 规范性文件未及时备案。 : 全部备案 : 县司法局 : 县财政局 : 补报备案 张三 2026-07-31 + 建立备案制度 张三 2026-09-30
3 CREATE with the row above
4 CREATE SELF_CHECK DEADLINE 执法人员证件过期未换。 : 持证上岗 : 县司法局 : 县市场监管局 : 换发证件 李四 2026-12-31`,
  },
  "two-row-heading.xlsx": {
    trait: "问题清单, 整改清单, 责任清单 beside each other, full-width numbers, short names",
    sheet: "Sheet1",
    heading: [2, 3],
    totals: { CREATE: 2 },
    rows: `
4 CREATE INSPECTION_CITY DEADLINE “放管服”改革事项承接不到位。 : - : 县司法局 : 县发改局 : 逐项承接 2026-08-31
5 CREATE AUDIT DEADLINE 罚没收入上缴不及时。 : - : 县财政局 : 城关镇、新坝镇、骆驼城镇 : 按月上缴 2026-10-31`,
  },
  "lists-in-cells.xlsx": {
    trait: "no sources, several measures in one cell, a stroke for a unit, a hidden row",
    sheet: "台账",
    heading: [2, 2],
    totals: { REFUSE: 3 },
    rows: `
3 REFUSE
4 REFUSE
5 REFUSE`,
    problems: `
3 REFUSE source required → 自查
4 REFUSE source required → 自查
4 REFUSE units required
5 WARN - hiddenRow
5 REFUSE source required → 自查`,
  },
  "known.xls": {
    trait: "a problem there is, by its number, with what was done since; a number that nobody has",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { UPDATE: 1, REFUSE: 1 },
    rows: `
2 UPDATE 2026-001 1 progress  → 已补齐80卷; state 未启动 → 正在推进
3 REFUSE`,
    problems: "3 REFUSE number unknownRow 2026-777",
  },
  "refused.ods": {
    trait: "cells that cannot be read; a deadline gone by is a warning",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { CREATE: 2, REFUSE: 7 },
    rows: `
2 REFUSE
3 REFUSE
4 REFUSE
5 REFUSE
6 REFUSE
7 REFUSE
8 CREATE SELF_CHECK DEADLINE 问题七时限已过。 : - : 县司法局 : 城关镇 : 整改七 2026-03-31 + 整改八 2026-12-31
9 CREATE with the row above
10 REFUSE`,
    problems: `
2 REFUSE source sourceUnknown 天知道
3 REFUSE units unitUnknown 城官镇 → 城关镇
4 REFUSE due dueUnread 2026年6月31日 → 2026-06-30
5 REFUSE foundOn dayFuture 2026.12.1
6 REFUSE text tooShort 短
7 REFUSE units required
8 WARN due duePast 3月底
10 REFUSE lead oneLead 县司法局、县财政局`,
  },
  "pasted.txt": {
    trait: "cells pasted from Excel with line ends within",
    sheet: "pasted",
    heading: [1, 1],
    totals: { CREATE: 2 },
    rows: `
2 CREATE ASSESSMENT DEADLINE 案卷评查⏎得分偏低。 : - : 县司法局 : 县市场监管局 : 1.开展自评⏎2.逐案整改 2026-11-30
3 CREATE ASSESSMENT DEADLINE 执法公示不全面。 : - : 县司法局 : 县公安局 : 补充公示 2026-12-31`,
  },
};
