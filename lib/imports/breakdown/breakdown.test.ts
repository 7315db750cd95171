import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROUND_TRIP_HEADING, type RoundTrip } from "@/lib/documents/round-trip";
import type { KnownDuty, PlanContext } from "@/lib/imports/duties/context";
import { mapSheet } from "@/lib/imports/heading/map-sheet";
import type { Grid, ImportSettings, MappedSheet, PreviewRow } from "@/lib/imports/preview";
import { bookOf, gridOf } from "@/lib/testing/grids";
import { BREAKDOWN_COLUMNS } from "./columns";
import type { DutyWrite } from "./record";
import { makeBreakdownReader } from "./rules";

const unit = (id: string, name: string, shortName = name, formerNames: string[] = []) => ({
  ...{ id, name, shortName, formerNames },
});

const KEY_TASK: KnownDuty = {
  ...{
    id: "t1",
    version: 1,
    kind: "KEY_TASK",
    code: "T01",
    title: "加强党对法治政府建设的领导",
    content: "",
    criteria: "",
  },
  ...{ points: null, indicatorId: null, keyTaskId: null, leadText: "县委依法治县办（县司法局）", unitsText: "各镇" },
  ...{ dueText: "", dueOn: "2026-12-31", remark: "", leads: ["sfj"], units: [], groups: ["g1"], changed: null },
};
const ITEM: KnownDuty = {
  ...KEY_TASK,
  ...{ id: "i1", version: 2, kind: "ASSESSMENT_ITEM", code: "1.1.1", title: "专题研究法治工作", keyTaskId: "t1" },
  ...{ content: "专题研究法治工作不少于3次。", leadText: "县司法局", unitsText: "各镇、县财政局", units: ["czj"] },
  ...{ dueText: "12月底前", dueOn: "2026-12-31", changed: { by: "张三", at: "2026-06-01 09:00" } },
};

const CONTEXT: PlanContext = {
  ...{ year: 2026, today: "2026-04-01", isIssued: false, duties: [KEY_TASK, ITEM], indicators: [] },
  known: {
    units: [
      unit("sfj", "县司法局"),
      unit("scjgj", "县市场监督管理局", "县市场监管局", ["县工商局"]),
      unit("czj", "县财政局"),
      unit("cgz", "城关镇"),
      unit("xbz", "新坝镇"),
    ],
    groups: [{ name: "各镇", unitIds: ["cgz", "xbz"] }],
    county: "高台县",
  },
  groupIds: { 各镇: "g1" },
};

const HEAD = "序号|重点任务|工作措施（具体任务）|牵头部门|责任单位|完成时限|备注";

function sheetOf(grid: Grid, roundTrip: RoundTrip | null = null, fileName = "分解表.xlsx"): MappedSheet {
  const result = mapSheet({ ...bookOf(grid), roundTrip }, BREAKDOWN_COLUMNS, undefined, {});
  if (result.fault !== null) throw new Error(result.fault);
  return { ...result.sheet, fileName };
}
const settingsOf = (given: Partial<ImportSettings> = {}): ImportSettings => ({
  files: {},
  fixes: {},
  choices: {},
  ...given,
});
function read(lines: string, given: Partial<PlanContext> = {}, settings: Partial<ImportSettings> = {}) {
  const reader = makeBreakdownReader({ ...CONTEXT, ...given }, settingsOf(settings));
  return reader.read(sheetOf(gridOf(`${HEAD}\n${lines}`))) as PreviewRow<DutyWrite>[];
}
const problemsOf = (row: PreviewRow | undefined) =>
  row?.problems.map(({ column, code, level }) => `${level} ${column ?? "-"}:${code}`);

