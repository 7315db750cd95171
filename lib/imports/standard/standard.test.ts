import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DutyWrite } from "@/lib/imports/breakdown/record";
import type { KnownDuty, KnownIndicator, PlanContext } from "@/lib/imports/duties/context";
import { mapSheet } from "@/lib/imports/heading/map-sheet";
import type { Grid, ImportSettings, MappedSheet, PreviewRow } from "@/lib/imports/preview";
import { SCORE_SHEET_COLUMNS } from "@/lib/imports/score-sheet/columns";
import { makeScoreSheetReader } from "@/lib/imports/score-sheet/rules";
import { bookOf, gridOf } from "@/lib/testing/grids";
import { STANDARD_COLUMNS } from "./columns";
import { makeStandardReader } from "./rules";

const unit = (id: string, name: string) => ({ id, name, shortName: name, formerNames: [] });

const INDICATORS: KnownIndicator[] = [
  { id: "n1", parentId: null, code: "1", name: "制度建设", points: "3" },
  { id: "n11", parentId: "n1", code: "1.1", name: "依法决策", points: "2" },
  { id: "n12", parentId: "n1", code: "1.2", name: "规范性文件管理", points: "1" },
];
const ITEM: KnownDuty = {
  ...{ id: "i1", version: 2, kind: "ASSESSMENT_ITEM", code: "1.1.1", title: "落实重大行政决策程序", points: "2" },
  ...{
    content: "落实重大行政决策程序，公开征求意见。",
    criteria: "未落实的不得分。",
    indicatorId: "n11",
    keyTaskId: null,
  },
  ...{ leadText: "县司法局", unitsText: "各镇", dueText: "12月底前", dueOn: "2026-12-31", remark: "" },
  ...{ leads: ["sfj"], units: [], groups: ["g1"], changed: null },
};

const CONTEXT: PlanContext = {
  ...{ year: 2026, today: "2026-04-01", isIssued: false, duties: [ITEM], indicators: INDICATORS },
  known: {
    units: [unit("sfj", "县司法局"), unit("czj", "县财政局"), unit("cgz", "城关镇")],
    groups: [{ name: "各镇", unitIds: ["cgz"] }],
    county: "高台县",
  },
  groupIds: { 各镇: "g1" },
};
const EMPTY: Partial<PlanContext> = { duties: [], indicators: [] };

const HEAD = "序号|一级指标（分值）|二级指标（分值）|考核内容|评分标准|分值|牵头部门|责任单位|完成时限";

const settingsOf = (given: Partial<ImportSettings> = {}): ImportSettings => ({
  ...{ files: {}, fixes: {}, choices: {} },
  ...given,
});
function sheetOf(grid: Grid, columns = STANDARD_COLUMNS as Parameters<typeof mapSheet>[1]): MappedSheet {
  const result = mapSheet(bookOf(grid), columns, undefined, {});
  if (result.fault !== null) throw new Error(result.fault);
  return { ...result.sheet, fileName: "考核标准.xlsx" };
}
function read(text: string, given: Partial<PlanContext> = {}, settings: Partial<ImportSettings> = {}) {
  const reader = makeStandardReader({ ...CONTEXT, ...given }, settingsOf(settings));
  const rows = reader.read(sheetOf(gridOf(text))) as PreviewRow<DutyWrite>[];
  return { rows, problems: reader.finish() };
}
const readLines = (lines: string, ...more: [Partial<PlanContext>?, Partial<ImportSettings>?]) =>
  read(`${HEAD}\n${lines}`, ...more);
const told = (row: PreviewRow | undefined) =>
  row?.problems.map(({ column, code, level }) => `${level} ${column ?? "-"}:${code}`);
const wholeOf = ({ problems }: { problems: { code: string; values?: object }[] }) =>
  problems.map(({ code, values }) => [code, ...Object.values(values ?? {})]);

/** Fifty items of two points under one indicator. */
const FULL = Array.from(
  { length: 49 },
  (_, index) => `${index + 2}|^|^|考核事项甲${index}号|不得分|2|县司法局|各镇|12月底`,
);

