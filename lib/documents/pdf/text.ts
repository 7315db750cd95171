import type { Block, TextSpec } from "../text";
import { BODY_SIZE, type Flow, makeFlow } from "./flow";
import { drawForm, drawSignatures } from "./form";
import { TEXT_FRAME } from "./frame";
import { gridOf } from "./grid";
import { drawClosing, drawHead } from "./head";
import { CELL_PADDING, labelPage, type Page } from "./page";
import { annexPages } from "./sheet";
import { drawTable } from "./table";

type OneText = NonNullable<TextSpec["more"]>[number];

const INDENT = "　　";
const BODY = { size: BODY_SIZE, isJustified: true };
/** 四号. */
const NUMBER_SIZE = 14;

/** A text, its annexes, and the texts that follow it: each begins at page 1 of its own. */
export function textPages(text: TextSpec): Page[] {
  const pages = [text, ...(text.more ?? [])].flatMap(oneText);
  pages.forEach((page, index) => {
    labelPage(page, `　第 ${index + 1} 页 共 ${pages.length} 页`);
  });
  return pages;
}

function oneText(text: OneText): Page[] {
  const flow = makeFlow();
  drawHead(flow, text);
  for (const block of text.blocks) drawBlock(flow, block);
  const annexes = text.annexes ?? [];
  drawAnnexList(flow, annexes);
  if (text.closing) drawClosing(flow, text.closing);
  const label = (index: number) => `附件${annexes.length > 1 ? index + 1 : ""}`;
  const pages = [...flow.pages, ...annexes.flatMap((annex, index) => annexPages(annex, label(index)))];
  pages.forEach((page, index) => {
    // The first page of a letter has no number.
    if (index > 0 || text.head?.kind !== "letter") drawNumber(page, index + 1);
  });
  return pages;
}

function drawBlock(flow: Flow, block: Block) {
  switch (block.kind) {
    case "heading":
      return flow.paragraph([INDENT, block.text], { size: BODY_SIZE, isBold: block.level === 1, keeps: 1 });
    case "paragraph": {
      const isPlain = block.isFlush || block.align === "center" || block.align === "right";
      return flow.paragraph(isPlain ? block.runs : [INDENT, ...block.runs], { ...BODY, align: block.align });
    }
    case "form":
      drawForm(flow, block);
      return flow.skip(0.2);
    case "table":
      drawTableBlock(flow, block.table);
      return flow.skip(0.2);
    case "signatures":
      flow.skip(0.5);
      drawSignatures(flow, block.columns);
      return flow.skip(0.5);
    case "pageBreak":
      return flow.newPage();
  }
}

/** Goes on over as many pages as it takes, its headings on each. */
function drawTableBlock(flow: Flow, table: Extract<Block, { kind: "table" }>["table"]) {
  const grid = gridOf(table, TEXT_FRAME, { above: 0, used: flow.y - TEXT_FRAME.y });
  const { pageStarts } = grid.layout;
  const starts = [0, ...pageStarts.filter((start) => start > 0)];
  if (pageStarts[0] === 0) flow.newPage();
  flow.need(grid.head.group + grid.head.columns);
  starts.forEach((from, index) => {
    if (index > 0) flow.newPage();
    flow.y = drawTable(flow.page(), table.columns, grid, flow.y, from, starts[index + 1] ?? grid.rows.length);
  });
}

/** 附件说明: under the text, one line below it. */
function drawAnnexList(flow: Flow, annexes: NonNullable<OneText["annexes"]>) {
  if (annexes.length > 0) flow.skip(1);
  annexes.forEach(({ title }, index) => {
    const name = annexes.length > 1 ? `${index + 1}.${title}` : title;
    flow.paragraph([INDENT, index === 0 ? "附件：" : "　　　", name], { size: BODY_SIZE });
  });
}

/** "— 1 —" 7 mm under the text area, one character in from the outer edge. */
function drawNumber(page: Page, number: number) {
  const { x, y, width, height } = page.frame;
  const isOdd = number % 2 === 1;
  const inset = NUMBER_SIZE - CELL_PADDING.x;
  const box = { x: x + (isOdd ? -inset : inset), y: y + height + 20 - 5, width, height: NUMBER_SIZE * 1.5 };
  page.cell(box, [`— ${number} —`], { size: NUMBER_SIZE, align: isOdd ? "right" : "left" });
}