it("our own ledger lists key tasks among the items", () => {
  const { code, title, leadText, unitsText } = KEY_TASK;
  const lines = [
    "编号|类型|事项|重点任务编号|重点任务|牵头部门|责任单位|完成时限",
    "县司法局　2项，1.5分，已完成0项",
    `${ITEM.code}|考核事项|${ITEM.title}|${code}|${title}|${ITEM.leadText}|${ITEM.unitsText}|12月底前`,
    `${code}|重点任务|${title}|||${leadText}|${unitsText}|2026-12-31`,
  ];
  const rows = makeBreakdownReader(CONTEXT, settingsOf()).read(sheetOf(gridOf(lines.join("\n"))));
  expect(rows.map(({ key, action }) => [key, action])).toEqual([
    ["县司法局 2项，1.5分，已完成0项", "SKIP"],
    [ITEM.code, "UNCHANGED"],
    [code, "UNCHANGED"],
  ]);
});

it("任务 beside 措施 is the key task, beside 重点任务 the measure", () => {
  const keyTaskOf = (head: string) =>
    makeBreakdownReader(CONTEXT, settingsOf()).read(
      sheetOf(gridOf(`${head}|牵头|落实单位|时间\n甲|乙|县司法局|各镇|12月底`)),
    );
  const made = [{ action: "CREATE", record: { keyTask: { title: "甲" }, content: "乙" } }];
  expect(keyTaskOf("任务|措施")).toMatchObject(made);
  expect(keyTaskOf("重点任务|任务")).toMatchObject(made);
});

it("a lead whose explanation is in a line of its own is one lead, printed in one line", () => {
  const [row] = read("1|营商|推行承诺|县委依法治县办\\n（县司法局）|各镇\\n县财政局|12月底|");
  expect(row?.record).toMatchObject({
    leads: ["sfj"],
    leadText: "县委依法治县办（县司法局）",
    unitsText: "各镇、县财政局",
  });
});

it("a number in full width is no part of the title", () => {
  expect(read("1|营商|１．推行承诺。|县司法局|各镇|12月底|")[0]?.record).toMatchObject({ title: "推行承诺" });
});

