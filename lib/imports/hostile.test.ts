import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { useFiles } from "@/lib/testing/files";
import { bookOf } from "@/lib/testing/grids";
import { makeImportedCounty } from "@/lib/testing/imported-county";
import { csvOf, livingSum, previewed } from "@/lib/testing/imports";
import { confirmImport } from "./confirm/mutations";
import { mapSheet } from "./heading/map-sheet";
import { kindOf } from "./kinds";
import type { ColumnSpec, GridRow } from "./preview";
import { problemText } from "./problem-text";
import { READERS } from "./readers";
import { storable } from "./reading/rules";
import { KIND_NAMES, type KindName, ROW_ACTIONS } from "./status";
import { undoImport } from "./undo/mutations";

// Whatever stands in the cells and however the sheet is shaped: every row gets its result, nothing crashes, nothing is written in part.

const db = useDatabase();
useFiles();
// Each preview starts a process of its own: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

const NAMES = Object.keys(KIND_NAMES) as KindName[];
const YEAR = 2026;

let scene: Awaited<ReturnType<typeof makeImportedCounty>>;
let office: Viewer;

beforeAll(async () => {
  await resetDatabase();
  scene = await makeImportedCounty();
  office = scene.office;
});

const issue = (kind: KindName) =>
  db.plan.update({
    where: { id: scene.plan.id },
    data: { status: kind === "progress" || kind === "rectification" ? "ISSUED" : "DRAFT" },
  });

const words = fc.constantFrom(
  ...["", "", "县司法局", "县市场监管局", "县工商局", "市场监管所", "各镇、县财政局", "新坝镇；骆驼城镇", "　城关镇 "],
  ...[
    "T01",
    "T01-1",
    "T01-2",
    "2026-001",
    "加强党对法治政府建设的领导",
    "专题研究法治工作不少于3次。",
    "行政执法案卷归档不及时。",
  ],
  ...[
    "12月底",
    "2026.13.45",
    "三季度末",
    "长期坚持",
    "46022",
    "2026年2月30日",
    "已完成",
    "整改中",
    "50%",
    "√",
    "合计",
    "备注：无",
  ],
  ...[
    "0.5分",
    "-3",
    "1e9",
    "０．５",
    "1,000",
    "组织领导（10分）",
    "=1+1",
    "@SUM(A1)",
    "+86 936",
    "\t",
    "\u0000",
    "\ud800",
    "‮",
    "%00",
  ],
);
const cell = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 2, arbitrary: fc.string({ maxLength: 30, unit: "binary" }) },
  { weight: 1, arbitrary: fc.tuple(words, words).map(([one, other]) => `${one}\n${other}`) },
  { weight: 1, arbitrary: words.map((text) => text.repeat(700)) },
);

/** What people would write there, so that some rows can be written. */
const LIKELY: Record<string, string[]> = {
  code: ["T01-1", "T01-2", "", "T01-7"],
  keyTask: ["加强党对法治政府建设的领导", "规范行政执法"],
  top: ["组织领导（10分）", "执法规范（5分）"],
  sub: ["部署推进（10分）", ""],
  content: ["专题研究法治工作不少于3次。", "落实主要负责人述法制度。", "开展案卷评查", "公示执法信息"],
  criteria: ["少一次扣1分"],
  points: ["2", "3分", ""],
  lead: ["县司法局", "县财政局"],
  units: ["城关镇", "新坝镇", "各镇", ""],
  due: ["12月底", "长期坚持", ""],
  progress: ["已部署", "督查了两次", ""],
  state: ["已完成", "正在推进", ""],
  number: ["2026-001", ""],
  text: ["行政执法案卷归档不及时。", "行政复议答复超期"],
  measure: ["制定办法", "开展培训"],
  name: ["县气象局", "县司法局", "城关镇"],
  shortName: ["气象局", ""],
};

const titles = (columns: readonly ColumnSpec[]) => columns.map(({ names: [name = ""] }) => name);

