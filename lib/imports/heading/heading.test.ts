import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ROUND_TRIP_HEADING, ROUND_TRIP_TAB, type RoundTrip } from "@/lib/documents/round-trip";
import type { Book, ColumnSpec } from "@/lib/imports/preview";
import { bookOf, gridOf } from "@/lib/testing/grids";
import { mapSheet } from "./map-sheet";

const COLUMNS: readonly ColumnSpec[] = [
  { key: "code", names: ["编号"] },
  { key: "top", names: ["一级指标"], isGrouping: true },
  { key: "sub", names: ["二级指标"], isGrouping: true },
  { key: "content", names: ["考核内容", "工作措施"], isRequired: true },
  { key: "lead", names: ["牵头部门", "牵头单位"] },
  { key: "units", names: ["责任单位"] },
  { key: "points", names: ["分值"] },
  { key: "selfScore", names: ["自评得分"] },
  { key: "score", names: ["考核得分"] },
];

function read(book: Book, chosen?: Parameters<typeof mapSheet>[2], layouts = {}) {
  const result = mapSheet(book, COLUMNS, chosen, layouts);
  if (result.fault !== null) throw new Error(result.fault);
  return result;
}
const cellsOf = (book: Book) =>
  read(book).sheet.rows.map(({ no, isFoot, cells }): Record<string, unknown> => ({ no, isFoot, ...cells }));

describe("the heading", () => {
  it("is found below title, unit line and notes, with its brackets, spaces and stars", () => {
    const { found, sheet } = read(
      bookOf(
        gridOf(`
2026年高台县考核标准
填报单位（盖章）：县司法局||单位：分

序号|一 级 指 标（分值）|二级指标\\n(分值)|* 考核内容：|牵头单位（部门）|分值（分）|备注
1|一、组织领导|1.1 党的领导|专题研究|县司法局|0.5|`),
      ),
    );
    expect(found.headingRows).toEqual([4, 4]);
    expect(found.mapping).toEqual([null, "top", "sub", "content", "lead", "points", null]);
    expect(sheet.columns).toEqual(["top", "sub", "content", "lead", "points"]);
    expect(sheet.rows).toMatchObject([{ no: 5, cells: { top: "一、组织领导", points: "0.5" }, origin: null }]);
  });

  it("is one row, though a word of the first record is the name of a column", () => {
    const grid = gridOf("编号|事项|类型|分值|牵头部门|责任单位\nT01|加强领导|工作措施|5|县司法局|各镇");
    const columns: readonly ColumnSpec[] = [{ key: "title", names: ["事项"] }, ...COLUMNS];
    const named = columns.map((column) => (column.key === "content" ? { ...column, standIn: "title" } : column));
    const result = mapSheet(bookOf(grid), named, undefined, {});
    expect(result).toMatchObject({ found: { headingRows: [1, 1] }, sheet: { rows: [{ cells: { code: "T01" } }] } });
  });

  it.each([
    ["填报单位（盖章）：县司法局||填报时间：2026年11月20日", "县司法局"],
    ["填报单位：县司法局　　填报时间：11月20日", "县司法局"],
    ["报送单位:|城关镇人民政府|", "城关镇人民政府"],
    ["填报单位（盖章）：||填报时间：  年  月  日", ""],
    ["各单位：", ""],
  ])("%s: who sends it", (line, sender) => {
    const { sheet } = read(bookOf(gridOf(`进展情况表\n${line}\n考核内容|分值\n开会|1`)));
    expect(sheet.sender).toBe(sender);
  });

  it("reads Excel's number of a day where a day stands", () => {
    const named = [...COLUMNS, { key: "due", names: ["完成时限"], isDay: true }];
    const result = mapSheet(bookOf(gridOf("考核内容|分值|完成时限\n开会|46356|46356")), named, undefined, {});
    expect(result).toMatchObject({ sheet: { rows: [{ cells: { points: "46356", due: "2026-11-30" } }] } });
  });

  it("may be in two rows, merged above and beside", () => {
    const { found, sheet } = read(
      bookOf(
        gridOf(`
考核评分表
序号|一级指标|考核内容|责任分工||分值|得分||备注
^|^|^|牵头部门|责任单位|^|自评|考核|^
1|组织领导|专题研究|县司法局|各镇|1|0.5|0.4|`),
      ),
    );
    expect(found.headingRows).toEqual([2, 3]);
    expect(found.mapping).toEqual([null, "top", "content", "lead", "units", "points", "selfScore", "score", null]);
    expect(found.headings[3]).toBe("责任分工 牵头部门");
    expect(sheet.rows.map(({ no }) => no)).toEqual([4]);
  });

  it("in two rows without merges below it", () => {
    const { found } = read(
      bookOf(gridOf(`序号|考核内容|责任分工||分值\n||牵头部门|责任单位|\n1|专题研究|县司法局|各镇|1`)),
    );
    expect(found.headingRows).toEqual([1, 2]);
    expect(found.mapping).toEqual([null, "content", "lead", "units", "points"]);
  });

  it("is one row where the title above is merged over all", () => {
    const title = Array(4).fill("2026年考核标准").join("|");
    const { found } = read(bookOf(gridOf(`${title}\n序号|考核内容|牵头部门|分值\n1|专题研究|县司法局|1`)));
    expect(found.headingRows).toEqual([2, 2]);
  });

  it.each([
    ["序号|年度考核内容|主要牵头部门", [null, "content", "lead"]],
    ["序号|考核内容及要求|责任单位", [null, "content", "units"]],
    ["考核内容|责任单位|责任单位", ["content", "units", null]],
    ["工作措施|考核内容|牵头单位", [null, "content", "lead"]],
  ])("%s names its columns", (line, mapping) => {
    expect(read(bookOf(gridOf(`${line}\n1|专题研究|县司法局`))).found.mapping).toEqual(mapping);
  });

  it.each([
    ["1|专题研究|县司法局|12月底", "NO_HEADING"],
    ["序号|牵头部门|责任单位\n1|县司法局|各镇", "NO_HEADING"],
    ["这里写的是考核内容\n专题研究", "NO_HEADING"],
    ["", "NO_ROWS"],
    ["序号|考核内容|牵头部门", "NO_ROWS"],
    ["序号|考核内容|牵头部门\n合计||", "NO_ROWS"],
    [`${"说明\n".repeat(31)}序号|考核内容|牵头部门\n1|专题研究|县司法局`, "NO_HEADING"],
  ])("%j is %s", (text, fault) => {
    expect(mapSheet(bookOf(gridOf(text)), COLUMNS, undefined, {})).toEqual({ fault });
  });
});

