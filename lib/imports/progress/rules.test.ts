import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ImportSettings, MappedRow, MappedSheet } from "@/lib/imports/preview";
import { problemText } from "@/lib/imports/problem-text";
import { makeProgressReader, type ProgressContext, readState } from "./rules";

const units = [
  { id: "bureau", name: "县市场监督管理局", shortName: "县市场监管局", formerNames: ["县工商局"] },
  { id: "town", name: "城关镇", shortName: "城关镇", formerNames: [] },
  { id: "other", name: "黑泉镇", shortName: "黑泉镇", formerNames: [] },
];
const duty = (id: string, code: string, content: string, keyTask = "依法行政") => ({
  ...{ id, code, content, keyTask, title: `${content}（简）`, unitsText: "各镇" },
});
const report = {
  period: "2026-Q3",
  progress: "已开会",
  problems: "",
  nextSteps: "",
  isDone: false,
  by: "张三",
  at: "昨天",
};
const share = (dutyId: string, unitId: string, more: object = {}) => ({
  ...{ id: `${dutyId}-${unitId}`, dutyId, unitId, version: 2, status: "NOT_STARTED" as const, reports: [] },
  ...more,
});
const context: ProgressContext = {
  ...{ year: 2026, period: "2026-Q3", importer: { unitId: "office", isOffice: true } },
  known: { units, groups: [{ name: "各镇", unitIds: ["town", "other"] }], county: "高台县" },
  duties: [duty("a", "A1.1", "制定年度计划"), duty("b", "A1.2", "开展执法检查"), duty("c", "A1.3", "组织宪法宣传")],
  shares: [
    ...[share("a", "town"), share("a", "other"), share("b", "bureau", { status: "IN_PROGRESS", reports: [report] })],
    share("c", "town", { status: "DONE", reports: [report] }),
  ],
};
const settings: ImportSettings = { files: {}, fixes: {}, choices: {} };

const rowOf = (cells: Record<string, string>, more: Partial<MappedRow> = {}): MappedRow => ({
  ...{ no: 4, cells, isHidden: false, isFoot: false, origin: null },
  ...more,
});
const sheetOf = (rows: MappedRow[], roundTrip: MappedSheet["roundTrip"] = null): MappedSheet => ({
  ...{ fileName: "进展.xlsx", rows, roundTrip, columns: [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))] },
});
const read = (
  cells: Record<string, string>,
  more: Partial<MappedRow> = {},
  own: Partial<ProgressContext> = {},
  set = {},
) => makeProgressReader({ ...context, ...own }, { ...settings, ...set }).read(sheetOf([rowOf(cells, more)]))[0]!;
const codes = (preview: ReturnType<typeof read>) => preview.problems.map(({ column, code }) => `${column}:${code}`);

describe("finding the task", () => {
  test("by code and unit, by words and unit, by the only unit there is", () => {
    const written = { progress: "已部署" };
    expect(read({ ...written, code: "Ａ1.1", units: "城关镇" }).record).toMatchObject({
      assignmentId: "a-town",
      version: 2,
    });
    expect(read({ ...written, content: "制定 年度计划", units: "县黑泉镇" }).record).toMatchObject({
      assignmentId: "a-other",
    });
    expect(read({ ...written, content: "开展执法检查", units: "县工商局" })).toMatchObject({
      action: "UPDATE",
      key: "A1.2 县市场监管局",
    });
    expect(read({ ...written, content: "开展执法检查", units: "" }).record).toMatchObject({ assignmentId: "b-bureau" });
  });

  test("says at the cell what it cannot find", () => {
    const written = { progress: "已部署" };
    expect(codes(read({ ...written, content: "种树" }))).toEqual(["content:unknownRow"]);
    expect(read({ ...written, content: "制定年度工作计划" }).problems[0]?.suggestion).toBe("制定年度计划");
    expect(codes(read({ ...written, code: "A1.1", units: "" }))).toEqual(["units:required"]);
    expect(codes(read({ ...written, code: "A1.1", units: "各镇" }))).toEqual(["units:unitAmbiguous"]);
    expect(codes(read({ ...written, code: "A1.1", units: "县市场监管局" }))).toEqual(["units:notAssigned"]);
    const unknown = read({ ...written, code: "A1.1", units: "城官镇" });
    expect(unknown.problems[0]).toMatchObject({ code: "unitUnknown", suggestion: "城关镇" });
    const fixed = read({ ...written, code: "A1.1", units: "城官镇" }, {}, {}, { fixes: { "units:城官镇": "城关镇" } });
    expect(fixed.action).toBe("CREATE");
  });

  test("a unit's people bring in own rows only", () => {
    const own = { importer: { unitId: "town", isOffice: false }, shares: [share("a", "town")] };
    expect(read({ code: "A1.1", progress: "已部署" }, {}, own).record).toMatchObject({ assignmentId: "a-town" });
    expect(read({ code: "A1.1", progress: "已部署", units: "各镇" }, {}, own).action).toBe("CREATE");
    expect(codes(read({ code: "A1.1", progress: "已部署", units: "黑泉镇" }, {}, own))).toEqual([
      "units:unitForbidden",
    ]);
    const origin = { id: "a-other", version: 2, base: { units: "黑泉镇" } };
    expect(codes(read({ code: "A1.1", progress: "x" }, { origin }, own))).toEqual(["units:unitForbidden"]);
  });

  test("the same task twice is refused, also in another file", () => {
    const reader = makeProgressReader(context, settings);
    const row = { code: "A1.2", progress: "已部署" };
    const [, second] = reader.read(sheetOf([rowOf(row), rowOf(row, { no: 5 })]));
    expect(second?.problems[0]).toMatchObject({ code: "duplicate", values: { row: 4 } });
    const [third] = reader.read({ ...sheetOf([rowOf(row)]), fileName: "另一份.xlsx" });
    expect(third?.problems[0]).toMatchObject({ code: "duplicateInFile", values: { file: "进展.xlsx", row: 4 } });
  });
});

