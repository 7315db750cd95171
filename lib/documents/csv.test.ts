import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvLine, writeSheetCsv } from "./csv";
import type { SheetCell, SheetSpec } from "./sheet";

const specOf = (rows: SheetCell[][]): SheetSpec => ({
  tab: "表",
  title: "责任台账",
  subtitle: ["筛选：超期", "导出时间：2026-11-23 14:05　操作人：王某"],
  columns: [{ title: "甲", width: 10 }],
  rows: rows.map((cells) => ({ kind: "record", cells })),
  data: {
    columns: [
      { title: "文字", width: 10 },
      { title: "值", width: 10 },
    ],
    rows,
  },
  operator: "王某",
  exportedAt: new Date("2026-11-23T06:05:00Z"),
});

test("title and filter stand before the headings; the bytes begin with a mark and lines end as on Windows", () => {
  const bytes = writeSheetCsv(specOf([["月、①㎡《》", 0.5]]));
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe(
    "责任台账\r\n筛选：超期,导出时间：2026-11-23 14:05　操作人：王某\r\n文字,值\r\n月、①㎡《》,0.5\r\n",
  );
});

test.each([
  ["=1+1", "'=1+1"],
  ["+86", "'+86"],
  ["-3", "'-3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", "'\tx"],
  ["\rx", '"\nx"'],
  ['a"b', '"a""b"'],
  ["a,b", '"a,b"'],
  ["a\r\nb", '"a\nb"'],
  ["", ""],
])("text %j is written %j", (text, written) => expect(csvLine([text])).toBe(`${written}\r\n`));

test("numbers stay numbers and days are days", () => {
  expect(csvLine([-3, 0, null, new Date("2026-12-31T00:00:00Z"), Number.NaN])).toBe("-3,0,,2026/12/31,\r\n");
});

test("another reader finds every cell again", () => {
  const cell = fc
    .string({ unit: "binary" })
    .filter((text) => !/[\p{Cc}\p{Surrogate}\ufffe\uffff]|^[=+\-@]/u.test(text));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, fc.integer()), { minLength: 1 }), (rows) => {
      const text = new TextDecoder().decode(writeSheetCsv(specOf(rows)));
      const read = Papa.parse<string[]>(text).data.slice(3, -1);
      expect(read).toEqual(rows.map((row) => row.map(String)));
    }),
  );
});