describe("the sheet", () => {
  const full = "一级指标|考核内容|牵头部门|分值\n组织领导|专题研究|县司法局|1";
  const small = "考核内容|分值\n专题研究|1";
  it("is the first visible one whose heading fits best", () => {
    const book = bookOf(
      gridOf("封面", { name: "封面" }),
      gridOf(full, { name: "旧表", isHidden: true }),
      gridOf(small, { name: "汇总" }),
      gridOf(full, { name: "标准" }),
      gridOf(full, { name: "标准二" }),
    );
    const { found } = read(book);
    expect(found.sheet).toBe("标准");
    expect(found.sheets.map(({ name, isHidden, rows }) => [name, isHidden, rows])).toEqual([
      ["封面", false, 1],
      ["旧表", true, 2],
      ["汇总", false, 2],
      ["标准", false, 2],
      ["标准二", false, 2],
    ]);
    expect(read(book, { sheet: "旧表" }).found.sheet).toBe("旧表");
    expect(read(book, { sheet: "没有的表" }).found.sheet).toBe("标准");
  });

  it("of our own is the printed one, not 数据", () => {
    const book = bookOf(
      gridOf(small, { name: "考核评分表" }),
      gridOf(full, { name: "数据" }),
      gridOf("1", { name: ROUND_TRIP_TAB, isHidden: true }),
    );
    expect(read(book).found.sheet).toBe("考核评分表");
    expect(read(book).found.sheets).toHaveLength(2);
  });

  it("heading and columns may be chosen by hand, and what was chosen before is remembered by the headings", () => {
    const book = bookOf(gridOf("甲|乙\n项目|部门\n专题研究|县司法局"));
    expect(mapSheet(book, COLUMNS, undefined, {})).toEqual({ fault: "NO_HEADING" });
    const chosen = { headingRows: [2, 2] as [number, number], mapping: ["content", "lead", "nonsense"] };
    const { found, sheet } = read(book, chosen);
    expect(found).toMatchObject({ headingRows: [2, 2], mapping: ["content", "lead"], headings: ["项目", "部门"] });
    expect(sheet.rows).toMatchObject([{ no: 3, cells: { content: "专题研究", lead: "县司法局" } }]);
    expect(found.top).toHaveLength(3);

    const plain = bookOf(gridOf(small));
    const { layout } = read(plain).found;
    expect(read(plain, undefined, { [layout]: [null, "content"] }).found.mapping).toEqual([null, "content"]);
  });
});

