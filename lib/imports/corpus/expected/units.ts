import type { Expectations } from "./expected";

export const UNITS_EXPECTED: Expectations = {
  "register.xlsx": {
    trait: "lines between the classes, a new former name of a unit there is, spaces in a name",
    sheet: "Sheet1",
    heading: [2, 2],
    totals: { CREATE: 2, UPDATE: 2, SKIP: 2 },
    rows: `
3 SKIP
4 CREATE 县水务局 : 县水务局 : DEPARTMENT ENFORCEMENT : 县水利局、县水电局 : 0936-6621001
5 UPDATE 县市场监督管理局 phone  → 6621002
6 SKIP
7 CREATE 黑泉镇人民政府 : 黑泉镇 : TOWN TOWN : - : -
8 UPDATE 新坝镇 formerNames  → 新坝乡`,
  },
  "list.csv": {
    trait: "GB18030; a unit there is, one twice, the government itself, classes that the name tells or nobody",
    sheet: "list",
    heading: [1, 1],
    totals: { CREATE: 3, UNCHANGED: 1, REFUSE: 2 },
    rows: `
2 CREATE 县应急管理局 : 县应急管理局 : DEPARTMENT OTHER : - : -
3 UNCHANGED 县司法局
4 REFUSE
5 REFUSE
6 CREATE 宣化镇 : 宣化镇 : TOWN TOWN : - : -
7 CREATE 县档案馆 : 县档案馆 : DEPARTMENT - : - : -`,
    problems: `
4 REFUSE name duplicate 县应急管理局 (row 2)
5 REFUSE name nameTaken 高台县人民政府
7 WARN class classMissing`,
  },
  "refused.ods": {
    trait: "codes, names, classes and places that cannot be; another writer's OpenDocument",
    sheet: "Sheet1",
    heading: [1, 1],
    totals: { CREATE: 1, REFUSE: 4 },
    rows: `
2 REFUSE
3 REFUSE
4 REFUSE
5 CREATE 县文广旅游局 : 县文旅局 : DEPARTMENT OTHER : - : -
6 REFUSE`,
    problems: `
2 REFUSE code codeForm SWJ_01
3 REFUSE shortName nameTaken 县财政局
4 REFUSE class classUnread 部门
6 REFUSE sortNo orderUnread 十四`,
  },
  "departments.xls": {
    trait: "names and places only, a hidden row, the same unit under a shorter name",
    sheet: "Sheet1",
    heading: [2, 2],
    totals: { UPDATE: 1, CREATE: 1, REFUSE: 1 },
    rows: `
3 UPDATE 县财政局 sortNo 11 → 5
4 CREATE 县水务局 : 县水务局 : DEPARTMENT - : - : -
5 REFUSE`,
    problems: `
4 WARN - hiddenRow
4 WARN class classMissing
5 REFUSE name duplicate 财政局 (row 3)`,
  },
};
