import { expect, test } from "vitest";
import { readPdf } from "@/lib/testing/pdf";
import type { PrintedSheet, SheetRow } from "../sheet";
import type { Block, TextSpec } from "../text";
import { writeTextPdf } from "./writer";

const MM = 72 / 25.4;

function textOf(more: Partial<TextSpec> = {}): TextSpec {
  return {
    title: "2026年法治政府建设目标责任书",
    blocks: [],
    properties: { unit: "县司法局", year: 2026, operator: "王某", exportedAt: new Date("2026-11-23T06:05:00Z") },
    ...more,
  };
}

const paragraph = (text: string): Block => ({ kind: "paragraph", runs: [text] });
const rows = (count: number): SheetRow[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: "record",
    cells: [index + 1, "同一任务", `第${index + 1}项措施`],
  }));
const columns = [
  { title: "序号", width: 6, align: "center" as const },
  { title: "任务", width: 20, isMerged: true },
  { title: "措施", width: 40 },
];
const annex: PrintedSheet = {
  tab: "表",
  title: "任务清单",
  subtitle: ["县司法局", "单位：项"],
  columns,
  rows: rows(60),
};

async function reopen(text: TextSpec) {
  const { pages } = await readPdf(await writeTextPdf(text));
  return pages.map((page) => ({ ...page, text: page.text.replaceAll(/\s/g, "") }));
}

test("a letter of responsibility: words, form, table, signatures and annexes on pages of the standard", async () => {
  const long = "为深入贯彻落实《法治政府建设实施纲要（2021—2025年）》，推进2026年12月底前各项任务①落地见效，";
  const pages = await reopen(
    textOf({
      head: { kind: "red", issuer: "高台县人民政府文件", number: "高政发〔2026〕12号" },
      addressee: "县司法局",
      blocks: [
        { kind: "heading", level: 1, text: "一、工作目标" },
        { kind: "paragraph", runs: [long.repeat(3), { bold: "重点" }, "完成", { missing: "完成率" }, "。"] },
        { kind: "heading", level: 2, text: "（一）具体任务" },
        { kind: "table", table: { columns, rows: rows(50) } },
        {
          kind: "form",
          widths: [1, 3],
          rows: [
            { height: 20, cells: [{ text: "申请单位", isLabel: true }, { text: "县司法局" }] },
            { cells: [{ text: "整改措施及落实情况".repeat(400), span: 2 }] },
          ],
        },
        { kind: "signatures", columns: [["责任单位负责人（签字）："], ["县政府领导（签字）：", "年　　月　　日"]] },
        { kind: "pageBreak" },
        paragraph("末页。"),
      ],
      closing: { issuer: "高台县人民政府", date: "2026年11月23日" },
      annexes: [annex, { ...annex, title: "问题清单" }],
    }),
  );
  const all = pages.map(({ text }) => text).join("\n");
  for (const words of [
    "高政发〔2026〕12号",
    "县司法局：",
    "重点完成【待填:完成率】。",
    "责任单位负责人（签字）：",
    "附件：1.任务清单",
    "2.问题清单",
    "高台县人民政府2026年11月23日",
  ]) {
    expect(all.replaceAll("\n", "")).toContain(words);
  }
  expect(all.match(/整改措施及落实情况/g)?.length).toBeGreaterThanOrEqual(399);
  const tablePages = pages.filter(({ text }) => text.includes("项措施") && !text.includes("附件"));
  expect(tablePages.length).toBeGreaterThan(1);
  for (const { text } of tablePages) expect(text).toContain("序号任务措施");
  for (let index = 1; index <= 50; index++) expect(all).toContain(`第${index}项措施`);
  pages.forEach(({ text, width, height }, index) => {
    expect(text).toContain(`预览第${index + 1}页共${pages.length}页`);
    expect(text).toContain(`—${index + 1}—`);
    const isAnnex = /附件[12]/.test(text);
    expect(Math.round((isAnnex ? height : width) / MM)).toBe(210);
    expect(Math.round((isAnnex ? width : height) / MM)).toBe(297);
  });
  expect(pages.at(-1)?.text).toContain("附件2问题清单");
});

test("22 lines of 28 characters; no line begins with a closing mark", async () => {
  const pages = await reopen(textOf({ blocks: [paragraph("字".repeat(28 * 22 * 2 - 2))] }));
  // Title and the empty line after it take a little more than two lines.
  expect(pages).toHaveLength(3);
  expect(pages[1]?.text.match(/字/g)).toHaveLength(28 * 22);
});

test("several texts follow each other, each from its own page 1; a letter's first page has no number", async () => {
  const head = {
    kind: "letter",
    issuer: "中共高台县委全面依法治县委员会办公室",
    number: "高法办函〔2026〕3号",
  } as const;
  const pages = await reopen(
    textOf({ head, blocks: [paragraph("一")], more: [{ title: "第二份", blocks: [paragraph("二")] }] }),
  );
  expect(pages).toHaveLength(2);
  expect(pages[0]?.text).not.toContain("—1—");
  expect(pages[0]?.text).toContain("高法办函〔2026〕3号");
  expect(pages[1]?.text).toContain("第二份二");
  expect(pages[1]?.text).toContain("—1—");
});
