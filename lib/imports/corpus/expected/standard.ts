import type { Expectations, ReadBook } from "./expected";

const TWO_LEVELS = {
  sheet: "考核标准",
  heading: [2, 2],
  totals: { CREATE: 4, SKIP: 1 },
  rows: `
3 CREATE 组织领导 60 > 党的领导 40 > 常委会专题学习不少于4次 : 15.5 : 每少1次扣1分 : 县司法局 : 各镇
4 CREATE 组织领导 60 > 党的领导 40 > 主要负责人述职述法 : 24.5 : 未述法不得分 : 县司法局 : 各镇
5 CREATE 组织领导 60 > 责任落实 20 > 制定年度工作要点 : 20 : 未制定扣2分 : 县司法局 : 县财政局
6 CREATE 执法规范 40 > 执法公示 40 > 执法信息及时公示 : 40 : 每少1项扣0.5分 : 县市场监管局 : 县公安局
7 SKIP`,
} satisfies Omit<ReadBook, "trait">;

export const STANDARD_EXPECTED: Expectations = {
  "two-levels.xlsx": { trait: "indicators merged downwards with their points, points as text", ...TWO_LEVELS },
  "two-levels.xls": { trait: "the same, Excel 97", ...TWO_LEVELS },
  "two-levels.csv": { trait: "the same as CSV, blanks filled down", ...TWO_LEVELS, sheet: "two-levels" },
  "sums.ods": {
    trait: "points that are none, that do not sum, a total that is wrong, an item twice",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { CREATE: 3, REFUSE: 2, SKIP: 2 },
    rows: `
2 CREATE 组织领导 50 > 党的领导 > 常委会专题学习 : 20 : - : 县司法局 : -
3 REFUSE
4 CREATE 组织领导 50 > 责任落实 > 年中调度推进 : 25 : - : 县司法局 : -
5 SKIP
6 CREATE 执法规范 50 > 执法公示 > 执法信息及时公示 : 50 : - : 县司法局 : -
7 REFUSE
8 SKIP`,
    problems: `
2 WARN top pointsSum 组织领导 (组织领导 45/50)
3 REFUSE points pointsUnread 二十五
7 REFUSE content duplicate 执法信息及时公示 (row 6)
8 WARN points totalDiffers 120 (145)`,
    whole: `
WARN - pointsTotal (95/100)
WARN - pointsSum (组织领导 45/50)`,
  },
  "points-as-text.xlsx": {
    trait: "points as text behind names and in their column, numbers before names, no lead",
    sheet: "Sheet1",
    heading: [2, 2],
    totals: { CREATE: 4, REFUSE: 1 },
    rows: `
3 CREATE 组织领导 30 > 党的领导 20 > 常委会专题学习 : 20 : 每少1次扣1分 : - : 各镇、县财政局
4 CREATE 组织领导 30 > 责任落实 > 制定年度工作要点 : 10 : 未制定不得分 : - : 县财政局
5 CREATE 执法规范 70 > 执法公示 > 执法信息及时公示 : 0.1 : 每少1项扣0.5分 : - : 各镇
6 CREATE 执法规范 70 > 执法公示 > 执法全过程记录 : 69.9 : - : - : -
7 REFUSE`,
    problems: `
3 WARN - leadUnassigned
4 WARN - leadUnassigned
5 WARN - leadUnassigned
6 WARN - leadUnassigned
7 WARN - leadUnassigned
7 REFUSE points pointsUnread 1-2`,
  },
  "outline.xlsx": {
    trait: "indicators on lines between the items",
    sheet: "Sheet1",
    heading: [2, 2],
    totals: { CREATE: 2, SKIP: 4 },
    rows: `
3 SKIP
4 SKIP
5 CREATE 组织领导 60 > 党的领导 60 > 常委会专题学习不少于4次 : 60 : 每少1次扣5分 : - : -
6 SKIP
7 CREATE 执法规范 40 > 执法信息及时公示 : 40 : 每少1项扣1分 : - : -
8 SKIP`,
    problems: `
5 WARN - leadUnassigned
7 WARN - leadUnassigned`,
  },
};

export const SCORE_SHEET_EXPECTED: Expectations = {
  "blank.xlsx": {
    trait: "自评 and 考核 under 得分, blank; totals, bonus lines, signatures",
    sheet: "Sheet1",
    heading: [3, 4],
    totals: { CREATE: 2, SKIP: 4 },
    rows: `
5 CREATE 组织领导 60 > 党的领导 60 > 常委会专题学习不少于4次 : 60 : 每少1次扣5分 : - : -
6 SKIP
7 CREATE 执法规范 40 > 执法公示 40 > 执法信息及时公示 : 40 : 每少1项扣1分 : - : -
8 SKIP
9 SKIP
10 SKIP`,
    problems: `
5 WARN - leadUnassigned
7 WARN - leadUnassigned`,
  },
  "filled.xls": {
    trait: "scores that stand in it are told of; an item that the year has gets points and place",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { UPDATE: 1, CREATE: 1 },
    rows: `
2 UPDATE T01-1 top  → 组织领导; criteria  → 每少1次扣5分; points  → 60
3 CREATE 执法规范 > 执法信息及时公示 : 40 : 每少1项扣1分 : - : -`,
    problems: `
2 WARN selfScore scoresNotYet 60
3 WARN - leadUnassigned
3 WARN selfScore scoresNotYet 40`,
  },
};
