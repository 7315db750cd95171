import { broken } from "./fault";
import type { Area, GridBuilder } from "./grid-builder";
import { booleanText, cleanText, type DateForm, dayText, serialText } from "./values";
import { unescaped } from "./xlsx-text";
import { attributesOf } from "./xml";
import type { Archive } from "./zip";

interface Shared {
  strings: readonly string[];
  forms: readonly DateForm[];
  is1904: boolean;
}

const LAST_ROW = 1_048_576;

/** The cells of one worksheet. Formulas are passed over: what they last gave stands beside them. */
export function readWorksheet(zip: Archive, path: string, shared: Shared, grid: GridBuilder): Promise<void> {
  let row = -1;
  let column = -1;
  let type = "";
  let form: DateForm = null;
  let text = "";
  let isCell = false;
  let isValue = false;
  let isReading = false;
  return zip.parse(path, {
    open(name, written) {
      if (name === "c") {
        const { r, t = "n", s } = attributesOf(written);
        column = r === undefined ? column + 1 : columnOf(r);
        isCell = true;
        type = t;
        form = s === undefined ? null : (shared.forms[Number(s)] ?? null);
        text = "";
      } else if (name === "v" || (name === "t" && isCell)) isValue = !isReading;
      else if (name === "rPh") isReading = true;
      else if (name === "row") {
        const { r, hidden } = attributesOf(written);
        row = r === undefined ? row + 1 : Number(r) - 1;
        if (!(row >= 0 && row < LAST_ROW)) throw broken();
        column = -1;
        if (hidden === "1" || hidden === "true") grid.hide(row);
      } else if (name === "mergeCell") grid.merge(areaOf(attributesOf(written).ref ?? ""));
    },
    text(piece) {
      if (isValue && text.length < 40_000) text += piece;
    },
    close(name) {
      if (name === "v" || name === "t") isValue = false;
      else if (name === "rPh") isReading = false;
      else if (name === "c") {
        isCell = false;
        if (text !== "") grid.set(row, column, cellText(type, text, form, shared));
      }
    },
  });
}

function cellText(type: string, text: string, form: DateForm, { strings, is1904 }: Shared): string {
  switch (type) {
    case "s":
      return strings[Number(text)] ?? "";
    case "b":
      return booleanText(text.trim() === "1" || text.trim() === "true");
    case "d":
      return cleanText(dayText(text.slice(0, 10), form));
    case "n":
      return text.trim() === "" ? "" : serialText(Number(text), form, is1904);
    case "str":
      // WPS keeps a picture inside a cell as a formula that gives its own words.
      return /^=(?:_xlfn\.)?DISPIMG\(/.test(text) ? "" : cleanText(unescaped(text));
    default:
      return cleanText(unescaped(text));
  }
}

/** "AB12" → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at++) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** "A1:C3"; a reference without letters or digits covers nothing. */
function areaOf(reference: string): Area {
  const [from = "", to = from] = reference.split(":");
  const rowOf = (corner: string) => Number(/\d+$/.exec(corner)?.[0] ?? 0) - 1;
  return { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) };
}