describe("a county's standard", () => {
  it("has merged indicators with points in their words; what is missing is made", () => {
    const { rows, problems } = readLines(
      [
        `1|一、组织领导（100分）|（一）党的领导 １００分|1.专题研究法治工作。|未研究的不得分|２分|县司法局|各镇|12月底`,
        ...FULL,
      ]
        .concat("合计||||||100分", "备注：以文件为准")
        .join("\n"),
      EMPTY,
    );
    expect(problems).toEqual([]);
    expect(rows.flatMap((row) => row.problems)).toEqual([]);
    expect(rows.map(({ action }) => action)).toEqual([...Array(50).fill("CREATE"), "SKIP", "SKIP"]);
    expect(rows[0]?.record).toMatchObject({
      ...{ kind: "ASSESSMENT_ITEM", content: "1.专题研究法治工作。", title: "专题研究法治工作", points: "2" },
      ...{ criteria: "未研究的不得分", leads: ["sfj"], groups: ["g1"], dueOn: "2026-12-31", keyTask: null },
      indicator: {
        top: { name: "组织领导", code: "1", points: "100" },
        sub: { name: "党的领导", code: null, points: "100" },
      },
    });
    expect(rows[49]?.record?.indicator).toEqual(rows[0]?.record?.indicator);
  });

  it("may have points of indicators in columns of their own, or lines of their own", () => {
    const beside = read(
      "一级指标|分值|二级指标|分值|考核内容|评分标准|分值\n一、组织领导|3|党的领导|3|甲|不得分|1\n^|^|^|^|乙|不得分|1.50",
      EMPTY,
    );
    expect(beside.rows.map(({ record }) => record?.points)).toEqual(["1", "1.5"]);
    expect(wholeOf(beside)).toEqual([
      ["pointsTotal", "2.5", "100"],
      ["pointsSum", "组织领导", "2.5", "3"],
      ["pointsSum", "党的领导", "2.5", "3"],
    ]);
    expect(beside.rows.map(told)).toEqual([
      ["WARN -:leadUnassigned", "WARN top:pointsSum", "WARN sub:pointsSum"],
      ["WARN -:leadUnassigned"],
    ]);
    const lines = read("一级指标|考核内容|评分标准|分值\n组织领导|||4\n|甲|不得分|1\n|||2\n|乙||２．５分", EMPTY);
    expect(lines.rows.map(({ action }) => action)).toEqual(["SKIP", "CREATE", "REFUSE", "CREATE"]);
    expect(told(lines.rows[2])).toEqual(["WARN -:leadUnassigned", "REFUSE content:required"]);
    expect(lines.rows[1]?.record?.indicator).toMatchObject({ top: { name: "组织领导", points: "4" }, sub: null });
  });

  it("may name them between the items, and points behind the words", () => {
    const { rows, problems } = read(
      `
序号|考核内容|评分细则|自评分
一、完善保障措施（5分）|||
|（一）加强组织领导（4分）||
1|1.成立领导小组。（1分）|未成立不得分|
2|2.专题研究不少于3次。（3分）|每少一次扣0.5分|
|（二）强化考核|||
3|纳入目标考核（1分）|未纳入不得分|`,
      EMPTY,
    );
    const items = rows.filter(({ action }) => action === "CREATE");
    expect(items.map(({ record }) => [record?.content, record?.points])).toEqual([
      ["1.成立领导小组。", "1"],
      ["2.专题研究不少于3次。", "3"],
      ["纳入目标考核", "1"],
    ]);
    expect(items[1]?.record?.indicator).toMatchObject({ sub: { name: "加强组织领导", points: "4" } });
    expect(items[2]?.record?.indicator).toMatchObject({ sub: { name: "强化考核", points: null } });
    expect(wholeOf({ problems })).toEqual([["pointsTotal", "5", "100"]]);
  });

  it.each([
    ["1|制度建设|依法决策|公布目录|不得分|两分|县司法局|各镇|", ["REFUSE points:pointsUnread"]],
    ["1|制度建设|依法决策|公布目录|不得分|0.123|县司法局|各镇|", ["REFUSE points:pointsUnread"]],
    ["1|制度建设|依法决策|公布目录|不得分||县司法局|各镇|", ["WARN points:required"]],
    ["1|||公布目录|不得分|1|县司法局|各镇|", ["REFUSE top:indicatorMissing"]],
    ["1|制度建设|依法决策|公布目录|不得分|1||各镇|", ["REFUSE lead:leadMissing"]],
    ["1|制度建设|规范文件管理|公布目录|不得分|1|县司法局|各镇|", ["WARN sub:indicatorSimilar"]],
    ["1|制度建设|依法决策||不得分|1|县司法局|各镇|", ["REFUSE content:required"]],
    [`1|制度建设|${"长".repeat(81)}|公布目录|不得分|1|县司法局|各镇|`, ["REFUSE sub:tooLong"]],
    ["1|制度建设|依法决策|落实重大行政决策的程序，公开征求意见|不得分|1|县司法局|各镇|", ["WARN content:textSimilar"]],
  ])("%s", (line, problems) => {
    expect(told(readLines(line).rows[0])).toEqual(problems);
  });

  it("is asked once whether a new indicator is one there is; accepted, it is for all rows", () => {
    const lines = "1|制度建设|规范文件管理|甲|不得分|1|县司法局||\n2|^|^|乙|不得分|1|县司法局||";
    expect(readLines(lines).rows.map(told)).toEqual([["WARN sub:indicatorSimilar"], []]);
    const fixes = { "sub:规范文件管理": "规范性文件管理" };
    const { rows } = readLines(lines, {}, { fixes });
    expect(rows.map(({ record }) => record?.indicator)).toEqual([{ id: "n12" }, { id: "n12" }]);
  });
});

