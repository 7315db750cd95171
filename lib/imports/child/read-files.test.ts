import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ROUND_TRIP_TAB, type RoundTrip } from "@/lib/documents/round-trip";
import type { FileResult, ImportJob, PreviewRow } from "@/lib/imports/preview";
import type { ProgressContext } from "@/lib/imports/progress/rules";
import { bookOf, cellsOf, tableOf } from "@/lib/testing/books";
import { readFiles } from "./read-files";

// Processes are started and ended, which a busy machine does slowly.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), "zeren-child-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = ["编号", "具体事项", "责任单位", "进展情况"];
const table = (count: number, first = "A1") =>
  tableOf([
    HEAD,
    ...Array.from({ length: count }, (_, row) => [`${first}.${row}`, "制定年度计划", "城关镇", "已部署"]),
  ]);

const context: ProgressContext = {
  ...{ year: 2026, period: "2026-Q3", importer: { unitId: "office", isOffice: true } },
  known: { units: [], groups: [], county: "高台县" },
  duties: [],
  shares: [],
};

function jobOf(files: Record<string, Uint8Array>, more: Partial<ImportJob> = {}): ImportJob {
  const places = Object.entries(files).map(([name, bytes], index) => {
    const path = join(folder, `${index}`);
    writeFileSync(path, bytes);
    return { path, name };
  });
  return {
    ...{ kind: "PROGRESS", year: 2026, files: places, settings: { files: {}, fixes: {}, choices: {} }, layouts: {} },
    ...{ context, scope: { government: "gaotai", unit: null } },
    ...more,
  };
}

/** Everything that was told, and the rows of each file. */
async function told(job: ImportJob, limits?: Parameters<typeof readFiles>[3]) {
  const results: [number, FileResult][] = [];
  const rows = new Map<number, PreviewRow[]>();
  let largest = 0;
  const on = {
    async file(index: number, result: FileResult) {
      results.push([index, result]);
    },
    async rows(index: number, more: PreviewRow[]) {
      largest = Math.max(largest, more.length);
      rows.set(index, [...(rows.get(index) ?? []), ...more]);
    },
  };
  const problems = await readFiles(job, on, new AbortController().signal, limits);
  return { faults: results.map(([index, { fault }]) => [index, fault]), results, rows, problems, largest };
}

test("files one after the other, rows in chunks, with what is wrong with them", async () => {
  const { faults, rows, problems, largest, results } = await told(
    jobOf({
      "一.xlsx": await table(1_200),
      "二.pdf": Buffer.from("%PDF-"),
      "三.xlsx": await tableOf([["甲"]]),
      "四.csv": Buffer.from("编号,进展情况\nA1.1,已完成\n"),
    }),
  );
  expect(faults).toEqual([
    [0, null],
    [1, "NOT_A_WORKBOOK"],
    [2, "NO_HEADING"],
    [3, null],
  ]);
  expect(results[0]?.[1]).toMatchObject({ found: { sheet: "Sheet1", headingRows: [1, 1], headings: HEAD } });
  expect([rows.get(0)?.length, rows.get(3)?.length, largest]).toEqual([1_200, 1, 500]);
  expect(rows.get(0)?.[0]).toMatchObject({ no: 2, action: "REFUSE", cells: { code: "A1.0", progress: "已部署" } });
  expect(problems).toEqual([]);
});

test("a sheet of more rows than may be is refused whole", async () => {
  const { faults, rows } = await told(jobOf({ "多.xlsx": await table(50_001), "满.xlsx": await table(50_000) }));
  expect(faults).toEqual([
    [0, "TOO_LARGE"],
    [1, null],
  ]);
  expect([rows.has(0), rows.get(1)?.length]).toEqual([false, 50_000]);
});

test("all files together have no more rows than one may have", async () => {
  const { faults, rows } = await told(
    jobOf({
      "一.xlsx": await table(30_000),
      "二.xlsx": await table(30_000, "B1"),
      "三.xlsx": await table(20_000, "C1"),
    }),
  );
  expect(faults).toEqual([
    [0, null],
    [1, "TOO_LARGE"],
    [2, null],
  ]);
  expect([rows.get(0)?.length, rows.has(1), rows.get(2)?.length]).toEqual([30_000, false, 20_000]);
});

test("texts have an end, too, however small they are packed: the preview is answered as a whole", async () => {
  // Cells share it: it is in the file once.
  const cell = (no: number) => `<row r="${no}"><c r="A${no}"><v>${no}</v></c><c r="D${no}" t="s"><v>0</v></c></row>`;
  const body = Array.from({ length: 1_500 }, (_, no) => cell(no + 2)).join("");
  const long = await bookOf({
    strings: `<si><t>${"长".repeat(30_000)}</t></si>`,
    sheets: [{ name: "Sheet1", xml: cellsOf([HEAD]).replace("</sheetData>", `${body}</sheetData>`) }],
  });
  const { faults, rows } = await told(jobOf({ "长.xlsx": long, "一.xlsx": await table(100) }));
  expect(faults).toEqual([
    [0, "TOO_LARGE"],
    [1, null],
  ]);
  expect([rows.has(0), rows.get(1)?.length]).toEqual([false, 100]);
});

test("names and headings that are no such are told in short", async () => {
  const xml = cellsOf([
    [...HEAD, "长".repeat(30_000)],
    ["A1.1", "", "城关镇", "已部署", "甲"],
  ]);
  const { results, faults } = await told(
    jobOf({ "一.xlsx": await bookOf({ sheets: [{ name: "表".repeat(9_000), xml }] }) }),
  );
  expect(faults).toEqual([[0, null]]);
  expect(JSON.stringify(results).length).toBeLessThan(5_000);
});

