import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { countLines } from "./count-lines";
import { layOut } from "./layout";
import { type SheetCell, type SheetRow, type SheetSpec, safeCell } from "./sheet";
import { writeSheet } from "./xlsx";

const record = (...cells: SheetCell[]): SheetRow => ({ kind: "record", cells });

function specOf(rows: SheetRow[], data: SheetCell[][] = []): SheetSpec {
  return {
    tab: "表",
    title: "标题",
    subtitle: ["左", "右"],
    columns: [
      { title: "序号", width: 5, align: "center" },
      { title: "甲", width: 10, isMerged: true },
      { title: "乙", group: "上", width: 10 },
      { title: "丙", group: "上", width: 10 },
    ],
    rows,
    data: {
      columns: [
        { title: "文字", width: 10 },
        { title: "值", width: 10 },
      ],
      rows: data,
    },
    operator: "王某",
    exportedAt: new Date("2026-11-23T06:05:00Z"),
  };
}

/** Both sheets, as another reader sees them; a missing cell reads as null. */
async function reopen(spec: SheetSpec) {
  const { sheets } = await readXlsx(await writeSheet(spec), { readStyles: true });
  return sheets;
}

const range = (sheet: Awaited<ReturnType<typeof reopen>>[number] | undefined) =>
  (sheet?.merges ?? []).map((merge) => [merge.startRow, merge.startCol, merge.endRow, merge.endCol].join(","));

describe("the written workbook", () => {
  test("merges title, upper headings and neighbours with the same text", async () => {
    const [sheet] = await reopen(
      specOf([record(1, "同", "a", "b"), record(2, "同", "c", "d"), record(3, "异", "e", "f")]),
    );
    expect(range(sheet).sort()).toEqual(["0,0,0,3", "1,0,1,2", "2,0,3,0", "2,1,3,1", "2,2,2,3", "4,1,5,1"]);
    expect(sheet?.rows[2]).toEqual(["序号", "甲", "上", null]);
    expect(sheet?.rows[3]).toEqual([null, null, "乙", "丙"]);
    expect(sheet?.freezePane).toEqual({ rows: 4, columns: 1 });
    // fitToWidth="1" is the format's default and is therefore not written.
    expect(sheet?.pageSetup?.fitToWidth ?? 1).toBe(1);
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: expect.stringMatching(/^\$?1:\$?4$/),
      printArea: expect.stringMatching(/^\$?A\$?1:\$?D\$?7$/),
    });
    expect(sheet?.pageSetup?.margins?.left).toBeCloseTo(15 / 25.4, 2);
    expect(sheet?.pageSetup?.margins?.top).toBeCloseTo(18 / 25.4, 2);
    expect(sheet?.headerFooter?.oddFooter).toContain("第 &P 页 共 &N 页");
  });

  test("keeps text as text, whatever it begins with, and dates and numbers as what they are", async () => {
    const day = new Date("2026-12-31T00:00:00Z");
    const texts = ["=1+1", "@SUM(A1)", "+86", "-3", "javascript:alert(1)", "\tx", "a\u0000b", "半\ud800"];
    const [, data] = await reopen(specOf([], [...texts.map((text) => [text, 0.5]), ["日", day]]));
    expect(data?.rows.slice(1).map((row) => row[0])).toEqual([...texts.slice(0, 6), "ab", "半\ufffd", "日"]);
    expect(data?.rows.at(-1)?.[1]).toEqual(day);
    expect(data?.cells?.get(`${texts.length + 1},1`)?.style?.numFmt).toBe("yyyy/m/d");
    for (const cell of data?.cells?.values() ?? []) {
      expect(cell.formula).toBeUndefined();
      expect(cell.hyperlink).toBeUndefined();
    }
    expect(range(data)).toEqual([]);
  });

  test("is the same bytes for the same content, and a sheet without rows is a sheet", async () => {
    expect(Buffer.from(await writeSheet(specOf([])))).toEqual(Buffer.from(await writeSheet(specOf([]))));
    const [sheet, data] = await reopen(specOf([]));
    expect(sheet?.rows).toHaveLength(4);
    expect(data?.rows).toEqual([["文字", "值"]]);
  });
});

test("no cell is longer than a workbook can hold, none holds an object", () => {
  expect(safeCell("长".repeat(40_000))).toHaveLength(32_767);
  expect(safeCell({ formula: "1+1" } as unknown as SheetCell)).toBe("[object Object]");
  expect(safeCell(Number.NaN)).toBeNull();
  expect(safeCell("")).toBeNull();
});

describe("layout", () => {
  test.each([
    ["", 10, 1],
    ["一二三四五", 10, 1],
    ["一二三四五六", 10, 2],
    ["一二三四五。", 10, 2],
    ["一\n二", 10, 2],
    ["abc defghij", 10, 2],
    ["abcdefghijklmno", 10, 2],
  ])("%j in %i takes %i lines", (text, capacity, lines) => expect(countLines(text, capacity)).toBe(lines));

  test("a merged block never runs over a page, so that its text stands on every page", () => {
    const { columns } = specOf([]);
    const rows = Array.from({ length: 120 }, (_, index) => record(index + 1, "同一块", "字".repeat(40), ""));
    const { pageStarts, merges } = layOut({ columns, rows });
    expect(pageStarts.length).toBeGreaterThan(3);
    expect(merges.map(({ from }) => from)).toEqual([0, ...pageStarts]);
    expect(merges.map(({ to }) => to + 1)).toEqual([...pageStarts, rows.length]);
  });

  test("a total is not alone on a page", () => {
    const { columns } = specOf([]);
    const total: SheetRow = { kind: "summary", label: "合计", span: 4, cells: [] };
    for (let count = 1; count < 60; count++) {
      const rows = [...Array.from({ length: count }, (_, index) => record(index, "x", "y", "z")), total];
      expect(layOut({ columns, rows }).pageStarts).not.toContain(count);
    }
  });

  test("a group's heading is not the last row of a page", () => {
    const { columns } = specOf([]);
    const heading: SheetRow = { kind: "summary", label: "组", span: 4, cells: [], opensGroup: true };
    const rows = Array.from({ length: 200 }, (_, index) => (index % 3 === 0 ? heading : record(index, "x", "y", "z")));
    for (const start of layOut({ columns, rows }).pageStarts) expect(rows[start - 1]).not.toBe(heading);
  });
});