describe("what must sum", () => {
  const same = "1|制度建设|依法决策|落实重大行政决策程序，公开征求意见|未落实的不得分。|2|县司法局|各镇|12月底前";
  it("is the year as it will be: what the sheet leaves out counts as it is", () => {
    const second: KnownDuty = {
      ...ITEM,
      id: "i2",
      code: "1.2.1",
      title: "乙",
      content: "乙",
      indicatorId: "n12",
      points: "98",
    };
    const duties = [ITEM, second];
    const { rows, problems } = readLines(same, { duties });
    expect(rows).toMatchObject([{ action: "UNCHANGED", problems: [] }]);
    expect(wholeOf({ problems })).toEqual([["pointsSum", "制度建设", "100", "3"]]);
    const changed = readLines(same.replace("|2|", "|2.5|"), { duties });
    expect(changed.rows[0]?.changes).toEqual([{ column: "points", from: "2", to: "2.5" }]);
    expect(wholeOf(changed)).toEqual([
      ["pointsTotal", "100.5", "100"],
      ["pointsSum", "制度建设", "100.5", "3"],
      ["pointsSum", "依法决策", "2.5", "2"],
    ]);
  });

  it("is what the sheet's own lines say, of a part or of all", () => {
    const { rows } = readLines(
      `
1|组织领导|党的领导|甲|不得分|1|县司法局||
2|^|^|乙|不得分|0.5|县司法局||
小计|||||1.5
3|制度建设|依法决策|丙|不得分|1|县司法局||
小计|||||2
合计（2.5分）|||||||
总计|||||100|||`,
      EMPTY,
    );
    expect(rows.filter(({ action }) => action === "SKIP").map(({ problems }) => problems)).toMatchObject([
      [],
      [{ column: "points", code: "totalDiffers", level: "WARN", text: "2", values: { sum: "1" } }],
      [],
      [{ code: "totalDiffers", text: "100", values: { sum: "2.5" } }],
    ]);
  });

  it("may be stated anew for an indicator, with the first row under it; in an issued year not", () => {
    const lines = same.replace("依法决策", "依法决策（2.5分）").replace("|2|", "|2.5|");
    const [row] = readLines(lines).rows;
    expect(row).toMatchObject({ action: "UPDATE", record: { indicatorPoints: [{ id: "n11", points: "2.5" }] } });
    expect(row?.changes).toContainEqual({ column: "sub", from: "1.1 依法决策（2分）", to: "依法决策（2.5分）" });
    const issued = readLines(lines, { isIssued: true }).rows;
    expect(told(issued[0])).toEqual(["REFUSE points:pointsLocked"]);
    expect(told(readLines(same.replace("依法决策", "依法决策（2.5分）"), { isIssued: true }).rows[0])).toEqual([
      "REFUSE sub:pointsLocked",
      "WARN sub:pointsSum",
    ]);
  });
});

describe("the heading", () => {
  it.each([
    ["考核指标|考核内容|评分标准|分值", ["top", "content", "criteria", "points"]],
    ["一级指标|二级指标|考核指标|评分标准|标准分", ["top", "sub", "content", "criteria", "points"]],
    ["一级指标|二级指标|三级指标|考核内容|分值", ["top", "sub", null, "content", "points"]],
    ["一级指标|二级指标|三级指标|计分办法|权重", ["top", "sub", "content", "criteria", "points"]],
    ["序号|考核项目(10分)|考核内容和基本要求|评分细则|自评分", [null, "top", "content", "criteria", null]],
    ["考核项目|分值|考核内容|分值|责任部门", ["top", "topPoints", "content", "points", "units"]],
  ])("%s", (head, mapping) => {
    const grid = gridOf(`${head}\n甲|乙|丙|丁|戊`);
    const result = mapSheet(bookOf(grid), STANDARD_COLUMNS, undefined, {});
    expect(result.fault === null && result.found.mapping).toEqual(mapping);
  });

  it("of a 任务分解表 is none", () => {
    const grid = gridOf("序号|重点任务|牵头部门|责任单位|完成时限\n1|甲|县司法局|各镇|12月底");
    expect(mapSheet(bookOf(grid), STANDARD_COLUMNS, undefined, {})).toEqual({ fault: "NO_HEADING" });
  });
});

