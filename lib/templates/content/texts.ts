import { attributesOf } from "@/lib/imports/file/xml";
import type { Archive } from "@/lib/imports/file/zip";

/** A paragraph or cell that is written in a template, and whether a row of a table is around it. */
export interface TemplateText {
  text: string;
  isInRow: boolean;
}

const WORD_PARTS = /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;
const SHEET_PARTS = /^xl\/worksheets\/[^/]+\.xml$/;

/** Every paragraph of a Word file's pages, with the fields in any part of it: what a field says is what Word would do. */
export async function wordTexts(zip: Archive): Promise<{ texts: TemplateText[]; fields: string }> {
  const texts: TemplateText[] = [];
  let fields = "";
  for (const part of zip.sizes.keys()) {
    if (!part.endsWith(".xml")) continue;
    const isPage = WORD_PARTS.test(part);
    // A text box is a paragraph within a paragraph.
    const open: string[] = [];
    let rows = 0;
    let isText = false;
    let isField = false;
    await zip.parse(part, {
      open(name, written) {
        if (name === "p") open.push("");
        else if (name === "tr") rows++;
        else if (name === "t") isText = true;
        else if (name === "instrText") isField = true;
        // Where one ends the next begins, without a space between them.
        else if (name === "fldChar") fields += " ";
        else if (name === "fldSimple") fields += ` ${attributesOf(written).instr ?? ""} `;
      },
      text(piece) {
        if (isText && open.length > 0) open[open.length - 1] += piece;
        else if (isField) fields += piece;
      },
      close(name) {
        if (name === "p" && isPage) texts.push({ text: open.pop() ?? "", isInRow: rows > 0 });
        else if (name === "p") open.pop();
        else if (name === "tr") rows--;
        else if (name === "t") isText = false;
        else if (name === "instrText") isField = false;
      },
    });
  }
  return { texts, fields };
}

/** What cells of a workbook say, and what in its sheets reaches further than in any form. */
export async function bookTexts(
  zip: Archive,
): Promise<{ texts: TemplateText[]; formula: string | null; isWide: boolean }> {
  const texts: TemplateText[] = [];
  let formula: string | null = null;
  let isWide = false;
  let cells = 0;
  for (const part of zip.sizes.keys()) {
    const isSheet = SHEET_PARTS.test(part);
    if (!isSheet && part !== "xl/sharedstrings.xml" && part !== "xl/workbook.xml") continue;
    let named = "";
    let isNamed = false;
    let text = "";
    let cell = "";
    let isText = false;
    let isReading = false;
    await zip.parse(part, {
      open(name, written) {
        if (name === "si" || name === "is") text = "";
        else if (name === "rPh") isReading = true;
        else if (name === "t") isText = !isReading;
        else if (name === "definedName") isNamed = true;
        if (!isSheet) return;
        const { r = "", ref, sqref } = /^(c|row|mergeCell|dataValidation)$/.test(name) ? attributesOf(written) : {};
        if (name === "c") {
          cell = r;
          isWide ||= ++cells > MAX_CELLS || areaOf(r) > MAX_AREA;
        } else if (name === "row") isWide ||= Number(r) > MAX_ROWS;
        else if (name === "mergeCell") isWide ||= areaOf(ref ?? "") > MAX_AREA;
        else if (name === "dataValidation") isWide ||= (sqref ?? "").split(/\s+/).some((one) => areaOf(one) > MAX_AREA);
        else if (name === "f") formula ??= cell;
      },
      text(piece) {
        if (isText) text += piece;
        else if (isNamed) named += piece;
      },
      close(name) {
        if (name === "definedName") {
          // The library that fills it makes an object of each cell that a name covers.
          isWide ||= (named.match(NAMED_RANGE) ?? []).some((range) => areaOf(range) > MAX_AREA);
          named = "";
          isNamed = false;
        } else if (name === "si" || name === "is") texts.push({ text, isInRow: true });
        else if (name === "rPh") isReading = false;
        else if (name === "t") isText = false;
      },
    });
  }
  return { texts, formula, isWide };
}

const NAMED_RANGE = /\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+/g;
const MAX_CELLS = 50_000;
const MAX_ROWS = 2_000;
const MAX_COLUMNS = 200;
const MAX_AREA = 20_000;

/** Cells of a range; of one that reaches beyond every form, or is none, more than there may be. */
function areaOf(range: string): number {
  const [, left = "", top = "", right = left, bottom = top] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(range) ?? [];
  const [from, to] = [columnNumber(left), columnNumber(right)];
  if (from < 1 || to > MAX_COLUMNS || Number(bottom) > MAX_ROWS) return Number.POSITIVE_INFINITY;
  return (to - from + 1) * (Number(bottom) - Number(top) + 1);
}

const columnNumber = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
