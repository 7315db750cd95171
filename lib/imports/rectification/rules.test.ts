import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ImportSettings, MappedRow, MappedSheet } from "@/lib/imports/preview";
import type { KnownFinding, RectificationContext, RectificationWrite } from "./known";
import { makeRectificationReader } from "./rules";
import { readMeasureState } from "./words";

const units = [
  { id: "bureau", name: "县市场监督管理局", shortName: "县市场监管局", formerNames: [] },
  { id: "justice", name: "县司法局", shortName: "县司法局", formerNames: [] },
  { id: "town", name: "城关镇", shortName: "城关镇", formerNames: [] },
  { id: "other", name: "黑泉镇", shortName: "黑泉镇", formerNames: [] },
];
const measure = (id: string, sortNo: number, text: string, more: object = {}) => ({
  ...{
    id,
    sortNo,
    text,
    version: 1,
    person: "李四",
    dueText: "12月底",
    dueOn: "2026-12-31",
    status: "IN_PROGRESS" as const,
  },
  ...{ progress: "已安排", canReport: true, by: "王五", at: "昨天", ...more },
});
const finding = (id: string, number: string, text: string, more: Partial<KnownFinding> = {}): KnownFinding => ({
  ...{ id, number, text, version: 3, status: "RECTIFYING", goal: "一案一档", unitIds: ["town"], leadUnitId: "justice" },
  ...{
    closedOn: null,
    by: "赵六",
    at: "今天",
    measures: [measure(`${id}1`, 1, "补齐案卷"), measure(`${id}2`, 2, "建立制度")],
  },
  ...more,
});
const context: RectificationContext = {
  ...{ units, groups: [{ name: "各镇", unitIds: ["town", "other"] }], county: "高台县" },
  ...{ year: 2026, today: "2026-11-23", isOffice: true },
  findings: [
    finding("f", "2026-001", "执法案卷归档不及时"),
    finding("g", "2026-002", "会议记录不全", { measures: [], status: "REGISTERED" }),
    finding("h", "2026-003", "公示不及时", {
      status: "CLOSED",
      closedOn: "2026-06-01",
      measures: [measure("h1", 1, "补公示")],
    }),
  ],
};
const settings: ImportSettings = { files: {}, fixes: {}, choices: {} };
const EMPTY = { no: "", source: "", text: "", goal: "", measure: "", lead: "", units: "", person: "", due: "" };
const NEW = {
  ...{ no: "1", source: "省级督察", text: "行政复议答复超期", goal: "按期答复", measure: "制定办法" },
  ...{
    lead: "县司法局",
    units: "城关镇",
    person: "张三",
    due: "12月底",
    progress: "",
    state: "",
    closedOn: "",
    remark: "",
  },
};

let line = 0;
const row = (cells: Record<string, string>, more: Partial<MappedRow> = {}): MappedRow => ({
  ...{ no: ++line, cells, isHidden: false, isFoot: false, origin: null },
  ...more,
});
const sheetOf = (rows: MappedRow[], roundTrip: MappedSheet["roundTrip"] = null): MappedSheet => ({
  ...{ fileName: "台账.xlsx", rows, roundTrip, columns: [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))] },
});
const readAll = (
  rows: MappedRow[],
  own: Partial<RectificationContext> = {},
  set = {},
  trip: MappedSheet["roundTrip"] = null,
) => makeRectificationReader({ ...context, ...own }, { ...settings, ...set }).read(sheetOf(rows, trip));
const codes = (rows: ReturnType<typeof readAll>) =>
  rows.map(({ problems }) => problems.map(({ column, code }) => `${column}:${code}`));

