import { MAX_IMPORT_COLUMNS } from "@/lib/imports/status";
import { broken } from "./fault";
import type { GridBuilder } from "./grid-builder";
import { booleanText, cleanText, dayText, numberText } from "./values";
import { attributesOf } from "./xml";

const LAST_ROW = 1_048_576;

/** Elements inside a cell whose text is not the cell's: notes, drawings, readings. */
const ASIDE = new Set(
  "annotation caption circle connector control custom-shape ellipse frame g line measure note path polygon polyline rect ruby-text".split(
    " ",
  ),
);

/** The cells of one table: rows and cells that are alike are written once, with how often. */
export class OdsSheet {
  readonly #grid: GridBuilder;
  #row = 0;
  #rowRepeat = 1;
  #column = 0;
  #cells: { column: number; text: string }[] = [];
  #spans: { column: number; rows: number; columns: number }[] = [];
  #cell: Record<string, string> | null = null;
  #text = "";
  #paragraphs = 0;
  #aside = 0;

  constructor(grid: GridBuilder) {
    this.#grid = grid;
  }

  open(tag: string, written: string) {
    if (ASIDE.has(tag)) this.#aside += 1;
    if (this.#aside > 0) return;
    if (tag === "table-row") this.#openRow(attributesOf(written));
    else if (tag === "table-cell" || tag === "covered-table-cell") {
      this.#cell = attributesOf(written);
      this.#text = "";
      this.#paragraphs = 0;
    } else if (this.#cell) this.#openText(tag, written);
  }

  #openRow(attributes: Record<string, string>) {
    this.#rowRepeat = repeatOf(attributes["number-rows-repeated"]);
    this.#column = 0;
    this.#cells = [];
    this.#spans = [];
    if (this.#row >= LAST_ROW) throw broken();
    const { visibility } = attributes;
    if (visibility !== "collapse" && visibility !== "filter") return;
    for (let count = 0; count < Math.min(this.#rowRepeat, 100_000); count++) this.#grid.hide(this.#row + count);
  }

  #openText(tag: string, written: string) {
    if (tag === "p") {
      if (this.#paragraphs > 0) this.#add("\n");
      this.#paragraphs += 1;
    } else if (tag === "line-break") this.#add("\n");
    else if (tag === "tab") this.#add(" ");
    else if (tag === "s") this.#add(" ".repeat(Math.min(Number(attributesOf(written).c ?? 1) || 1, 1_000)));
  }

  text(text: string) {
    if (this.#cell && this.#aside === 0 && this.#paragraphs > 0) this.#add(text);
  }

  #add(text: string) {
    if (this.#text.length < 40_000) this.#text += text;
  }

  close(tag: string) {
    if (ASIDE.has(tag)) this.#aside -= 1;
    else if (this.#aside > 0) return;
    else if (tag === "table-cell" || tag === "covered-table-cell") this.#closeCell(tag === "covered-table-cell");
    else if (tag === "table-row") this.#closeRow();
  }

  #closeCell(isCovered: boolean) {
    const attributes = this.#cell ?? {};
    const repeat = repeatOf(attributes["number-columns-repeated"]);
    const text = isCovered ? "" : cleanText(textOf(attributes, this.#text));
    const rows = repeatOf(attributes["number-rows-spanned"]);
    const columns = repeatOf(attributes["number-columns-spanned"]);
    const last = Math.min(this.#column + repeat, MAX_IMPORT_COLUMNS);
    for (let column = this.#column; text !== "" && column < last; column++) {
      this.#cells.push({ column, text });
      if (rows > 1 || columns > 1) this.#spans.push({ column, rows, columns });
    }
    this.#column += repeat;
    this.#cell = null;
  }

  #closeRow() {
    const end = Math.min(this.#row + this.#rowRepeat, LAST_ROW);
    for (let row = this.#row; this.#cells.length > 0 && row < end; row++) {
      if (this.#grid.isFull) {
        this.#grid.leaveOut(end - row);
        break;
      }
      for (const { column, text } of this.#cells) this.#grid.set(row, column, text);
      for (const { column, rows, columns } of this.#spans)
        this.#grid.merge({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
    }
    this.#row += this.#rowRepeat;
  }
}

function repeatOf(written: string | undefined): number {
  const count = Number(written ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, LAST_ROW) : 1;
}

/** What a cell says, by its type; what it shows tells a month from its first day. */
function textOf(attributes: Record<string, string>, shown: string): string {
  switch (attributes["value-type"]) {
    case "float":
    case "currency":
    case "percentage":
      // LibreOffice keeps a truth that a formula gave as a number.
      if (shown === "TRUE" || shown === "FALSE") return shown;
      return attributes.value === undefined ? "" : numberText(Number(attributes.value));
    case "boolean":
      return booleanText(attributes["boolean-value"] === "true");
    case "date": {
      const day = (attributes["date-value"] ?? "").slice(0, 10);
      if (/^\d{4}[年/.-]\d{1,2}月?$/.test(shown.trim())) return dayText(day, "MONTH");
      return /^\d{4}年?$/.test(shown.trim()) ? dayText(day, "YEAR") : day;
    }
    case "time": {
      const [, hours = "", minutes = ""] = /^PT(\d+)H(\d+)M/.exec(attributes["time-value"] ?? "") ?? [];
      return hours === "" ? shown : `${Number(hours)}:${minutes}`;
    }
    default:
      return shown === "" ? (attributes["string-value"] ?? "") : shown;
  }
}