describe("a new measure", () => {
  it("is read with its key task, units and groups as printed, and its deadline", () => {
    const [row] = read(
      "1|二、优化营商环境|1.推行告知承诺，公布目录。开展评估|县司法局、高台县财政局|各镇\\n工商局|12月底前|新增",
    );
    expect(row).toMatchObject({ no: 2, action: "CREATE", key: "推行告知承诺，公布目录", problems: [], changes: [] });
    expect(row?.record).toEqual({
      ...{ kind: "ASSESSMENT_ITEM", id: null, version: null, code: null, criteria: "", points: null, indicator: null },
      ...{ keyTask: { title: "二、优化营商环境", code: null }, indicatorPoints: [], remark: "新增" },
      ...{ title: "推行告知承诺，公布目录", content: "1.推行告知承诺，公布目录。开展评估" },
      ...{ leads: ["sfj", "czj"], units: ["scjgj"], groups: ["g1"] },
      ...{ leadText: "县司法局、高台县财政局", unitsText: "各镇、工商局", dueText: "12月底前", dueOn: "2026-12-31" },
    });
  });

  it.each([
    ["2026.12.31", "2026-12-31", ""],
    ["２０２６年１２月３１日", "2026-12-31", "２０２６年１２月３１日"],
    ["三季度末", "2026-09-30", "三季度末"],
    ["46387", "2026-12-31", ""],
    ["长期坚持", null, "长期坚持"],
    ["", null, ""],
  ])("due %s", (cell, dueOn, dueText) => {
    expect(read(`1|营商环境|推行告知承诺|县司法局|各镇|${cell}|`)[0]?.record).toMatchObject({ dueOn, dueText });
  });

  it.each([
    ["1|营商|推行承诺|市监局|各镇|12月底|", ["REFUSE lead:unitUnknown"]],
    ["1|营商|推行承诺||各镇|12月底|", ["REFUSE lead:leadMissing"]],
    ["1|营商|推行承诺|县司法局|各乡镇|12月底|", ["REFUSE units:unitUnknown"]],
    ["1|营商|推行承诺|县司法局|各镇|2026-02-30|", ["REFUSE due:dueUnread"]],
    ["1|营商|推行承诺|县司法局|各镇|3月底|", ["WARN due:duePast"]],
    ["1|营商|推行承诺|县司法局|各镇|2027年6月|", ["WARN due:dueOtherYear"]],
    ["1||推行承诺|县司法局|各镇|12月底|", ["REFUSE keyTask:keyTaskMissing"]],
    [`1|营商|推行承诺|县司法局|各镇|12月底|${"长".repeat(301)}`, ["REFUSE remark:tooLong"]],
    ["#1|营商|推行承诺|县司法局|各镇|12月底|", ["WARN -:hiddenRow"]],
    ["1|营商|推行承诺|县财政局（牵头）|责任单位：县司法局；城关镇按职责分工负责|12月底|", []],
    ["1|加强党对法治政府的领导|推行承诺|县司法局|各镇|12月底|", ["WARN keyTask:keyTaskSimilar"]],
    ["1|加强党对法治政府建设的领导|专题研究法治工作不少于2次|县司法局|各镇|12月底|", ["WARN content:textSimilar"]],
  ])("%s", (line, problems) => {
    const [row] = read(line);
    expect(problemsOf(row)).toEqual(problems);
    expect(row?.action).toBe(problems.some((one) => one.startsWith("REFUSE")) ? "REFUSE" : "CREATE");
    expect(row?.record === null).toBe(row?.action === "REFUSE");
  });

  it("names what may be meant; accepted, it counts for every such cell", () => {
    const lines = "1|营商|甲|市场监管所|各镇|2026.2.30|\n2|营商|乙|市场监管所、县司法局|各镇|2026.2.30|";
    const rows = read(lines);
    expect(rows[0]?.problems).toMatchObject([
      { column: "lead", text: "市场监管所", suggestion: "县市场监督管理局" },
      { column: "due", text: "2026.2.30", suggestion: "2026-02-28" },
    ]);
    const fixes = { "lead:市场监管所": "县市场监督管理局", "due:2026.2.30": "2026-02-28" };
    const fixed = read(lines, { today: "2026-01-01" }, { fixes });
    expect(fixed.map(({ action }) => action)).toEqual(["CREATE", "CREATE"]);
    expect(fixed[1]?.record).toMatchObject({ leadText: "县市场监督管理局、县司法局", dueOn: "2026-02-28" });
  });

  it("without a column for leads is warned of, with 配合单位 in one of their own they are units, too", () => {
    const grid = gridOf("重点任务|工作措施|责任单位|配合单位\n营商|推行承诺|县司法局|县财政局");
    const [row] = makeBreakdownReader(CONTEXT, settingsOf()).read(sheetOf(grid)) as PreviewRow<DutyWrite>[];
    expect(problemsOf(row)).toEqual(["WARN -:leadUnassigned"]);
    expect(row?.record).toMatchObject({ leads: [], units: ["sfj", "czj"] });
  });
});