describe("new problems", () => {
  test("one row per measure: the first carries the problem", () => {
    const previews = readAll([
      row({ ...NEW, progress: "已起草", state: "基本完成" }),
      row({ ...EMPTY, measure: "开展培训", units: "黑泉镇", due: "长期坚持" }),
      row({ ...EMPTY, text: "合计：问题1个" }, { isFoot: true }),
    ]);
    expect(previews.map(({ action }) => action)).toEqual(["CREATE", "CREATE", "SKIP"]);
    expect(previews[0]?.record).toMatchObject({
      verb: "raise",
      input: {
        source: "INSPECTION_PROVINCE",
        year: 2026,
        unitIds: ["town"],
        leadUnitId: "justice",
        text: "行政复议答复超期",
      },
      reports: [{ measure: 0, text: "已起草", status: "NEARLY_DONE" }],
    });
    const record = previews[0]?.record as RectificationWrite;
    expect(record.verb === "raise" && record.input.measures).toMatchObject([
      { text: "制定办法", dueOn: "2026-12-31", dueText: "12月底", unitIds: [] },
      { text: "开展培训", dueOn: null, dueText: "长期坚持", unitIds: ["other"] },
    ]);
    expect(previews[1]?.record).toEqual({ verb: "withAbove" });
  });

  test("a refused row refuses its whole problem and no other", () => {
    const previews = readAll([
      row({ ...NEW }, { no: 5 }),
      row({ ...EMPTY, measure: "开展培训", due: "某天" }, { no: 6 }),
      row({ ...NEW, no: "2", text: "会议纪要未归档" }, { no: 7 }),
    ]);
    expect(codes(previews)).toEqual([["null:problemRefused"], ["due:dueUnread"], []]);
    expect(previews[0]?.problems[0]?.values).toEqual({ row: 6 });
    expect(previews.map(({ action }) => action)).toEqual(["REFUSE", "REFUSE", "CREATE"]);
  });

  test("tells at the cell: source, units, twins, a deadline gone by, a date of closing", () => {
    expect(codes(readAll([row({ ...NEW, source: "天知道" })]))).toEqual([["source:sourceUnknown"]]);
    expect(codes(readAll([row({ ...NEW, source: "" })]))).toEqual([["source:required"]]);
    expect(readAll([row({ ...NEW, source: "" })], {}, { fixes: { "source:": "自查" } })[0]?.action).toBe("CREATE");
    expect(readAll([row({ ...NEW, units: "城官镇" })])[0]?.problems[0]).toMatchObject({
      code: "unitUnknown",
      suggestion: "城关镇",
    });
    expect(codes(readAll([row({ ...NEW }), row({ ...NEW, no: "2" })]))[1]).toEqual(["text:duplicate"]);
    expect(codes(readAll([row({ ...NEW, due: "2026.3.1", closedOn: "2026-05-01" })]))).toEqual([
      ["closedOn:closureNotRead", "due:duePast"],
    ]);
    expect(codes(readAll([row({ ...NEW, state: "嗯嗯" })]))).toEqual([["state:stateUnread"]]);
    expect(codes(readAll([row({ ...NEW, number: "2026-099" })]))).toEqual([["number:unknownRow"]]);
  });

  test("a unit registers nothing", () => {
    expect(codes(readAll([row({ ...NEW })], { isOffice: false }))).toEqual([["text:unknownRow"]]);
  });
});

