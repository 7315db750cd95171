import type { Expectations } from "./expected";

export const BREAKDOWN_EXPECTED: Expectations = {
  "title-lines.xlsx": {
    trait: "title, annex and unit lines above the heading; total, note, signatures and date below",
    sheet: "Sheet1",
    heading: [4, 4],
    totals: { CREATE: 2, SKIP: 4 },
    rows: `
5 CREATE 规范行政执法 > 开展案卷评查 : 县司法局 : 县市场监管局 : 2026-11-30
6 CREATE 强化普法宣传 > 组织宪法宣传周活动 : 县司法局 : 各镇 : 2026-12-31
7 SKIP
8 SKIP
9 SKIP
10 SKIP`,
  },
  "two-row-heading.xlsx": {
    trait: "a heading of two rows with merged cells, saved by LibreOffice",
    sheet: "Sheet1",
    heading: [2, 3],
    totals: { CREATE: 2 },
    rows: `
4 CREATE 规范行政执法 > 开展案卷评查 : 县司法局 : 县市场监管局 : 2026-11-30
5 CREATE 规范行政执法 > 落实三项制度 : 县司法局 : 县公安局 : 长期坚持`,
  },
  "hidden.xlsx": {
    trait: "hidden rows and columns are read, the rows marked; empty rows with borders are none",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { CREATE: 3 },
    rows: `
2 CREATE 规范行政执法 > 开展案卷评查 : 县司法局 : 县市场监管局 : 2026-12-31
3 CREATE 规范行政执法 > 落实三项制度 : 县司法局 : 县公安局 : 2026-12-31
4 CREATE 规范行政执法 > 公示执法结果 : 县司法局 : 县公安局 : 2026-12-31`,
    problems: "3 WARN - hiddenRow",
  },
  "dates.xlsx": {
    trait: "deadlines in all their spellings",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { CREATE: 13, REFUSE: 2 },
    rows: `
2 CREATE 依法决策 > 事项甲一 : 县司法局 : - : 2026-12-31
3 CREATE 依法决策 > 事项甲二 : 县司法局 : - : 2026-12-31
4 CREATE 依法决策 > 事项甲三 : 县司法局 : - : 2026-12-31
5 CREATE 依法决策 > 事项甲四 : 县司法局 : - : 2026-09-30
6 CREATE 依法决策 > 事项甲五 : 县司法局 : - : 长期坚持
7 CREATE 依法决策 > 事项甲六 : 县司法局 : - : 2026-08-15
8 CREATE 依法决策 > 事项甲七 : 县司法局 : - : 2026-11-30
9 CREATE 依法决策 > 事项甲八 : 县司法局 : - : 2026-12-31
10 CREATE 依法决策 > 事项甲九 : 县司法局 : - : 2026-10-31
11 CREATE 依法决策 > 事项乙一 : 县司法局 : - : 2026-06-30
12 REFUSE
13 REFUSE
14 CREATE 依法决策 > 事项乙四 : 县司法局 : - : 2027-06-30
15 CREATE 依法决策 > 事项乙五 : 县司法局 : - : 2026-12-31
16 CREATE 依法决策 > 事项乙六 : 县司法局 : - : -`,
    problems: `
12 REFUSE due dueUnread 2026年2月30日 → 2026-02-28
13 REFUSE due dueUnread 尽快
14 WARN due dueOtherYear 2027年6月底`,
  },
  "units.xlsx": {
    trait: "several units in a cell, short, former and group names, with and without 县",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { CREATE: 8 },
    rows: `
2 CREATE 统筹协调 > 事项甲一 : 县司法局 : 县财政局、县发改局、县公安局 : 2026-12-31
3 CREATE 统筹协调 > 事项甲二 : 县司法局 : 城关镇、新坝镇、骆驼城镇 : 2026-12-31
4 CREATE 统筹协调 > 事项甲三 : 县司法局 : 县财政局、县公安局 : 2026-12-31
5 CREATE 统筹协调 > 事项甲四 : 县司法局 : 各镇、县财政局、县公安局 : 2026-12-31
6 CREATE 统筹协调 > 事项甲五 : 县司法局 : 县市场监管局、县自然资源局 : 2026-12-31
7 CREATE 统筹协调 > 事项甲六 : 县发改局 : 各镇、县市场监管局 : 2026-12-31
8 CREATE 统筹协调 > 事项甲七 : 县司法局 : 各镇 : 2026-12-31
9 CREATE 统筹协调 > 事项甲八 : 县司法局 : 县财政局、县公安局、城关镇 : 2026-12-31`,
  },
  "spaces.xlsx": {
    trait: "stray, wide and hard spaces, full-width digits and brackets, texts in their cells",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { CREATE: 2 },
    rows: `
2 CREATE 规范行政执法 > 开展案卷评查 : 县司法局 : 城关镇、新坝镇 : 2026-12-31
3 CREATE 规范行政执法 > 落实（重大）执法决定法制审核 : 县司法局 : 各镇 : 2026-12-31`,
  },
  "external-links.xlsx": {
    trait: "formulas, also into other books, with what they last gave and without",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { CREATE: 1, REFUSE: 2 },
    rows: `
2 CREATE 规范行政执法 > 开展案卷评查 : 县司法局 : 各镇 : 2026-12-31
3 REFUSE
4 REFUSE`,
    problems: `
3 REFUSE content required
4 REFUSE lead unitUnknown #REF!`,
  },
  "lines-over-width.xlsx": {
    trait: "key tasks on lines over the whole width, numbers of the columns, the heading again, a subtotal",
    sheet: "Sheet1",
    heading: [2, 2],
    totals: { CREATE: 5, SKIP: 4 },
    rows: `
3 SKIP
4 CREATE [一、规范行政执法] : - : - : -
5 CREATE 一、规范行政执法 > 开展案卷评查 : 县司法局 : 县市场监管局 : 2026-12-31
6 CREATE 一、规范行政执法 > 落实三项制度 : 县司法局 : 县公安局 : 2026-12-31
7 CREATE [二、强化普法宣传] : - : - : -
8 SKIP
9 CREATE 二、强化普法宣传 > 组织宪法宣传周活动 : 县司法局 : 各镇 : 2026-12-31
10 SKIP
11 SKIP`,
    problems: `
4 WARN - leadUnassigned
7 WARN - leadUnassigned`,
  },
  "sections.xlsx": {
    trait: "no column for key tasks: they are lines between the measures, merged or not; a numbered sentence is a note",
    sheet: "Sheet1",
    heading: [2, 2],
    totals: { CREATE: 5, SKIP: 1 },
    rows: `
3 CREATE [一、规范行政执法] : - : - : -
4 CREATE 一、规范行政执法 > 开展案卷评查 : 县司法局 : 县市场监管局 : 2026-12-31
5 CREATE 一、规范行政执法 > 落实三项制度 : 县司法局 : 县公安局 : 2026-12-31
6 CREATE [二、强化普法宣传] : - : - : -
7 CREATE 二、强化普法宣传 > 组织宪法宣传周活动 : 县司法局 : 各镇 : 2026-12-31
8 SKIP`,
    problems: `
3 WARN - leadUnassigned
6 WARN - leadUnassigned`,
  },
  "section-tasks.ods": {
    trait: "the same where the column is called 工作任务; units with numbers",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { CREATE: 5 },
    rows: `
2 CREATE [一、规范行政执法] : - : - : -
3 CREATE 一、规范行政执法 > 开展案卷评查 : 县司法局 : 县市场监管局、县公安局 : 2026-12-31
4 CREATE 一、规范行政执法 > 落实三项制度 : 县司法局、县财政局 : 各镇、县公安局 : 2026-12-31
5 CREATE [（二）强化普法宣传] : - : - : -
6 CREATE （二）强化普法宣传 > 组织宪法宣传周活动 : 县司法局 : 各镇 : 2026-12-31`,
    problems: `
2 WARN - leadUnassigned
5 WARN - leadUnassigned`,
  },
  "no-key-task.csv": {
    trait: "nothing names the key tasks",
    sheet: "no-key-task",
    heading: [1, 1],
    totals: { REFUSE: 1 },
    rows: "2 REFUSE",
    problems: "2 REFUSE keyTask keyTaskMissing",
  },
  "printed-pages.xlsx": {
    trait: "a table that goes on on the next page, blank rows within, strokes for nothing, notes in lines below",
    sheet: "Sheet1",
    heading: [2, 2],
    totals: { CREATE: 4, REFUSE: 1, SKIP: 6 },
    rows: `
3 CREATE 规范行政执法 > 开展案卷评查 : 县司法局 : - : 2026-11-30
4 CREATE 规范行政执法 > 落实三项制度 : 县司法局 : - : 2026-12-31
7 SKIP
8 SKIP
9 CREATE 强化普法宣传 > 组织宪法宣传周活动 : 县司法局 : 城关镇、新坝镇 : 2026-12-31
10 CREATE 强化普法宣传 > 推进法治教育基地建设 : 县司法局 : 各镇 : 2026-12-31
11 REFUSE
12 SKIP
13 SKIP
14 SKIP
15 SKIP`,
    problems: "11 REFUSE lead leadMissing ——",
  },
  "refused-cells.xlsx": {
    trait: "cells that cannot be read, with what may have been meant",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { CREATE: 2, REFUSE: 6 },
    rows: `
2 REFUSE
3 REFUSE
4 REFUSE
5 REFUSE
6 REFUSE
7 CREATE 规范行政执法 > 事项甲五 : 县司法局 : 各镇 : 2026-03-31
8 CREATE 规范行政执法 > 事项甲六 : 县司法局 : 各镇 : 2026-12-31
9 REFUSE`,
    problems: `
2 REFUSE keyTask keyTaskMissing
3 REFUSE lead unitUnknown 市场监管所 → 县市场监督管理局
4 REFUSE lead leadMissing
5 REFUSE units unitUnknown 各乡镇 → 各镇
6 REFUSE units unitUnknown 火星办公室
6 REFUSE due dueUnread 2026-02-30 → 2026-02-28
7 WARN due duePast 3月底
9 REFUSE lead unitUnknown 无`,
  },
  "duplicates.csv": {
    trait: "the same measure twice under one key task; under another it is another",
    sheet: "duplicates",
    heading: [1, 1],
    totals: { CREATE: 3, REFUSE: 1 },
    rows: `
2 CREATE 规范行政执法 > 开展案卷评查 : 县司法局 : 各镇 : 2026-12-31
3 CREATE 规范行政执法 > 落实三项制度 : 县司法局 : 各镇 : 2026-12-31
4 CREATE 强化普法宣传 > 开展案卷评查 : 县司法局 : 各镇 : 2026-12-31
5 REFUSE`,
    problems: "5 REFUSE content duplicate （1）开展 案卷评查。 (row 2)",
  },
  "known-duties.xlsx": {
    trait: "measures there are, by code and by words; a key task and a measure that are nearly one there is",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { UNCHANGED: 1, UPDATE: 1, CREATE: 2 },
    rows: `
2 UNCHANGED T01-1
3 UPDATE T01-2 units 城关镇、新坝镇 → 城关镇、新坝镇、骆驼城镇; due 12月底前 → 三季度末
4 CREATE 加强党对法治政府的领导 > 开展法治督察 : 县司法局 : 各镇 : 2026-12-31
5 CREATE 加强党对法治政府建设的领导 > 落实主要负责人的述法制度 : 县司法局 : 各镇 : 2026-12-31`,
    problems: `
4 WARN keyTask keyTaskSimilar 加强党对法治政府的领导 → 加强党对法治政府建设的领导
5 WARN content textSimilar 落实主要负责人的述法制度 → 落实主要负责人述法制度。`,
  },
  "pasted.txt": {
    trait: "cells pasted from Excel: line ends and quotes within, dates with strokes, a blank filled down",
    sheet: "pasted",
    heading: [1, 1],
    totals: { CREATE: 2 },
    rows: `
2 CREATE 规范行政执法 > 开展案卷评查⏎全年不少于两次 : 县司法局 : 县财政局 : 2026-11-30
3 CREATE 规范行政执法 > 落实"三项制度" : 县司法局 : 各镇 : 2026-12-31`,
  },
};