describe("what is reported", () => {
  test("blank is skipped, the same is unchanged, done is done", () => {
    expect(read({ code: "A1.2", progress: "", state: "推进中" }).action).toBe("SKIP");
    expect(read({ code: "A1.1", units: "城关镇", progress: "" }).action).toBe("SKIP");
    expect(read({ code: "A1.2", progress: "已开会", state: "推进中" })).toMatchObject({
      action: "UNCHANGED",
      record: null,
    });
    expect(codes(read({ code: "A1.3", progress: "又做了" }))).toEqual(["null:cannotReport"]);
    expect(read({ code: "A1.3", progress: "已开会" }).action).toBe("UNCHANGED");
    expect(codes(read({ code: "A1.1", units: "城关镇", progress: "", problems: "缺人" }))).toEqual([
      "progress:required",
    ]);
    expect(codes(read({ code: "A1.2", progress: "长".repeat(4_001) }))).toEqual(["progress:tooLong"]);
  });

  test("old and new are shown, 已办结 is done", () => {
    const preview = read({ code: "A1.2", progress: "已检查三次", problems: "缺人", state: "已办结" });
    expect(preview.action).toBe("UPDATE");
    expect(preview.changes).toEqual([
      { column: "progress", from: "已开会", to: "已检查三次" },
      { column: "problems", from: "", to: "缺人" },
      { column: "state", from: "正在推进", to: "已完成" },
    ]);
    expect(preview.record).toMatchObject({ period: "2026-Q3", isDone: true, progress: "已检查三次", problems: "缺人" });
    expect(codes(read({ code: "A1.2", progress: "x", state: "嗯" }))).toEqual(["state:stateUnread"]);
  });

  test.each([
    ["已完成", true],
    ["完成", true],
    ["已办结", true],
    ["是", true],
    ["未完成", false],
    ["基本完成", false],
    ["正在推进", false],
    ["推进中", false],
    ["未启动", false],
    ["待审核", false],
    ["嗯", null],
  ])("%s", (text, isDone) => expect(readState(text)).toBe(isDone));
});

test("a unit's own sheet says above its heading whose it is", () => {
  const sent = (sender: string, own: Partial<ProgressContext> = {}) =>
    makeProgressReader({ ...context, ...own }, settings).read({
      ...sheetOf([rowOf({ content: "制定年度计划", progress: "已部署" })]),
      sender,
    })[0]!;
  expect(sent("黑泉镇人民政府").record).toMatchObject({ assignmentId: "a-other" });
  expect(codes(sent(""))).toEqual(["units:required"]);
  expect(codes(sent("县政府办法规股"))).toEqual(["units:required"]);
  const town = { importer: { unitId: "town", isOffice: false }, shares: [share("a", "town")] };
  expect(sent("城关镇", town).record).toMatchObject({ assignmentId: "a-town" });
  expect(sent("司法所", town).record).toMatchObject({ assignmentId: "a-town" });
  expect(codes(sent("黑泉镇", town))).toEqual(["units:unitForbidden"]);
});

test("our own list of what is overdue reports nothing anew", () => {
  const overdue = { code: "A1.2", units: "县市场监管局" };
  expect(read({ ...overdue, progress: "未填报", period: "" }).action).toBe("SKIP");
  expect(read({ ...overdue, progress: "已开会", period: "2026-Q3" }).action).toBe("UNCHANGED");
  const before = read({ ...overdue, progress: "二季度的话", period: "2026-Q2" });
  expect(before).toMatchObject({ action: "SKIP", record: null });
  expect(before.problems).toMatchObject([{ code: "otherPeriod", level: "WARN", text: "2026-Q2" }]);
});

