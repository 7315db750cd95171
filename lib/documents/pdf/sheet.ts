import { onPaper, type PrintedSheet, type SheetSpec } from "../sheet";
import { fontMetrics } from "./font";
import { ANNEX_FRAME, type Frame, mm, SHEET_FRAME } from "./frame";
import { type Grid, gridOf } from "./grid";
import { breakLines, printable } from "./lines";
import { CELL_PADDING, LINE, labelPage, makePage, type Page } from "./page";
import { drawTable } from "./table";

const TITLE_SIZES = [18, 16, 14, 12, 10];
const TITLE_HEIGHT = 32;
const SUBTITLE_HEIGHT = 20;
const ANNEX_SIZE = 16;

/** Every printed sheet of a workbook, without the data sheet. */
export function sheetPages(spec: SheetSpec): Page[] {
  const pages = onPaper(spec).flatMap((sheet) => printedPages(sheet, SHEET_FRAME));
  pages.forEach((page, index) => {
    const { x, y, width, height } = SHEET_FRAME;
    const text = `第 ${index + 1} 页 共 ${pages.length} 页`;
    labelPage(page);
    page.cell({ x, y: y + height + mm(5), width, height: 14 }, [text], { size: 9, align: "center" });
  });
  return pages;
}

/** A table that is annexed to an official text: "附件2" over its title. */
export const annexPages = (sheet: PrintedSheet, label: string): Page[] => printedPages(sheet, ANNEX_FRAME, label);

/** Every page has title, headings and the texts of the blocks that go on from the last. */
function printedPages(sheet: PrintedSheet, frame: Frame, label?: string): Page[] {
  const labelHeight = label ? ANNEX_SIZE * LINE : 0;
  const above = labelHeight + TITLE_HEIGHT + SUBTITLE_HEIGHT;
  const grid = gridOf(sheet, frame, { above });
  const starts = [0, ...grid.layout.pageStarts];
  return starts.map((from, index) => {
    const page = makePage(frame);
    if (label) page.text(label, frame.x, frame.y, { size: ANNEX_SIZE, isBold: true });
    drawTitle(page, sheet, grid.size, frame.y + labelHeight);
    const to = starts[index + 1] ?? grid.rows.length;
    const bottom = drawTable(page, sheet.columns, grid, frame.y + above, from, to);
    if (to === grid.rows.length && sheet.signatures) drawSignatures(page, sheet.signatures, grid, bottom);
    return page;
  });
}

function drawTitle(page: Page, { title, subtitle }: PrintedSheet, size: number, y: number) {
  const { x, width } = page.frame;
  const room = width - 2 * CELL_PADDING.x;
  // A title stays on one line; a very long one is set smaller.
  const text = printable(title).replaceAll("\n", " ");
  const titleSize = TITLE_SIZES.find((one) => breakLines(text, room / one, fontMetrics(true)).length === 1) ?? 8;
  page.cell({ x, y, width, height: TITLE_HEIGHT }, [text], { size: titleSize, align: "center", isBold: true });
  const [left, right] = subtitle.map((part) => printable(part).replaceAll("\n", " ")) as [string, string];
  const box = { x, y: y + TITLE_HEIGHT, width, height: SUBTITLE_HEIGHT };
  // Both parts are kept whole: who reads a filtered sheet must see the whole filter.
  const fits = (one: number) => breakLines(`${left}　　${right}`, room / one).length === 1;
  const subtitleSize = [size, 9, 8, 7, 6, 5].find(fits) ?? 4;
  page.cell(box, [left], { size: subtitleSize });
  page.cell(box, [right], { size: subtitleSize, align: "right" });
}

function drawSignatures(page: Page, signatures: readonly string[], { size, signature }: Grid, y: number) {
  const width = page.frame.width / signatures.length;
  signatures.forEach((text, index) => {
    page.cell({ x: page.frame.x + index * width, y, width, height: signature }, [printable(text)], { size });
  });
}
