import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  LineRuleType,
  Paragraph,
} from "docx";
import type { TextSpec } from "@/lib/documents/text";
import { afterTable } from "./after-table";
import { mm, PORTRAIT } from "./page";
import { STYLE } from "./styles";
import { safeText, textRuns } from "./text-runs";

type Head = NonNullable<TextSpec["head"]>;
type OneText = Pick<TextSpec, "title" | "head" | "addressee" | "blocks">;

const RED = "FF0000";
/** One character of 三号 on the grid. */
const CHARACTER = mm(156) / 28;

/** What stands over the text: 发文机关标志 and 发文字号, title, 主送机关. */
export function heads({ title, head, addressee, blocks }: OneText): FileChild[] {
  const above = head?.kind === "red" ? redHead(head) : head?.number ? [letterNumber(head.number)] : [];
  return [
    ...above,
    ...(above.length > 0 ? [empty(), empty()] : []),
    new Paragraph({ style: STYLE.title, children: textRuns(title) }),
    // A form stands right under its title: it should fit on one page.
    blocks[0]?.kind === "form" ? afterTable(6) : empty(),
    ...(addressee
      ? [new Paragraph({ style: STYLE.flush, children: textRuns(`${addressee.replace(/[:：]$/, "")}：`) })]
      : []),
  ];
}

const empty = () => new Paragraph({ style: STYLE.flush, children: [] });

/** 红头: the issuer 35 mm under the text area's edge, two lines, the number, and a red line 4 mm under it. */
function redHead({ issuer, number }: Head): FileChild[] {
  return [
    new Paragraph({
      style: STYLE.issuer,
      spacing: { before: mm(35), after: 0 },
      children: textRuns(issuer, { size: issuerSize(issuer), color: RED }),
    }),
    empty(),
    empty(),
    new Paragraph({
      style: STYLE.flush,
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: Math.round((4 * 72) / 25.4) } },
      children: textRuns(number ?? ""),
    }),
  ];
}

/** Half points in which the issuer stands on one line of the text area. */
function issuerSize(issuer: string): number {
  const fitting = ((PORTRAIT.width * 0.97) / 20 / Math.max(1, safeText(issuer).length)) * 2;
  return Math.max(44, Math.min(72, Math.floor(fitting)));
}

/** 信函格式: the issuer 30 mm from the page's top over a double line, a second one 20 mm from its bottom; page 1 has no number. */
export function letterHead({ issuer }: Head): Pick<ISectionOptions, "headers" | "footers"> {
  const header = new Header({
    children: [
      new Paragraph({ style: STYLE.issuer, children: textRuns(issuer, { size: issuerSize(issuer), color: RED }) }),
      doubleLine("thick-thin", mm(4)),
    ],
  });
  return { headers: { first: header }, footers: { first: new Footer({ children: [doubleLine("thin-thick", 0)] }) } };
}

/** A red double line 170 mm wide, in the middle of the page. */
function doubleLine(kind: "thick-thin" | "thin-thick", before: number): Paragraph {
  const thick = { style: BorderStyle.SINGLE, size: 24, color: RED, space: 0 };
  const thin = { style: BorderStyle.SINGLE, size: 6, color: RED, space: 0 };
  return new Paragraph({
    style: STYLE.page,
    indent: { left: -mm(8), right: -mm(6) },
    spacing: { before, line: 40, lineRule: LineRuleType.EXACT },
    border: kind === "thick-thin" ? { top: thick, bottom: thin } : { top: thin, bottom: thick },
    children: [],
  });
}

/** 发文字号 of a letter: flush right under the first line. */
const letterNumber = (number: string): FileChild =>
  new Paragraph({ style: STYLE.flush, alignment: AlignmentType.RIGHT, children: textRuns(number) });

/** 落款: the date four characters in from the right, the issuer in the middle over it, with room for a seal. */
export function closing({ issuer, date }: NonNullable<TextSpec["closing"]>): FileChild[] {
  const overhang = (widthOf(date) - widthOf(issuer)) / 2;
  const line = (text: string, right: number, keepNext: boolean) =>
    new Paragraph({
      style: STYLE.flush,
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(Math.max(0, right) * CHARACTER) },
      keepNext,
      children: textRuns(text),
    });
  const gap = () => new Paragraph({ style: STYLE.flush, keepNext: true, children: [] });
  return [gap(), gap(), line(issuer, 4 + overhang, true), line(date, 4, false)];
}

/** In characters: a digit is half of one. */
const widthOf = (text: string): number =>
  [...safeText(text)].reduce((sum, character) => sum + (character < "\u0080" ? 0.5 : 1), 0);