describe("a sheet that comes back", () => {
  const base = {
    code: "A1.2",
    content: "开展执法检查",
    due: "2026/12/31",
    progress: "已开会",
    problems: "",
    nextSteps: "",
    state: "办理中",
  };
  const origin = { id: "b-bureau", version: 2, base };
  const roundTrip = (more: object = {}): NonNullable<MappedSheet["roundTrip"]> => ({
    ...{ edition: 1, document: "progress", year: 2026, government: "620724", unit: null, period: "2026-Q3" },
    ...{ exportedAt: "2026-09-20T00:00:00.000Z", columns: [], editable: [] },
    rows: [{ no: 1, id: "b-bureau", version: 2, base }],
    ...more,
  });
  const back = (cells: Record<string, string>, { own = context, set = {}, trip = {} } = {}) => {
    const reader = makeProgressReader(own, { ...settings, ...set });
    return reader.read(sheetOf([rowOf({ ...base, due: "2026-12-31", ...cells }, { origin })], roundTrip(trip)))[0]!;
  };
  const theirs = {
    ...context,
    shares: [share("b", "bureau", { status: "SUBMITTED", reports: [{ ...report, progress: "他们写的" }] })],
  };

  test("unedited changes nothing, whatever happened since", () => {
    expect(back({}).action).toBe("UNCHANGED");
    expect(back({}, { own: theirs }).action).toBe("UNCHANGED");
  });

  test("writes what was edited and keeps what others changed elsewhere", () => {
    const preview = back({ nextSteps: "继续查" }, { own: theirs });
    expect(preview.changes).toEqual([{ column: "nextSteps", from: "", to: "继续查" }]);
    expect(preview.record).toMatchObject({ progress: "他们写的", nextSteps: "继续查" });
  });

  test("a cell that two changed waits for a choice", () => {
    const preview = back({ progress: "我写的" }, { own: theirs });
    expect(preview.problems).toMatchObject([{ code: "changedSince", values: { by: "张三", row: "b-bureau" } }]);
    for (const locale of ["zh-CN", "en"] as const)
      expect(problemText(locale, preview.problems[0]!)).toMatch(/张三.*昨天.*他们写的.*我写的/);
    expect(preview.changes[0]?.conflict).toMatchObject({ by: "张三", choice: null });
    const mine = back({ progress: "我写的" }, { own: theirs, set: { choices: { "b-bureau:progress": "MINE" } } });
    expect(mine).toMatchObject({ action: "UPDATE", record: { progress: "我写的" } });
    const kept = back({ progress: "我写的" }, { own: theirs, set: { choices: { "b-bureau:progress": "THEIRS" } } });
    expect(kept).toMatchObject({ action: "UNCHANGED", record: null });
  });

  test("locked cells, swapped numbers and rows by hand are refused", () => {
    expect(codes(back({ due: "2026-11-30", progress: "新" }))).toEqual(["due:locked"]);
    expect(codes(back({ content: "组织宪法宣传", progress: "新" }, {}))).toEqual(["content:locked"]);
    expect(codes(back({ due: "2026-11-30" }, { own: { ...context, shares: [share("b", "bureau")] } }))).toEqual([
      "due:locked",
    ]);
    expect(codes(back({ code: "A1.3", content: "组织宪法宣传", progress: "新" }))).toEqual(["null:ownSheetChanged"]);
    const reader = makeProgressReader(context, settings);
    const [byHand] = reader.read(sheetOf([rowOf({ content: "临时任务", progress: "x" })], roundTrip()));
    expect(byHand?.problems[0]?.code).toBe("addedByHand");
    expect(reader.finish()).toMatchObject([{ code: "rowsDeleted", values: { count: 1, keys: "A1.2" } }]);
    const gone = { ...context, shares: [] };
    expect(codes(back({ progress: "新" }, { own: gone }))).toEqual(["null:recordGone"]);
  });

  test("is for the period it was made for, unless another is chosen", () => {
    expect(back({ progress: "新" }, { trip: { period: "2026-Q2" } }).record).toMatchObject({ period: "2026-Q2" });
    expect(back({ progress: "新" }, { trip: { period: "2026-Q2" }, set: { period: "2026-Q3" } }).record).toMatchObject({
      period: "2026-Q3",
    });
    expect(back({ progress: "新" }, { trip: { period: "1999" } }).record).toMatchObject({ period: "2026-Q3" });
  });
});

test("no cells make it throw, and every refused row says why", () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom("A1.1", "A1.2", "开展执法检查", "城关镇", "各镇、", "已完成", "\u0000", "=1+1", "__proto__"),
  );
  const cells = fc.dictionary(
    fc.constantFrom("code", "content", "units", "progress", "problems", "state", "due", "keyTask"),
    word,
  );
  const origin = fc.option(
    fc.record({ id: fc.constantFrom("b-bureau", "a-town", "?"), version: fc.integer(), base: cells }),
  );
  const row = fc.record({ cells, origin, isHidden: fc.boolean(), isFoot: fc.boolean() });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const reader = makeProgressReader(context, settings);
      const previews = reader.read(sheetOf(rows.map((one, index) => ({ ...one, no: index + 1 }))));
      reader.finish();
      expect(previews).toHaveLength(rows.length);
      for (const { action, problems, record } of previews) {
        expect(record !== null).toBe(action === "CREATE" || action === "UPDATE");
        expect(problems.some(({ level }) => level === "REFUSE")).toBe(action === "REFUSE");
      }
    }),
  );
});