describe("problems that the ledger has", () => {
  const known = (cells: Record<string, string>) => row({ number: "2026-001", text: "执法案卷归档不及时", ...cells });

  test("by number, or by words and unit; old and new are shown", () => {
    const previews = readAll([
      known({
        measure: "补齐案卷。",
        progress: "已补齐",
        state: "已完成",
        due: "2026-11-30",
        goal: "全部归档",
        person: "李四",
      }),
      known({ measure: "建立制度", progress: "已安排", state: "整改中", due: "2026年12月31日" }),
    ]);
    expect(previews.map(({ action }) => action)).toEqual(["UPDATE", "UNCHANGED"]);
    expect(previews[0]?.changes.map(({ column, from, to }) => [column, from, to])).toEqual([
      ["goal", "一案一档", "全部归档"],
      ["measure", "补齐案卷", "补齐案卷。"],
      ["due", "12月底", "2026-11-30"],
      ["progress", "已安排", "已补齐"],
      ["state", "正在推进", "已完成"],
    ]);
    expect(previews[0]?.record).toMatchObject({
      ...{ verb: "change", findingId: "f", version: 3, goal: "全部归档" },
      measure: { id: "f1", version: 1, due: { dueOn: "2026-11-30" }, report: { text: "已补齐", status: "DONE" } },
    });
    const byWords = readAll([
      row({ ...EMPTY, text: "执法案卷 归档不及时", units: "城关镇", measure: "建立制度", progress: "新" }),
    ]);
    expect(codes(byWords)).toEqual([["progress:tooShort"]]);
    const elsewhere = readAll([row({ ...NEW, text: "执法案卷归档不及时", units: "黑泉镇" })]);
    expect(elsewhere[0]?.record).toMatchObject({ verb: "raise" });
  });

  test("a further measure is added, with what is said of it", () => {
    const previews = readAll([
      row({ number: "2026-002", text: "会议记录不全", measure: "补记录", due: "12月底", state: "已完成" }),
    ]);
    expect(previews[0]?.record).toMatchObject({
      ...{ verb: "change", findingId: "g" },
      added: { input: { text: "补记录", dueOn: "2026-12-31" }, report: { text: "已完成", status: "DONE" } },
    });
  });

  test("closed ones and words of the problem stay as they are", () => {
    const closed = row({
      number: "2026-003",
      text: "公示不及时",
      measure: "补公示",
      progress: "又补",
      closedOn: "2026/6/1",
    });
    expect(codes(readAll([closed]))).toEqual([["null:closed"]]);
    expect(codes(readAll([known({ measure: "补齐案卷", text: "别的问题" })]))).toEqual([["text:locked"]]);
    expect(codes(readAll([known({ measure: "补齐案卷", closedOn: "2026-11-01" })]))).toEqual([["closedOn:locked"]]);
  });

  test("a unit reports on own measures and changes nothing else", () => {
    const own = {
      isOffice: false,
      findings: [
        finding("f", "2026-001", "执法案卷归档不及时", {
          measures: [measure("f1", 1, "补齐案卷"), measure("f2", 2, "建立制度", { canReport: false })],
        }),
      ],
    };
    const cells = { progress: "已补齐", state: "已完成" };
    expect(readAll([known({ measure: "补齐案卷", ...cells, due: "2026-12-31" })], own)[0]?.action).toBe("UPDATE");
    expect(codes(readAll([known({ measure: "建立制度", ...cells })], own))).toEqual([["units:unitForbidden"]]);
    expect(codes(readAll([known({ measure: "补齐案卷", due: "2027-12-31" })], own))).toEqual([["due:locked"]]);
    expect(codes(readAll([known({ measure: "补齐案卷", goal: "别的" })], own))).toEqual([["goal:locked"]]);
    expect(codes(readAll([known({ measure: "全新措施" })], own))).toEqual([["measure:unknownRow"]]);
  });

  test("in the list of results 完成时间 is no deadline", () => {
    const list = known({ measure: "补齐案卷", progress: "已安排", due: "2026-05-01", closure: "整改中" });
    expect(readAll([list])[0]?.action).toBe("UNCHANGED");
  });
});

describe("a sheet that comes back", () => {
  const base = {
    ...{
      source: "县级督察",
      text: "执法案卷归档不及时",
      goal: "一案一档",
      measure: "补齐案卷",
      lead: "县司法局",
      units: "城关镇",
    },
    ...{ person: "李四", due: "2026/12/31", progress: "已安排", state: "正在推进", closedOn: "", remark: "" },
  };
  const trip: NonNullable<MappedSheet["roundTrip"]> = {
    ...{ edition: 1, document: "rectification", year: 2026, government: "620724", unit: null, period: null },
    ...{ exportedAt: "2026-09-20T00:00:00.000Z", columns: [], editable: [] },
    rows: [
      { no: 1, id: "f1", version: 1, base },
      { no: 2, id: "f2", version: 1, base: { ...base, measure: "建立制度" } },
    ],
  };
  const back = (cells: Record<string, string>, set = {}, own: Partial<RectificationContext> = {}, id = "f1") =>
    readAll([row({ ...base, due: "2026-12-31", ...cells }, { origin: { id, version: 1, base } })], own, set, trip);

  test("unedited changes nothing; edited changes exactly that", () => {
    expect(back({}).map(({ action }) => action)).toEqual(["UNCHANGED"]);
    const [changed] = back({ progress: "已补齐" });
    expect(changed?.changes).toEqual([{ column: "progress", from: "已安排", to: "已补齐" }]);
    expect(changed?.record).toMatchObject({ measure: { id: "f1", report: { text: "已补齐", status: "IN_PROGRESS" } } });
  });

  test("a cell that two changed waits for a choice; locked and unknown rows are refused", () => {
    const own = {
      findings: [
        finding("f", "2026-001", base.text, { measures: [measure("f1", 1, "补齐案卷", { progress: "他们写的" })] }),
      ],
    };
    expect(codes(back({ progress: "我写的" }, {}, own))).toEqual([["progress:changedSince"]]);
    const mine = back({ progress: "我写的" }, { choices: { "f1:progress": "MINE" } }, own);
    expect(mine[0]?.record).toMatchObject({ measure: { report: { text: "我写的" } } });
    const kept = back({ progress: "我写的" }, { choices: { "f1:progress": "THEIRS" } }, own);
    expect(kept[0]).toMatchObject({ action: "UNCHANGED", record: null });
    expect(codes(back({ units: "黑泉镇", remark: "x" }))).toEqual([["units:locked", "remark:locked"]]);
    expect(codes(back({ progress: "新的" }, {}, {}, "nobody"))).toEqual([["null:recordGone"]]);
    expect(codes(back({ progress: "" }))).toEqual([["progress:required"]]);
    const byHand = readAll([row({ ...NEW })], {}, {}, trip);
    expect(codes(byHand)).toEqual([["null:addedByHand"]]);
  });

  test("rows that are missing are told", () => {
    const reader = makeRectificationReader(context, settings);
    reader.read(sheetOf([row(base, { origin: { id: "f1", version: 1, base } })], trip));
    expect(reader.finish()).toMatchObject([{ code: "rowsDeleted", values: { count: 1, keys: "2026-001" } }]);
  });
});