it("an issued year gets no new indicator", () => {
  const lines =
    "1|制度建设|规范文件管理|甲|不得分||县司法局||\n2|^|^|乙|不得分||县司法局||\n3|制度建设|依法决策|丙|不得分||县司法局||";
  expect(readLines(lines, { isIssued: true }).rows.map(told)).toEqual([
    ["REFUSE sub:indicatorLocked", "WARN sub:indicatorSimilar"],
    ["REFUSE sub:indicatorLocked"],
    [],
  ]);
});

describe("an item there is", () => {
  it("is found by its words under its indicator, under its 一级 alone, or by its code, and may move", () => {
    const words = "落实重大行政决策程序，公开征求意见";
    for (const line of [
      `1|一、制度建设|1.1 依法决策|${words}`,
      `1|制度建设||${words}`,
      `1|制度建设（3分）|（一）依法决策|1.${words}。`,
    ])
      expect(
        readLines(`${line}|||||`.replace("|||||", "|未落实的不得分。|2分|县司法局|各镇|")).rows,
        line,
      ).toMatchObject([{ action: "UNCHANGED", key: "1.1.1" }]);
    const { rows } = read(`编号|一级指标|二级指标|考核内容|分值\n1.1.1|制度建设|规范性文件管理|${words}。|2`);
    expect(rows).toMatchObject([
      { action: "UPDATE", changes: [{ column: "sub", from: "1.1 依法决策", to: "规范性文件管理" }] },
    ]);
    expect(rows[0]?.record).toMatchObject({ id: "i1", indicator: { id: "n12" } });
  });
});

describe("考核评分表", () => {
  const lines = `
序号|一级指标|二级指标|考核内容|评分标准|分值|得分||扣分原因
^|^|^|^|^|^|自评|考核|^
1|制度建设|依法决策|落实重大行政决策程序，公开征求意见|未落实的不得分。|2|1.5||无
2|^|^|公布目录|不得分|1|||`;
  it("is read as the standard; scores are told of", () => {
    const reader = makeScoreSheetReader(CONTEXT, settingsOf());
    const rows = reader.read(sheetOf(gridOf(lines), SCORE_SHEET_COLUMNS));
    expect(rows.map(({ action }) => action)).toEqual(["UNCHANGED", "CREATE"]);
    expect(rows.map(told)).toEqual([["WARN selfScore:scoresNotYet"], ["WARN -:leadUnassigned"]]);
  });
});

describe("whatever stands in the sheet", () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "",
      "",
      "一、制度建设（3分）",
      "依法决策",
      "公布目录",
      "县司法局",
      "各镇",
      "12月底",
      "合计",
      "0.5分",
      "3",
      "（二）甲",
    ),
    fc.string({ maxLength: 20, unit: "binary" }),
  );
  it.each([HEAD, "序号|考核内容|评分标准|分值|牵头部门"])("never throws: %s", (head) => {
    const width = head.split("|").length;
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 20 }), (lines) => {
        const rows = lines.map((cells, index) => ({ no: index + 2, cells, isHidden: false, filled: [] }));
        const first = { no: 1, cells: head.split("|"), isHidden: false, filled: [] };
        const grid: Grid = { name: "表", isHidden: false, rows: [first, ...rows], cut: 0 };
        const result = mapSheet(bookOf(grid), STANDARD_COLUMNS, undefined, {});
        if (result.fault !== null) return;
        const reader = makeStandardReader(CONTEXT, settingsOf());
        const preview = reader.read({ ...result.sheet, fileName: "" });
        reader.finish();
        expect(preview.map(({ no }) => no)).toEqual(result.sheet.rows.map(({ no }) => no));
        for (const { action, record, problems } of preview) {
          expect(record !== null).toBe(action === "CREATE" || action === "UPDATE");
          if (action !== "SKIP") expect(problems.some(({ level }) => level === "REFUSE")).toBe(action === "REFUSE");
        }
      }),
      { numRuns: 300 },
    );
  });
});
