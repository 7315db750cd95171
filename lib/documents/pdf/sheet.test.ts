import { describe, expect, test } from "vitest";
import { readPdf } from "@/lib/testing/pdf";
import type { PrintedSheet, SheetCell, SheetRow, SheetSpec } from "../sheet";
import { SHEET_FRAME } from "./frame";
import { gridOf } from "./grid";
import { writeSheetPdf } from "./writer";

const record = (...cells: SheetCell[]): SheetRow => ({ kind: "record", cells });

function specOf(rows: readonly SheetRow[], more: Partial<SheetSpec> = {}): SheetSpec {
  return {
    tab: "表",
    title: "2026年高台县法治政府建设工作要点任务分解表",
    subtitle: ["筛选：超期", "单位：项　　导出时间：2026-11-23 14:05　　操作人：王某"],
    columns: [
      { title: "序号", width: 5, align: "center" },
      { title: "重点任务", width: 18, isMerged: true },
      { title: "措施", group: "责任", width: 46 },
      { title: "时限", group: "责任", width: 12, align: "center" },
      { title: "灯", width: 12, tints: [{ text: "■ 超期 12天", tint: "red" }] },
    ],
    rows,
    data: { columns: [], rows: [] },
    operator: "王某",
    exportedAt: new Date("2026-11-23T06:05:00Z"),
    ...more,
  };
}

async function reopen(spec: SheetSpec) {
  const { pages, info } = await readPdf(await writeSheetPdf(spec));
  return { pages: pages.map(({ text }) => text), info };
}

describe("a sheet as PDF", () => {
  const day = new Date("2026-12-31T00:00:00Z");
  const words = "12月底前完成①，面积300㎡，按《法治政府建设实施纲要（2021—2025年）》执行；";
  const rows = Array.from({ length: 151 }, (_, index) =>
    record(index + 1, `${Math.floor(index / 40) + 1}．加强领导`, words.repeat(2), day, "■ 超期 12天"),
  );

  test("its text is copied as it was written, on pages that know their number and that they are a preview", async () => {
    const { pages, info } = await reopen(specOf(rows, { signatures: ["审核人（签字）："] }));
    expect(pages.length).toBeGreaterThan(7);
    expect(pages[0]).toContain(words);
    expect(pages[0]).toContain("2026/12/31");
    expect(pages[0]).toContain("■ 超期 12天");
    pages.forEach((page, index) => {
      expect(page).toContain("预览");
      expect(page).toContain(`第 ${index + 1} 页 共 ${pages.length} 页`);
      expect(page).toContain("2026年高台县法治政府建设工作要点任务分解表");
      expect(page).toMatch(/责任\s*措施\s*时限\s*灯/);
      expect(page).toContain("筛选：超期");
      expect(page, "a block that goes on says again what it is").toContain("．加强领导");
      expect(page).not.toMatch(/[\u200b\ufeff\u2f00-\u2fdf]/);
    });
    expect(pages.at(-1)).toContain("审核人（签字）：");
    expect(pages.join("").match(/\d+天/g)).toHaveLength(151);
    expect(info).toMatchObject({ Title: "2026年高台县法治政府建设工作要点任务分解表", Author: "王某" });
  });

  test("what looks like another character is copied as the usual one, what the font lacks prints as 〓", async () => {
    const { pages } = await reopen(specOf([record(1, "⽉", "12月 𠮷👍🏽a\u200bb\ufe0f", null, "\u0007\ud800")]));
    expect(pages[0]).toContain("月 12月 〓〓〓ab");
  });

  test("a cell longer than a page goes on over the next ones, none of its words is lost", async () => {
    const long = Array.from({ length: 3_000 }, (_, index) => `第${index}条`).join("，");
    const { pages } = await reopen(specOf([record(1, "甲", long, day, ""), record(2, "乙", "末", day, "")]));
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.join("").match(/第\d+条/g)?.length).toBeGreaterThan(2_900);
    expect(pages.at(-1)).toContain("末");
  });

  test("all printed sheets are in one file, one without rows has its headings", async () => {
    const other: PrintedSheet = { ...specOf([]), tab: "问题清单", title: "问题清单", subtitle: ["", ""] };
    const { pages } = await reopen(specOf([], { more: [other] }));
    expect(pages).toHaveLength(2);
    expect(pages[1]).toContain("问题清单");
    expect(pages[1]).toContain("第 2 页 共 2 页");
  });

  test("the same content is the same bytes", async () => {
    const spec = specOf(rows.slice(0, 3));
    expect(Buffer.from(await writeSheetPdf(spec)).equals(Buffer.from(await writeSheetPdf(spec)))).toBe(true);
  });
});

describe("the grid", () => {
  test("no page holds more than fits, and no merged cell runs over a page", () => {
    for (const keepsBlocks of [true, false]) {
      const rows = Array.from({ length: 300 }, (_, index) =>
        record(index, "很长的重点任务名称".repeat((index >> 4) % 9), "字".repeat((index * 37) % 400), null, "x"),
      );
      const { layout } = gridOf(specOf(rows, { keepsBlocks }), SHEET_FRAME, { above: 52 });
      const starts = [0, ...layout.pageStarts, rows.length];
      for (let page = 1; page < starts.length; page++) {
        const heights = layout.heights.slice(starts[page - 1], starts[page]);
        expect(heights.reduce((sum, one) => sum + one, 0)).toBeLessThan(400);
      }
      for (const { from, to } of layout.merges) {
        expect(layout.pageStarts.filter((start) => start > from && start <= to)).toEqual([]);
      }
    }
  });
});