describe("key tasks", () => {
  it("stand on lines of their own, merged over their measures or repeated, with or without numbers", () => {
    const rows = read(`
1|一、优化营商环境|||||
2||推行承诺|县司法局|各镇|12月底|
3|优化营商环境|公布目录|^|^|长期坚持|
4|（三）化解纠纷||县司法局|各镇|12月底|
5|^|健全调解组织|县司法局|各镇|^|
合计||||||
6|T01 加强党对法治政府建设的领导|开展述法|县司法局|各镇|12月底|`);
    expect(rows.map(({ action, record }) => [action, record?.kind, record?.keyTask, record?.title])).toEqual([
      ["CREATE", "KEY_TASK", null, "一、优化营商环境"],
      ["CREATE", "ASSESSMENT_ITEM", { title: "一、优化营商环境", code: null }, "推行承诺"],
      ["CREATE", "ASSESSMENT_ITEM", { title: "一、优化营商环境", code: null }, "公布目录"],
      ["CREATE", "KEY_TASK", null, "（三）化解纠纷"],
      ["CREATE", "ASSESSMENT_ITEM", { title: "（三）化解纠纷", code: null }, "健全调解组织"],
      ["SKIP", undefined, undefined, undefined],
      ["CREATE", "ASSESSMENT_ITEM", { id: "t1" }, "开展述法"],
    ]);
    expect(rows[0]?.problems).toMatchObject([{ code: "leadUnassigned", level: "WARN" }]);
    expect(rows[3]?.record).toMatchObject({ leads: ["sfj"], groups: ["g1"], dueOn: "2026-12-31" });
  });

  it("that are refused take their measures along; a line without words among measures is no task", () => {
    const rows = read(`
1|营商||火星办|各镇|12月底|
2|^|推行承诺|县司法局|各镇|12月底|
3|化解纠纷|健全调解组织|县司法局|各镇|12月底|
4|||县司法局|各镇|12月底|`);
    expect(rows.map(problemsOf)).toEqual([
      ["REFUSE lead:unitUnknown"],
      ["REFUSE keyTask:keyTaskRefused"],
      [],
      ["REFUSE content:required"],
    ]);
    expect(rows[1]?.problems[0]?.values).toEqual({ row: 3 });
  });

  it("like one there is are asked about once; accepted they are that one", () => {
    const lines = "1|加强党对法治政府的领导|甲|县司法局|各镇|12月底|\n2|^|乙|县司法局|各镇|12月底|";
    expect(read(lines).map(problemsOf)).toEqual([["WARN keyTask:keyTaskSimilar"], []]);
    const fixes = { "keyTask:加强党对法治政府的领导": KEY_TASK.title };
    expect(read(lines, {}, { fixes }).map(({ record }) => record?.keyTask)).toEqual([{ id: "t1" }, { id: "t1" }]);
  });
});

describe("a measure there is", () => {
  const same =
    "1|加强党对法治政府建设的领导|专题研究法治工作不少于3次。|县委依法治县办（县司法局）|各镇、县财政局|12月底前|";
  it.each([
    [same],
    ["1|一、加强党对法治政府建设的领导|（1）专题研究法治工作不少于３次|司法局|各镇、高台县财政局|2026.12.31|"],
    ["1|加强党对法治政府建设的领导|专题研究法治工作|县司法局|||"],
  ])("is unchanged by %s", (line) => {
    expect(read(line)).toMatchObject([{ action: "UNCHANGED", key: "1.1.1", problems: [], changes: [], record: null }]);
  });

  it("is changed where the sheet says otherwise, and only there", () => {
    const [row] = read(
      "1|加强党对法治政府建设的领导|专题研究法治工作不少于3次。|县财政局|各镇、县财政局|三季度末|重要",
    );
    expect(row).toMatchObject({ action: "UPDATE", problems: [] });
    expect(row?.changes).toEqual([
      { column: "lead", from: "县委依法治县办（县司法局）", to: "县财政局" },
      { column: "due", from: "12月底前", to: "三季度末" },
      { column: "remark", from: "", to: "重要" },
    ]);
    expect(row?.record).toMatchObject({
      ...{ id: "i1", version: 2, code: "1.1.1", keyTask: { id: "t1" }, leads: ["czj"], leadText: "县财政局" },
      ...{ units: ["czj"], groups: ["g1"], unitsText: "各镇、县财政局", dueOn: "2026-09-30", remark: "重要" },
    });
  });

  it("is found by its code, and moves and gets new words with it", () => {
    const grid = gridOf(
      "编号|重点任务|工作措施|牵头部门\n1.1.1|化解纠纷|专题研究法治工作不少于4次。另行部署|县司法局\nT01|加强党对法治政府建设的领导||县财政局",
    );
    const [row, task] = makeBreakdownReader(CONTEXT, settingsOf()).read(sheetOf(grid)) as PreviewRow<DutyWrite>[];
    expect(row?.changes.map(({ column, from, to }) => [column, from, to])).toEqual([
      ["keyTask", "加强党对法治政府建设的领导", "化解纠纷"],
      ["content", "专题研究法治工作不少于3次。", "专题研究法治工作不少于4次。另行部署"],
    ]);
    // Its title is not its first clause: somebody gave it, and it stays.
    expect(row?.record).toMatchObject({ title: "专题研究法治工作", keyTask: { title: "化解纠纷", code: null } });
    expect(task).toMatchObject({
      action: "UPDATE",
      key: "T01",
      record: { kind: "KEY_TASK", id: "t1", leads: ["czj"] },
    });
  });

  it("that has no key task yet gets the sheet's; accepted as the same it gets the sheet's words", () => {
    const [row] = read(same, { duties: [KEY_TASK, { ...ITEM, keyTaskId: null }] });
    expect(row?.changes.map(({ column }) => column)).toEqual(["keyTask"]);
    const near = "专题研究法治工作不少于2次";
    const line = `1|加强党对法治政府建设的领导|${near}|县司法局|各镇、县财政局|12月底前|`;
    const [accepted] = read(line, {}, { fixes: { [`content:${near}`]: ITEM.content } });
    expect(accepted).toMatchObject({ action: "UPDATE", key: "1.1.1", changes: [{ column: "content", to: near }] });
  });

  it("and a new one may stand in the sheets once", () => {
    const lines = `${same}\n${same}\n2|营商|推行承诺|县司法局|||\n3|营商|推行 承诺|县财政局|||`;
    const rows = read(lines);
    expect(rows.map(({ action }) => action)).toEqual(["UNCHANGED", "REFUSE", "CREATE", "REFUSE"]);
    expect(rows[1]?.problems).toMatchObject([{ code: "duplicate", values: { row: 2 } }]);
    expect(rows[3]?.problems).toMatchObject([{ code: "duplicate", values: { row: 4 } }]);
    const reader = makeBreakdownReader(CONTEXT, settingsOf());
    reader.read(sheetOf(gridOf(`${HEAD}\n${same}`)));
    expect(reader.read(sheetOf(gridOf(`${HEAD}\n${same}`), null, "另一份.xlsx"))[0]?.problems).toMatchObject([
      { code: "duplicateInFile", values: { file: "分解表.xlsx", row: 2 } },
    ]);
  });
});

