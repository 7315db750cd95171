import { textOf } from "./repeat-rows";

// Neighbouring records with the same text in a grouping column become one cell, as in the built-in layouts. The values carry marks
// out of the range that no character has; where a cell holds nothing but such a value, the marks become the merging.

const START = "\uE000";
const CONTINUED = "\uE001";
const END = "\uE002";

/** The value as the first of a run of equal ones, or as one that follows. */
export const inRun = (text: string, isFirst: boolean): string => `${isFirst ? START : CONTINUED}${text}${END}`;

/** Foreign text without the marks. */
export const withoutMarks = (text: string): string => text.replace(/[\uE000-\uE002]/g, "");

/** The part of the document with merged cells for marks. */
export function mergeMarked(xml: string): string {
  return xml
    .replace(/<w:tc(?:\s[^>]*)?>(?:(?!<w:tc[\s>])[\s\S])*?<\/w:tc>/g, (cell) =>
      /[\uE000\uE001]/.test(cell) ? merged(cell) : cell,
    )
    .replace(/[\uE000-\uE002]/g, "");
}

function merged(cell: string): string {
  const text = textOf(cell).trim();
  const isAlone = /^[\uE000\uE001][^\uE000-\uE002]*\uE002$/.test(text);
  if (!isAlone || /<w:vMerge[\s/]/.test(cell)) return cell;
  if (text.startsWith(START)) return withMerge(cell, '<w:vMerge w:val="restart"/>');
  const blank = cell.replace(/(<w:t(?:\s[^>]*)?>)[^<]*(?=<\/w:t>)/g, "$1").replace(/<w:br\s*\/>/g, "");
  return withMerge(blank, "<w:vMerge/>");
}

/** After width and span, which come before it by the standard. */
function withMerge(cell: string, merge: string): string {
  const empty = cell.replace(/<w:tcPr\s*\/>/, "<w:tcPr></w:tcPr>");
  if (!empty.includes("<w:tcPr>")) return empty.replace(/^(<w:tc(?:\s[^>]*)?>)/, `$1<w:tcPr>${merge}</w:tcPr>`);
  return empty.replace(/<w:tcPr>(?:<w:(?:cnfStyle|tcW|gridSpan|hMerge)(?:\s[^>]*)?\/>)*/, (before) => before + merge);
}
