import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { raiseFindingsSchema } from "@/lib/findings/schema";
import { isFaultless, raiseInputs } from "./requests";
import { readPastedFindings } from "./rules";
import type { PasteContext, PastedProblem } from "./table";

const SFJ = "00000000-0000-4000-8000-000000000001";
const CGZ = "00000000-0000-4000-8000-000000000002";

const CONTEXT: PasteContext = {
  year: 2026,
  units: [
    { id: SFJ, name: "县司法局", shortName: "县司法局", formerNames: [] },
    { id: CGZ, name: "城关镇", shortName: "城关镇", formerNames: [] },
  ],
  groups: [],
  county: "高台县",
  ownUnitId: null,
  source: null,
  foundOn: "2026-11-20",
  fixes: {},
};

const HEAD =
  "序号\t问题来源\t存在问题\t整改目标\t整改措施\t牵头部门\t责任单位\t责任人\t整改时限\t整改进展\t完成情况\t销号时间\t备注";
const ROW = "1\t自查\t法制审核不到位\t审核率100%\t修订审核目录\t县司法局\t城关镇\t张某\t2026年12月底";
const read = (text: string, context: Partial<PasteContext> = {}) =>
  readPastedFindings(text, { ...CONTEXT, ...context });
const keys = (problem: PastedProblem | undefined) =>
  [problem?.faults ?? [], ...(problem?.measures ?? []).map(({ faults }) => faults)]
    .flat()
    .map(({ column, key }) => `${column}:${key}`);

