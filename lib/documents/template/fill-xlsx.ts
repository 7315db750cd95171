import { type Cell, Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { textHeight } from "../layout";
import { DATE_FORMAT, type SheetCell, type SheetSpec } from "../sheet";
import { withFillTypes } from "./fill-types";
import { type Filling, isRepeating, meaningOf, nameKey, PLACE_HOLDER, replaced } from "./rules";

const DEFAULT_WIDTH = 9;
const DEFAULT_SIZE = 11;
const TALLEST = 409;
/** No sheet has more rows. */
const LAST_ROW = 1_048_576;

/** A workbook filled in: rows with a column's place-holder once per record, everything else once. What is written is text, number or date. */
export async function fillXlsx(
  template: Uint8Array,
  filling: Filling,
  { title, properties, operator, exportedAt }: Pick<SheetSpec, "title" | "properties" | "operator" | "exportedAt">,
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new Workbook();
  await workbook.xlsx.load(withFillTypes(template));
  for (const sheet of workbook.worksheets) fillSheet(sheet, filling);
  workbook.title = title;
  if (properties) {
    workbook.company = properties.unit;
    workbook.subject = `${properties.year}年`;
  }
  workbook.lastModifiedBy = operator;
  workbook.modified = exportedAt;
  return new Uint8Array(await workbook.xlsx.writeBuffer({ validate: false }));
}

function fillSheet(sheet: Worksheet, filling: Filling) {
  const repeating: number[] = [];
  sheet.eachRow((row, number) => {
    let isOfRecord = false;
    row.eachCell((cell) => {
      isOfRecord ||= isRepeating(filling, textIn(cell));
    });
    if (isOfRecord) repeating.push(number);
    else row.eachCell((cell) => fillCell(cell, filling, null));
  });
  // From the bottom: what stands above keeps its number.
  for (const number of repeating.reverse()) repeat(sheet, number, filling);
}

/** The row as often as there are records; without any it stays, blank. */
function repeat(sheet: Worksheet, number: number, filling: Filling) {
  const more = Math.max(0, filling.records.length - 1);
  const alone = columnsAlone(sheet, number, filling);
  if (more > 0) lengthen(sheet, number, more);
  for (let index = 0; index <= more; index++) {
    const row = sheet.getRow(number + index);
    row.eachCell((cell) => fillCell(cell, filling, filling.records[index] ?? []));
    const needed = neededHeight(sheet, number + index);
    if (needed > (row.height ?? 0)) row.height = Math.min(TALLEST, needed);
  }
  for (const { column, from, to } of filling.runs) {
    const place = alone.get(column);
    if (place !== undefined) sheet.mergeCellsWithoutStyle(number + from, place, number + to, place);
  }
}

/** Columns that a cell of the row holds alone, without being merged → where. */
function columnsAlone(sheet: Worksheet, number: number, filling: Filling): Map<number, number> {
  const found = new Map<number, number>();
  sheet.getRow(number).eachCell((cell, place) => {
    const column = filling.columns.get(nameKey(aloneIn(textIn(cell)) ?? ""));
    if (column !== undefined && !cell.isMerged) found.set(column, place);
  });
  return found;
}

/** Copies of a row below it. Merged ranges, rules, lists and the printed area move along, which the library leaves where they are. */
function lengthen(sheet: Worksheet, number: number, more: number) {
  const ranges = (sheet.model.mergeCells ?? []).map(rangeOf);
  for (const { top, left, bottom, right } of ranges) sheet.unMergeCells(top, left, bottom, right);
  sheet.duplicateRow(number, more, true);
  for (const { top, left, bottom, right } of ranges) {
    const isOfRow = top === number && bottom === number;
    for (let copy = 0; copy <= (isOfRow ? more : 0); copy++) {
      const from = top > number ? top + more : top + copy;
      const to = isOfRow ? bottom + copy : bottom >= number ? bottom + more : bottom;
      sheet.mergeCellsWithoutStyle(from, left, to, right);
    }
  }
  // What a cell of the row is coloured by or may be chosen from holds for its copies.
  sheet.conditionalFormattings = sheet.conditionalFormattings.map((one) => ({
    ...one,
    ref: stretched(one.ref, number, more),
  }));
  sheet.dataValidations.model = Object.fromEntries(
    Object.entries(sheet.dataValidations.model).map(([key, rule]) => {
      const range = key.replace(/^range:/, "");
      const reach = stretched(range, number, more);
      return [reach === range ? key : `range:${reach}`, rule];
    }),
  );
  const { printArea } = sheet.pageSetup;
  if (printArea) {
    sheet.pageSetup.printArea = printArea.replace(/(\d+)(?=$|&&|,)/g, (row) =>
      Number(row) >= number ? String(Number(row) + more) : row,
    );
  }
}

/** Ranges that hold the row, longer; those below it, further down. */
const stretched = (ranges: string, number: number, more: number): string =>
  ranges.replace(/([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?/g, (whole, left: string, top: string, right = left, bottom = top) =>
    Number(bottom) < number
      ? whole
      : `${left}${Number(top) > number ? Number(top) + more : top}:${right}${Math.min(LAST_ROW, Number(bottom) + more)}`,
  );

function rangeOf(range: string) {
  const [, left = "A", top = "1", right = left, bottom = top] = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(range) ?? [];
  return { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) };
}

const columnNumber = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function textIn(cell: Cell): string {
  const { value } = cell;
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && "richText" in value)
    return (value.richText ?? []).map(({ text }) => text).join("");
  return "";
}

/** The name, where a text is one place-holder and nothing else. */
const aloneIn = (text: string): string | null => new RegExp(`^${PLACE_HOLDER.source}$`).exec(text.trim())?.[1] ?? null;

function fillCell(cell: Cell, filling: Filling, record: readonly SheetCell[] | null) {
  const text = textIn(cell);
  // The cells of a merged range all show its first one's text.
  if (!text.includes("{{") || (cell.isMerged && cell.master !== cell)) return;
  const name = aloneIn(text);
  const value = name === null ? undefined : meaningOf(filling, record, name);
  if (value === undefined) cell.value = replaced(filling, record, text) || null;
  else {
    cell.value = value;
    if (value instanceof Date && (cell.numFmt ?? "General") === "General") cell.numFmt = DATE_FORMAT;
  }
}

/** Of the tallest text of a row that is to wrap, in points: no program fits a row whose height the template has fixed. */
function neededHeight(sheet: Worksheet, number: number): number {
  let height = 0;
  sheet.getRow(number).eachCell((cell, place) => {
    const { value, alignment, font, isMerged } = cell;
    if (isMerged || !alignment?.wrapText || typeof value !== "string") return;
    const width = sheet.getColumn(place).width ?? DEFAULT_WIDTH;
    height = Math.max(height, textHeight(value, width, font?.size ?? DEFAULT_SIZE));
  });
  return height;
}