test("a reading that takes too long altogether ends", async () => {
  const limits = { heapMb: 384, silentMs: 30_000, fileMs: 60_000, allMs: 1_000 };
  await expect(told(jobOf({ "一.xlsx": await table(50_000) }), limits)).rejects.toThrow("longer than 1000 ms");
});

test("whoever is told is waited for, and ends the reading by failing or by the signal", async () => {
  const job = jobOf({ "一.xlsx": await table(3_000) });
  let calls = 0;
  const slow = {
    async file() {},
    async rows() {
      calls += 1;
      if (calls === 2) throw new Error("the disk is full");
    },
  };
  await expect(readFiles(job, slow, new AbortController().signal)).rejects.toThrow("the disk is full");
  expect(calls).toBe(2);
  const aborter = new AbortController();
  const gone = { file: async () => aborter.abort(new Error("nobody wants it")), rows: async () => {} };
  await expect(readFiles(job, gone, aborter.signal)).rejects.toThrow("nobody wants it");
  await expect(readFiles(job, gone, aborter.signal)).rejects.toThrow("nobody wants it");
});

describe("a file that the process ends over", () => {
  let huge: Buffer;
  beforeAll(async () => {
    const row = Array.from({ length: 100 }, (_, column) => `第${column}栏的文字`);
    huge = await tableOf([HEAD, ...Array.from({ length: 20_000 }, (_, no) => row.map((text) => `${text}${no}`))]);
  });

  test("of memory, is unreadable; those before are told once but known still, those after are read", async () => {
    const known = { ...context, duties: [DUTY], shares: [SHARE], known: { ...context.known, units: [UNIT] } };
    const sheet = Buffer.from("编号,责任单位,进展情况\nA1.1,城关镇,已部署\n");
    const { faults, rows } = await told(
      jobOf({ "一.csv": sheet, "大.xlsx": huge, "三.csv": sheet }, { context: known }),
      { heapMb: 90, silentMs: 3_000, fileMs: 60_000 },
    );
    expect(faults).toEqual([
      [0, null],
      [1, "UNREADABLE"],
      [2, null],
    ]);
    expect([rows.get(0)?.length, rows.has(1), rows.get(2)?.length]).toEqual([1, false, 1]);
    expect(rows.get(0)?.[0]).toMatchObject({ action: "CREATE" });
    expect(rows.get(2)?.[0]?.problems.map(({ code }) => code)).toContain("duplicateInFile");
  });

  test("of time, is unreadable", async () => {
    const { faults } = await told(jobOf({ "大.xlsx": huge, "二.csv": Buffer.from("编号,进展情况\nA1.1,已完成\n") }), {
      ...{ heapMb: 384, silentMs: 10_000, fileMs: 400 },
    });
    expect(faults).toEqual([
      [0, "UNREADABLE"],
      [1, null],
    ]);
  });
});

describe("sheets of this program", () => {
  const origin: Omit<RoundTrip, "rows"> = {
    ...{ edition: 1, document: "progress", year: 2026, government: "gaotai", unit: "chengguan", period: null },
    ...{ exportedAt: "2026-03-01T00:00:00.000Z", columns: ["code"], editable: ["progress"] },
  };
  const own = (more: Partial<typeof origin>) =>
    bookOf({
      sheets: [
        { name: "表", xml: cellsOf([HEAD, ["A1.1", "制定年度计划", "城关镇", "已部署"]]) },
        { name: ROUND_TRIP_TAB, xml: cellsOf([[JSON.stringify({ ...origin, ...more })]]), state: "veryHidden" },
      ],
    });

  test("made for another year, kind, unit or government", async () => {
    const files = {
      "一.xlsx": await own({}),
      "二.xlsx": await own({ year: 2025 }),
      "三.xlsx": await own({ document: "rectification" }),
      "四.xlsx": await own({ unit: "heiquan" }),
      "五.xlsx": await own({ government: "linze" }),
      "六.xlsx": await own({ unit: null }),
      "七.xlsx": await own({ document: "constructor" }),
    };
    const scope = { government: "gaotai", unit: "chengguan" };
    const { faults, results } = await told(jobOf(files, { scope }));
    expect(faults.map(([, fault]) => fault)).toEqual([
      null,
      "WRONG_YEAR",
      "WRONG_KIND",
      "WRONG_UNIT",
      "WRONG_UNIT",
      null,
      "WRONG_KIND",
    ]);
    expect(results[1]?.[1]).toEqual({ fault: "WRONG_YEAR", values: { year: 2025 } });
    const office = await told(jobOf(files));
    expect(office.faults.map(([, fault]) => fault)).toEqual([
      null,
      "WRONG_YEAR",
      "WRONG_KIND",
      null,
      "WRONG_UNIT",
      null,
      "WRONG_KIND",
    ]);
  });
});

const UNIT = { id: "town", name: "城关镇", shortName: "城关镇", formerNames: [] };
const DUTY = {
  ...{ id: "a", code: "A1.1", content: "制定年度计划", keyTask: "依法行政", title: "计划", unitsText: "各镇" },
};
const SHARE = {
  ...{ id: "s", dutyId: "a", unitId: "town", version: 1, status: "NOT_STARTED" as const, reports: [] },
};
