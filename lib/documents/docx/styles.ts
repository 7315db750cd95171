import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from "docx";
import { FONTS, type FontName } from "./fonts";

/** Ids of the paragraph styles; people find them under their Chinese names. */
export const STYLE = {
  title: "GwTitle",
  body: "GwBody",
  flush: "GwFlush",
  annex: "GwAnnex",
  issuer: "GwIssuer",
  page: "GwPage",
  sheetTitle: "SheetTitle",
  sheetLine: "SheetLine",
  cellHead: "CellHead",
  cell: "CellText",
  cellSummary: "CellSummary",
} as const;

const LINE = 579;
const exact = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });
/** 28 characters of 16 points are 2 mm wider than the text area: each gives up a quarter of a point. */
const SQUEEZE = -5;
const RED = "FF0000";

interface Look {
  font: FontName;
  /** Points. */
  size: number;
  paragraph?: IParagraphStyleOptions["paragraph"];
  color?: string;
  /** Cells and heads keep off the page's grid of characters. */
  isOffGrid?: boolean;
}

const style = (
  id: string,
  name: string,
  { font, size, paragraph, color, isOffGrid }: Look,
): IParagraphStyleOptions => ({
  id,
  name,
  quickFormat: true,
  run: {
    ...{ font, size: size * 2, sizeComplexScript: size * 2, color },
    ...(isOffGrid ? { snapToGrid: false } : { characterSpacing: SQUEEZE }),
  },
  paragraph: { spacing: exact(LINE), ...paragraph },
});

const INDENT = { firstLine: 640, firstLineChars: 200 };
const center = AlignmentType.CENTER;

const heading = (font: FontName, outlineLevel: number) => ({
  run: { font, size: 32, characterSpacing: SQUEEZE, color: "000000", bold: false },
  paragraph: { spacing: exact(LINE), indent: INDENT, outlineLevel, keepNext: true },
});

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONTS.body, size: 32, sizeComplexScript: 32, language: { value: "en-US", eastAsia: "zh-CN" } },
    },
    heading1: heading(FONTS.head, 0),
    heading2: heading(FONTS.second, 1),
    heading3: heading(FONTS.body, 2),
    heading4: heading(FONTS.body, 3),
  },
  paragraphStyles: [
    style("Normal", "Normal", { font: FONTS.body, size: 16, paragraph: { alignment: AlignmentType.BOTH } }),
    style(STYLE.title, "公文标题", {
      font: FONTS.title,
      size: 22,
      isOffGrid: true,
      paragraph: { alignment: center, spacing: exact(680), keepNext: true },
    }),
    style(STYLE.body, "公文正文", {
      font: FONTS.body,
      size: 16,
      paragraph: { alignment: AlignmentType.BOTH, indent: INDENT },
    }),
    style(STYLE.flush, "公文顶格", { font: FONTS.body, size: 16 }),
    style(STYLE.annex, "公文附件", { font: FONTS.head, size: 16 }),
    style(STYLE.issuer, "发文机关标志", {
      font: FONTS.title,
      size: 36,
      color: RED,
      isOffGrid: true,
      paragraph: { alignment: center, spacing: exact(900) },
    }),
    style(STYLE.page, "公文页码", { font: FONTS.page, size: 14, isOffGrid: true }),
    style(STYLE.sheetTitle, "表格标题", {
      font: FONTS.title,
      size: 22,
      isOffGrid: true,
      paragraph: { alignment: center, spacing: { ...exact(620), after: 120 }, keepNext: true },
    }),
    style(STYLE.sheetLine, "表格说明", {
      font: FONTS.body,
      size: 12,
      isOffGrid: true,
      paragraph: { spacing: { ...exact(360), after: 60 }, keepNext: true },
    }),
    cellStyle(STYLE.cellHead, "表头", FONTS.head, center),
    cellStyle(STYLE.cell, "表格文字", FONTS.body, AlignmentType.LEFT),
    cellStyle(STYLE.cellSummary, "表格合计", FONTS.head, center),
  ],
};

function cellStyle(
  id: string,
  name: string,
  font: FontName,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
) {
  return style(id, name, { font, size: 10.5, isOffGrid: true, paragraph: { alignment, spacing: exact(300) } });
}
