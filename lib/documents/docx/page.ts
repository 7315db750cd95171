import {
  AlignmentType,
  DocumentGridType,
  Footer,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from "docx";
import { STYLE } from "./styles";

/** Twips of so many millimetres. */
export const mm = (value: number): number => Math.round((value / 25.4) * 1440);

/** GB/T 9704-2012: 22 lines of 28 characters in 156 × 225 mm. */
const LINE_PITCH = 579;
export const PORTRAIT = { width: mm(156), margins: { top: 37, bottom: 35, left: 28, right: 26 } };
/** The same area lying down, as for a table in an official text. */
export const LANDSCAPE = { width: mm(225), margins: { top: 28, bottom: 26, left: 35, right: 37 } };

/** The page number's dashes stand 7 mm under the text area. */
const FOOTER_HEIGHT = 5.6;
const FOOTER_GAP = 7;

type Section = Pick<ISectionOptions, "properties">;

/** A portrait section of 22 lines of 28 characters. */
export const portrait = (first?: number): Section => section(PORTRAIT.margins, false, first);

/** A landscape section, off the grid: tables have sizes and lines of their own. */
export const landscape = (first?: number): Section => section(LANDSCAPE.margins, true, first);

function section(margins: typeof PORTRAIT.margins, isLandscape: boolean, first?: number): Section {
  const { top, bottom, left, right } = margins;
  const footer = Math.max(10, bottom - FOOTER_GAP - FOOTER_HEIGHT);
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          width: mm(210),
          height: mm(297),
          orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: mm(top),
          bottom: mm(bottom),
          left: mm(left),
          right: mm(right),
          header: mm(15),
          footer: mm(footer),
        },
        pageNumbers: first === undefined ? undefined : { start: first },
      },
      // A grid of characters, too, is read as one of twice the pitch by other programs: the body's style has the pitch itself.
      grid: isLandscape
        ? { type: DocumentGridType.DEFAULT, linePitch: LINE_PITCH }
        : { type: DocumentGridType.LINES, linePitch: LINE_PITCH },
    },
  };
}

/** Of the first section; all others take them over. One for each would be a file for each. */
export const pageNumbers = () => ({ default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) });

/** "— 1 —", one character in from the outer edge. */
function pageNumber(alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer {
  const indent = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 };
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.page,
        alignment,
        indent,
        spacing: { line: mm(FOOTER_HEIGHT), lineRule: LineRuleType.EXACT },
        children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
    ],
  });
}