describe("our own sheet come back", () => {
  const base = {
    ...{ keyTask: KEY_TASK.title, content: ITEM.content, lead: "县委依法治县办（县司法局）", units: "各镇、县财政局" },
    ...{ due: "12月底前", remark: "" },
  };
  const roundTrip = (version = 2): RoundTrip => ({
    ...{ edition: 1, document: "breakdown", year: 2026, government: "620724", unit: null, period: null },
    ...{ exportedAt: "2026-01-01T00:00:00Z", columns: [], editable: ["content", "lead", "units", "due", "remark"] },
    rows: [
      { no: 1, id: "i1", version, base },
      { no: 2, id: "t1", version: 1, base: { keyTask: KEY_TASK.title, lead: "甲" } },
    ],
  });
  const line = ({ keyTask, content, lead, units, due, remark } = base) =>
    `1|${keyTask}|${content}|${lead}|${units}|${due}|${remark}|1`;
  const back = (text: string, { version = 2, duty = ITEM, settings = {} as Partial<ImportSettings> } = {}) => {
    const reader = makeBreakdownReader({ ...CONTEXT, duties: [KEY_TASK, duty] }, settingsOf(settings));
    const rows = reader.read(sheetOf(gridOf(`${HEAD}|${ROUND_TRIP_HEADING}\n${text}`), roundTrip(version)));
    return { rows: rows as PreviewRow<DutyWrite>[], problems: reader.finish() };
  };

  it("unedited changes nothing, and tells of rows that are gone", () => {
    const { rows, problems } = back(line());
    expect(rows).toMatchObject([{ action: "UNCHANGED", problems: [] }]);
    expect(problems).toMatchObject([{ code: "rowsDeleted", level: "WARN", values: { count: 1 } }]);
  });

  it("edited changes exactly what was edited, blanks as well", () => {
    const { rows } = back(line({ ...base, content: "专题研究法治工作不少于５次。", due: "", remark: "改" }));
    expect(rows[0]?.changes.map(({ column, to }) => [column, to])).toEqual([
      ["content", "专题研究法治工作不少于５次。"],
      ["due", ""],
      ["remark", "改"],
    ]);
    expect(rows[0]?.record).toMatchObject({ dueOn: null, dueText: "", leads: ["sfj"] });
  });

  it("what somebody else changed since stays, what both changed is asked about", () => {
    const duty: KnownDuty = { ...ITEM, version: 3, remark: "他改", dueText: "11月底前", dueOn: "2026-11-30" };
    const edited = line({ ...base, due: "10月底前" });
    const asked = back(edited, { duty }).rows[0];
    expect(asked).toMatchObject({ action: "REFUSE", record: null });
    expect(asked?.problems).toMatchObject([{ column: "due", code: "changedSince", values: { by: "张三" } }]);
    expect(asked?.changes).toMatchObject([
      { column: "due", from: "11月底前", to: "10月底前", conflict: { choice: null } },
    ]);
    const mine = back(edited, { duty, settings: { choices: { "i1:due": "MINE" } } }).rows[0];
    expect(mine).toMatchObject({ action: "UPDATE", record: { dueOn: "2026-10-31", remark: "他改", version: 3 } });
    const theirs = back(edited, { duty, settings: { choices: { "i1:due": "THEIRS" } } }).rows[0];
    expect(theirs).toMatchObject({ action: "UNCHANGED", record: null });
  });

  it("refuses what may not be changed and what is gone, and marks rows added by hand", () => {
    expect(back(line({ ...base, keyTask: "另一任务" })).rows[0]?.problems).toMatchObject([
      { column: "keyTask", code: "locked", level: "REFUSE" },
    ]);
    expect(problemsOf(back(line(), { duty: { ...ITEM, id: "i9" } }).rows[0])).toEqual(["REFUSE -:recordGone"]);
    const { rows } = back(`${line()}\n2|营商|推行承诺|县司法局|各镇|12月底||`);
    expect(problemsOf(rows[1])).toEqual(["WARN -:addedByHand"]);
    expect(rows[1]?.action).toBe("CREATE");
  });
});