describe("readPastedFindings", () => {
  it("reads the ledger as it is printed, with its heading", () => {
    const table = read(`${HEAD}\n${ROW}\t正在修订\t正在推进\t\t\n`);
    expect(table.problems).toMatchObject([
      {
        line: 2,
        source: "SELF_CHECK",
        kind: "DEADLINE",
        text: "法制审核不到位",
        goal: "审核率100%",
        unitIds: [CGZ],
        leadUnitId: SFJ,
        foundOn: "2026-11-20",
        measures: [{ text: "修订审核目录", unitIds: [], leadUnitId: null, person: "张某", dueOn: "2026-12-31" }],
      },
    ]);
    expect(table.problems.every(isFaultless)).toBe(true);
    expect(table.unread).toEqual(["progress", "state"]);
  });

  it("reads it without a heading, with and without numbers", () => {
    const first = read(`${ROW}\n`).problems;
    expect(first).toMatchObject([{ text: "法制审核不到位", unitIds: [CGZ] }]);
    const second = read(ROW.slice(2)).problems;
    expect(second).toMatchObject([{ source: "SELF_CHECK", text: "法制审核不到位", unitIds: [CGZ] }]);
  });

  it("reads columns in any order and under their usual names", () => {
    const table = read(
      "责任部门\t完成时限\t问题描述\t具体措施\t来源\n城关镇\t长期坚持\t公示不及时\t按月核对\t省委依法治省办督察",
    );
    expect(table.problems).toMatchObject([
      { text: "公示不及时", source: "INSPECTION_PROVINCE", kind: "LONG_TERM", unitIds: [CGZ] },
    ]);
    expect(table.problems[0]?.measures).toMatchObject([{ text: "按月核对", dueOn: null, dueText: "长期坚持" }]);
  });

  it("takes blank and repeated problem cells as further measures of the problem above", () => {
    const more = "\t\t\t\t建立台账\t\t\t李某\t12月底前";
    const again = "1\t自查\t法制审核不到位\t\t组织培训\t\t\t\t2026-11-30";
    const other = "2\t\t公示不及时\t\t按月核对\t\t县司法局\t\t12月底前";
    const table = read(`${HEAD}\n${ROW}\n${more}\n${again}\n${other}`);
    expect(table.problems.map(({ measures }) => measures.map(({ text }) => text))).toEqual([
      ["修订审核目录", "建立台账", "组织培训"],
      ["按月核对"],
    ]);
    // A source cell merged over several problems is blank below the first.
    expect(table.problems[1]).toMatchObject({ source: "SELF_CHECK", faults: [] });
  });

  it("keeps line ends inside quoted cells and units of a single measure", () => {
    const table = read('存在问题\t整改措施\t责任单位\n"第一\n第二"\t一起办\t"县司法局\n城关镇"\n\t另办\t城关镇', {
      source: "AUDIT",
    });
    expect(table.problems).toMatchObject([
      { text: "第一\n第二", source: "AUDIT", unitIds: [SFJ, CGZ], measures: [{ unitIds: [] }, { unitIds: [CGZ] }] },
    ]);
  });

  it("leaves out titles, totals and signatures, and says so; headings go without saying", () => {
    const table = read(
      `高台县整改台账\n${HEAD}\n${ROW}\n${HEAD}\n\n合计\t\t问题1个，整改措施1项\n填表人：张某\t\t审核人：李某\n`,
    );
    expect(table.problems).toHaveLength(1);
    expect(table.skipped).toEqual(["高台县整改台账", "合计", "填表人：张某"]);
  });

  it.each([
    ["1\t\t公示不及时\t\t按月核对\t\t城关镇\t\t", ["source:sourceRequired"]],
    ["1\t火星\t公示不及时\t\t按月核对\t\t城关镇\t\t", ["source:sourceUnknown"]],
    ["1\t自查\t短\t\t按月核对\t\t城关镇\t\t", ["text:textShort"]],
    ["1\t自查\t公示不及时\t\t按月核对\t\t\t\t", ["units:unitRequired"]],
    ["1\t自查\t公示不及时\t\t按月核对\t\t城管镇\t\t", ["units:unitUnknown"]],
    ["1\t自查\t公示不及时\t\t按月核对\t县司法局、城关镇\t城关镇\t\t", ["lead:oneLead"]],
    ["1\t自查\t公示不及时\t\t按月核对\t\t城关镇\t\t2026-02-30", ["due:dueUnread"]],
    ["1\t自查\t公示不及时\t\t\t\t城关镇\t王某\t12月底前", ["measure:textShort"]],
    [`1\t自查\t公示不及时\t\t按月核对\t\t城关镇\t${"王".repeat(41)}\t`, ["person:tooLong"]],
  ])("names what is in doubt at its cell: %s", (row, faults) => {
    expect(keys(read(`${HEAD}\n${row}`).problems[0])).toEqual(faults);
  });

  it("does not take a row with a number and a source of its own for a measure of the row above", () => {
    const table = read(`${HEAD}\n${ROW}\n2\t自查\t\t\t按周核对\t\t城关镇\t\t`);
    expect(table.problems.map(keys)).toEqual([[], ["text:textShort"]]);
  });

  it("offers what may have been meant, and reads it so when that is accepted", () => {
    const row = `${HEAD}\n1\t自查\t公示不及时\t\t按月核对\t\t高台县司法\t\t2026-02-30`;
    const faults = read(row).problems[0]?.faults ?? [];
    expect(faults).toMatchObject([{ text: "高台县司法", suggestion: "县司法局" }]);
    expect(read(row).problems[0]?.measures[0]?.faults).toMatchObject([{ suggestion: "2026-02-28" }]);
    const fixes = { "units:高台县司法": "县司法局", "due:2026-02-30": "2026-02-28" };
    const fixed = read(row, { fixes }).problems[0];
    expect(fixed).toMatchObject({ unitIds: [SFJ], measures: [{ dueOn: "2026-02-28" }] });
    expect(keys(fixed)).toEqual([]);
  });

  it("lets a unit register what it found with itself, nothing else", () => {
    const own = { ownUnitId: CGZ, source: "SELF_CHECK" } as const;
    expect(read("公示不及时\n台账不全", own).problems).toMatchObject([
      { unitIds: [CGZ], faults: [] },
      { unitIds: [CGZ] },
    ]);
    expect(
      keys(read(`${HEAD}\n${ROW.replace("自查", "审计").replace("城关镇", "县司法局")}`, own).problems[0]),
    ).toEqual(["units:unitForbidden", "source:sourceForbidden"]);
  });

  it("refuses more than a request may hold", () => {
    const many = `${ROW}\n${"\t\t\t\t再办一项\n".repeat(20)}`;
    expect(keys(read(many).problems[0])).toEqual(["measure:tooManyMeasures"]);
    const problems = Array.from({ length: 301 }, (_, index) => ROW.replace("到位", `到位${index}`)).join("\n");
    expect(keys(read(problems).problems[300])).toEqual(["text:tooManyProblems"]);
  });

  it("never throws, and what it finds no fault with is accepted as input", () => {
    const word = fc.constantFrom(
      "自查",
      "县司法局",
      "城关镇",
      "12月底前",
      "法制审核不到位",
      "",
      "合计",
      "1",
      "\t",
      '"',
      "存在问题",
      "整改措施",
    );
    const line = fc
      .array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 14 })
      .map((cells) => cells.join("\t"));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.boolean(), (lines, hasHead) => {
        const table = read([...(hasHead ? [HEAD] : []), ...lines].join("\n"), { source: "SELF_CHECK" });
        const ready = table.problems.filter(isFaultless);
        if (ready.length === 0) return;
        expect(raiseFindingsSchema.safeParse({ findings: raiseInputs(ready, 2026) }).error).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it("reads no more than a ledger holds", () => {
    const table = read(`${HEAD}\n${'"'.repeat(600_000)}`);
    expect(table.problems.length).toBeLessThanOrEqual(1);
  });
});