/** A heading in any order and lines under it, of any width. */
function table(columns: readonly ColumnSpec[]) {
  const required = titles(columns.filter(({ isRequired }) => isRequired));
  const likely = titles(columns.filter(({ key }) => key in LIKELY));
  const any = fc.constantFrom(...columns.flatMap(({ names }) => names.slice(0, 2)), "说明", "");
  return fc
    .tuple(fc.subarray(likely, { minLength: Math.max(0, likely.length - 2) }), fc.array(any, { maxLength: 4 }))
    .map(([some, others]) => [...new Set([...required, ...some]), ...others])
    .chain((all) => fc.shuffledSubarray(all, { minLength: Math.max(1, all.length - 1) }))
    .chain((head) => {
      const keys = head.map((title) => columns.find(({ names }) => names.includes(title))?.key ?? "");
      const usual = fc.tuple(...keys.map((key) => fc.constantFrom(...(LIKELY[key] ?? [""]))));
      const odd = fc.tuple(usual, fc.nat(11), cell).map(([cells, at, text]) => cells.with(at % cells.length, text));
      const line = fc.oneof(usual, odd, fc.array(cell, { maxLength: 12 }));
      return fc.record({ head: fc.constant(head), lines: fc.array(line, { maxLength: 12 }) });
    });
}

describe("reading", () => {
  test.each(NAMES)("%s: one clear result for each row", async (name) => {
    await issue(name);
    const kind = KIND_NAMES[name];
    const { columns, make } = await READERS[kind]();
    const context = await kindOf(kind).getContext(
      db,
      office,
      kind === "UNITS" ? null : { ...scene.plan, status: "DRAFT" },
    );
    const keys = new Set(columns.map(({ key }) => key));
    const odd = fc.record({ isHidden: fc.boolean(), filled: fc.array(fc.nat(11), { maxLength: 3 }) });
    const fix = fc.tuple(fc.constantFrom(...keys), words).map((pair) => pair.join(":"));
    const sheet = fc.record({
      book: table(columns),
      oddRows: fc.array(odd, { maxLength: 12 }),
      fixes: fc.dictionary(fix, words, { maxKeys: 4 }),
    });
    let read = 0;
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 1, maxLength: 2 }), (sheets) => {
        const fixes = Object.assign({}, ...sheets.map((one) => one.fixes));
        const reader = make(context, { files: {}, fixes, choices: {} });
        for (const { book, oddRows } of sheets) {
          const rows = [book.head, ...book.lines].map(
            (cells, index): GridRow => ({
              no: index + 1,
              cells,
              isHidden: false,
              filled: [],
              ...(index > 0 && oddRows[index - 1]),
            }),
          );
          const result = mapSheet(bookOf({ name: "表", isHidden: false, rows, cut: 0 }), columns, undefined, {});
          if (result.fault !== null) continue;
          const preview = reader.read({ ...result.sheet, fileName: "表.xlsx" });
          expect(preview.map(({ no }) => no)).toEqual(result.sheet.rows.map(({ no }) => no));
          for (const { action, record, problems, changes, key } of preview) {
            read += 1;
            expect(ROW_ACTIONS).toContain(action);
            expect(record !== null).toBe(action === "CREATE" || action === "UPDATE");
            expect(problems.some(({ level }) => level === "REFUSE")).toBe(action === "REFUSE");
            for (const { column } of [...problems, ...changes]) if (column !== null) expect(keys).toContain(column);
            for (const problem of problems) {
              for (const locale of ["zh-CN", "en"] as const) expect(problemText(locale, problem)).not.toBe("");
            }
            expect(key.length).toBeLessThanOrEqual(200);
          }
          expect(JSON.stringify(storable(preview))).not.toMatch(/\\u(0000|d[89a-f])/i);
        }
        for (const problem of reader.finish()) expect(problemText("zh-CN", problem)).not.toBe("");
      }),
      { numRuns: 150 },
    );
    expect(read).toBeGreaterThan(100);
  });
});

describe("writing", () => {
  test.each(NAMES)(
    "%s: all of what the preview says or nothing, and back",
    async (name) => {
      await issue(name);
      const { columns } = await READERS[KIND_NAMES[name]]();
      const book = table(columns).map(({ head, lines }) => csvOf([head, ...lines]));
      let written = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(book, { minLength: 3, maxLength: 5 }), async (books) => {
          const before = await livingSum();
          const files = Object.fromEntries(books.map((text, index) => [`${index}.csv`, text]));
          const { id, status } = await previewed(office, files, { kind: name, year: String(YEAR) });
          expect(["READY", "FAILED"]).toContain(status);
          expect(await livingSum()).toBe(before);
          try {
            await confirmImport(office, { id, reason: "试", documentNo: "试" });
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            expect(["importNothing", "importNotReady"]).toContain(error.key);
            expect(await livingSum()).toBe(before);
            return;
          }
          written += 1;
          await undoImport(office, { id });
          expect(await livingSum()).toBe(before);
        }),
        { numRuns: 5, endOnFailure: true },
      );
      process.stdout.write(`${name}: ${written} of 5 made-up imports wrote something\n`);
    },
    60_000,
  );
});