describe("whatever stands in the sheet", () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "",
      "",
      "营商",
      "推行承诺",
      "县司法局",
      "各镇、县财政局",
      "12月底",
      "1.1.1",
      "T01",
      "合计",
      "0.5分",
    ),
    fc.string({ maxLength: 20, unit: "binary" }),
  );
  it("never throws, and every row that says something is one row of the preview", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { maxLength: 20 }), (lines) => {
        const rows = lines.map((cells, index) => ({ no: index + 2, cells, isHidden: false, filled: [] }));
        const head = { no: 1, cells: HEAD.split("|"), isHidden: false, filled: [] };
        const result = mapSheet(
          bookOf({ name: "表", isHidden: false, rows: [head, ...rows], cut: 0 }),
          BREAKDOWN_COLUMNS,
          undefined,
          {},
        );
        if (result.fault !== null) return;
        const read = makeBreakdownReader(CONTEXT, settingsOf()).read({ ...result.sheet, fileName: "" });
        expect(read.map(({ no }) => no)).toEqual(result.sheet.rows.map(({ no }) => no));
        for (const { no, cells } of rows) {
          const says = cells.slice(1).some((text) => text !== "");
          if (says) expect(read.filter((one) => one.no === no)).toHaveLength(1);
        }
        for (const { action, record, problems } of read) {
          expect(record !== null).toBe(action === "CREATE" || action === "UPDATE");
          expect(problems.some(({ level }) => level === "REFUSE")).toBe(action === "REFUSE");
        }
      }),
      { numRuns: 300 },
    );
  });

  it("50,000 rows take a few seconds", () => {
    const lines = Array.from(
      { length: 50_000 },
      (_, index) =>
        `${index}|重点任务${index % 500}|措施${index}：推行告知承诺制，公布目录${index * 7}|县司法局|各镇、城关镇${index % 3 ? "" : index}|2026.12.${(index % 31) + 1}|`,
    );
    const started = performance.now();
    const sheet = sheetOf(gridOf(`${HEAD}\n${lines.join("\n")}`));
    const rows = makeBreakdownReader(CONTEXT, settingsOf()).read(sheet);
    expect(rows).toHaveLength(50_000);
    process.stdout.write(`50,000 rows of a breakdown: ${Math.round(performance.now() - started)} ms\n`);
  });
});