describe("the rows", () => {
  it("are filled down in grouping columns until a foot row ends the block, and in merged cells", () => {
    const rows = cellsOf(
      bookOf(
        gridOf(`
序号|一级指标|二级指标|考核内容|牵头部门|分值
1|一、组织|1.1 党的领导|甲|县司法局|1
2|||乙|^|1
3||1.2 责任|丙||1
|小计||||3
4|二、职能||丁|县司法局|1
5|^|2.1 改革|戊|县司法局|1
||小计|||1
6|||己|县司法局|1
合计|||||6`),
      ),
    );
    expect(rows.map(({ no, top, sub, content, lead, isFoot }) => [no, top, sub, content, lead, isFoot])).toEqual([
      [2, "一、组织", "1.1 党的领导", "甲", "县司法局", false],
      [3, "一、组织", "1.1 党的领导", "乙", "县司法局", false],
      [4, "一、组织", "1.2 责任", "丙", "", false],
      [5, "小计", "", "", "", true],
      [6, "二、职能", "", "丁", "县司法局", false],
      [7, "二、职能", "2.1 改革", "戊", "县司法局", false],
      [8, "", "小计", "", "", true],
      [9, "二、职能", "", "己", "县司法局", false],
      [10, "合计", "", "", "", true],
    ]);
  });

  it.each([
    "合计|||100",
    "合　计（151项）|||100",
    "|小计：组织领导　5项||16",
    "|组织领导小计||16",
    "备注：本表一式两份",
    "注：1.按季报送",
    "填表人：张某|审核人：李某|联系电话：6620000",
    "被考核单位负责人（签字）：||考核日期：　　年　月　日",
    "单位（盖章）：",
    "2026年11月20日",
    "序号|考核内容|牵头部门|分值",
    "①|②|③|④",
    "2026年考核标准",
  ])("%s is no record", (line) => {
    const rows = cellsOf(bookOf(gridOf(`2026年考核标准\n序号|考核内容|牵头部门|分值\n1|专题研究|县司法局|1\n${line}`)));
    expect(rows.map(({ isFoot }) => isFoot)).toEqual([false, true]);
  });

  it("without words are left out, hidden ones marked, stray notes shown", () => {
    const rows = cellsOf(bookOf(gridOf("序号|考核内容|分值|\n#1|专题研究|1|\n2|||\n|||另行通知\n\n3|总计划编制|1|")));
    expect(rows).toMatchObject([
      { no: 2, isFoot: false },
      { no: 4, isFoot: true, content: "另行通知" },
      { no: 6, isFoot: false, content: "总计划编制" },
    ]);
    const { sheet } = read(bookOf(gridOf("考核内容|分值\n#专题研究|1")));
    expect(sheet.rows[0]?.isHidden).toBe(true);
  });

  it("that are one line over the whole width name what stands below them", () => {
    const across = (text: string) => Array(5).fill(text).join("|");
    const rows = cellsOf(
      bookOf(
        gridOf(
          [
            "序号|一级指标|二级指标|考核内容|分值",
            across("一、组织领导"),
            across("（一）党的领导"),
            "1|||专题研究|1",
            "二、政府职能||||",
            "2|||清单管理|1",
            "3|||清单公布|清单公布",
            across("请各单位认真对照落实。"),
            across("备注：一式两份"),
          ].join("\n"),
        ),
      ),
    );
    expect(rows.map(({ no, top, sub, content, isFoot }) => [no, top, sub, content, isFoot])).toEqual([
      [2, "一、组织领导", "", "", false],
      [3, "一、组织领导", "（一）党的领导", "", false],
      [4, "一、组织领导", "（一）党的领导", "专题研究", false],
      [5, "二、政府职能", "", "", false],
      [6, "二、政府职能", "", "清单管理", false],
      [7, "二、政府职能", "", "清单公布", false],
      [8, ...Array(3).fill("请各单位认真对照落实。"), true],
      [9, ...Array(3).fill("备注：一式两份"), true],
    ]);
  });

  it("of our own know where they come from, a copied row is a new one", () => {
    const roundTrip: RoundTrip = {
      ...{ edition: 1, document: "breakdown", year: 2026, government: "620724", unit: null, period: null },
      ...{ exportedAt: "2026-01-01T00:00:00Z", columns: ["content", "points"], editable: ["content"] },
      rows: [1, 2, 3].map((no) => ({ no, id: `id${no}`, version: no, base: { content: `事项${no}`, points: "1" } })),
    };
    const text = `考核内容|分值|${ROUND_TRIP_HEADING}\n事项3|2|3\n事项1改|1|1\n事项1|1|1\n手工|1|\n越界|1|99`;
    const { sheet, found } = read({ sheets: [gridOf(text)], roundTrip });
    expect(sheet.rows.map(({ origin }) => origin?.id ?? null)).toEqual(["id3", null, "id1", null, null]);
    expect(sheet.rows[0]?.origin).toMatchObject({ version: 3, base: { content: "事项3" } });
    expect(found).toMatchObject({ document: "breakdown", unit: null, mapping: ["content", "points", null] });
  });
});

describe("whatever is in the cells", () => {
  const cell = fc.oneof(
    fc.constantFrom("", "", "考核内容", "分值", "一级指标", "合计", "备注：", "1", "县司法局", "编号"),
    fc.string({ maxLength: 12, unit: "binary" }),
  );
  const row = fc.array(cell, { maxLength: 6 });
  it("never throws, and each row stands once at most, in order", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.array(fc.nat(5)), (lines, filled) => {
        const rows = lines.flatMap((cells, index) =>
          cells.some((text) => text !== "") ? [{ no: index + 1, cells, isHidden: false, filled }] : [],
        );
        const result = mapSheet(bookOf({ name: "表", isHidden: false, rows, cut: 0 }), COLUMNS, undefined, {});
        if (result.fault !== null) return;
        const numbers = result.sheet.rows.map(({ no }) => no);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        const known = new Set(rows.map(({ no }) => no));
        expect(numbers.every((no) => known.has(no))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
