import type { Expectations } from "./expected";

export const PROGRESS_EXPECTED: Expectations = {
  "quarter.xlsx": {
    trait: "a heading of two rows, tasks merged over their units, a share that nothing is said of, signatures",
    sheet: "Sheet1",
    heading: [4, 5],
    totals: { CREATE: 2, SKIP: 3 },
    rows: `
6 CREATE T01-1 城关镇 : 已召开2次会议。 : 无 : 年内再研究一次 : going on
7 CREATE T01-1 新坝镇 : 已研究3次。 : - : - : done
8 SKIP
9 SKIP
10 SKIP`,
  },
  "by-code.xls": {
    trait: "tasks by their codes, a hidden row, a word for a state that says nothing, a cover",
    sheet: "二季度",
    heading: [1, 1],
    totals: { CREATE: 3, REFUSE: 1 },
    rows: `
2 CREATE T01-2 新坝镇 : 已全部书面述法 : - : - : done
3 REFUSE
4 CREATE T01-1 城关镇 : 已研究1次 : - : - : going on
5 CREATE T01-1 县司法局 : 已制定方案 : - : - : going on`,
    problems: `
3 WARN - hiddenRow
3 REFUSE state stateUnread 嗯嗯 → 正在推进`,
  },
  "refused.csv": {
    trait: "units and tasks that are not known, not meant, meant twice",
    sheet: "refused",
    heading: [1, 1],
    totals: { CREATE: 1, REFUSE: 6 },
    rows: `
2 REFUSE
3 REFUSE
4 REFUSE
5 REFUSE
6 REFUSE
7 CREATE T01-1 城关镇 : 已研究1次 : - : - : going on
8 REFUSE`,
    problems: `
2 REFUSE units unitUnknown 新坝真 → 新坝镇
3 REFUSE content unknownRow 落实主要负责人述法 → 落实主要负责人述法制度。
4 REFUSE units notAssigned 骆驼城镇
5 REFUSE units unitAmbiguous 城关镇、新坝镇
6 REFUSE progress required
8 REFUSE - duplicate (row 7)`,
  },
  "two-sheets.ods": {
    trait: "OpenDocument, units merged over their tasks, a second sheet of numbers",
    sheet: "城关",
    heading: [2, 2],
    totals: { CREATE: 2 },
    rows: `
3 CREATE T01-1 城关镇 : 已研究１次 : - : - : going on
4 CREATE T01-2 城关镇 : 已述法 : - : - : done`,
  },
};