test("our own list of problems changes nothing: it counts measures and says how far the problem is", () => {
  const listed = (number: string, text: string, state: string, measure: string, more = {}) =>
    row({
      number,
      source: "自查",
      text,
      lead: "县司法局",
      units: "城关镇",
      due: "2026-11-30",
      state,
      measure,
      ...more,
    });
  const previews = readAll([
    listed("2026-001", "执法案卷归档不及时", "待县领导审定", "1/2"),
    listed("2026-002", "会议记录不全", "已立账", "—"),
    listed("2026-003", "公示不及时", "已销号", "1/1", { closedOn: "2026-06-01" }),
  ]);
  expect(previews.map(({ action }) => action)).toEqual(["UNCHANGED", "UNCHANGED", "UNCHANGED"]);
});

test.each([
  ["已完成", "DONE"],
  ["已整改", "DONE"],
  ["整改到位", "DONE"],
  ["已销号", "DONE"],
  ["基本完成", "NEARLY_DONE"],
  ["未完成", "IN_PROGRESS"],
  ["整改中", "IN_PROGRESS"],
  ["长期坚持", "IN_PROGRESS"],
  ["未启动", "NOT_STARTED"],
  ["嗯", null],
])("%s is %s", (text, state) => expect(readMeasureState(text)).toBe(state));

test("no cells make it throw, and every refused row says why", () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "2026-001",
      "执法案卷归档不及时",
      "补齐案卷",
      "城关镇",
      "自查",
      "12月底",
      "已完成",
      "\u0000",
      "=1+1",
      "__proto__",
    ),
  );
  const column = fc.constantFrom(...Object.keys(NEW), "number", "closure", "kind", "foundOn");
  const cells = fc.dictionary(column, word);
  const origin = fc.option(fc.record({ id: fc.constantFrom("f1", "g", "?"), version: fc.integer(), base: cells }));
  const made = fc.record({ cells, origin, isHidden: fc.boolean(), isFoot: fc.boolean() });
  fc.assert(
    fc.property(fc.array(made, { maxLength: 8 }), fc.boolean(), (rows, isOffice) => {
      const reader = makeRectificationReader({ ...context, isOffice }, settings);
      const previews = reader.read(sheetOf(rows.map((one, index) => ({ ...one, no: index + 1 }))));
      reader.finish();
      expect(previews.map(({ no }) => no)).toEqual(rows.map((_, index) => index + 1));
      for (const { action, problems, record } of previews) {
        expect(record !== null).toBe(action === "CREATE" || action === "UPDATE");
        expect(problems.some(({ level }) => level === "REFUSE")).toBe(action === "REFUSE");
      }
    }),
  );
});
