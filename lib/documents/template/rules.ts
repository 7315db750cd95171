import { squeezed } from "@/lib/cells";
import { formatInstant, today } from "@/lib/dates";
import { mergeRuns } from "../layout";
import { cellText, onPaper, type PrintedSheet, type SheetCell, type SheetSpec, safeCell } from "../sheet";

// Place-holders of an office's own template: {{名称}}, nothing but names. There is no expression, condition or loop in them: which
// rows repeat follows from what stands in them.

/** A place-holder in a text; the name is its first group. */
export const PLACE_HOLDER = /\{\{([^{}]*)\}\}/g;

/** Names that every document has, as they are offered. */
export const HEAD_NAMES = [
  "标题",
  "年度",
  "县",
  "单位",
  "填报单位",
  "副标题",
  "日期",
  "导出时间",
  "导出人",
  "条数",
] as const;
type HeadName = (typeof HEAD_NAMES)[number];

/** One spelling for a name, however it is spaced and whichever brackets it has. */
export const nameKey = (name: string): string => squeezed(name);

type Columns = Pick<PrintedSheet, "columns">["columns"];

/** Every name of a document's columns → the place of the column: the title, also without what stands in brackets, and with its upper heading before it. */
export function columnNames(columns: Columns): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (name: string, index: number) => {
    const key = nameKey(name);
    // Of two columns of the same title the first; the other has its upper heading.
    if (key !== "" && !found.has(key)) found.set(key, index);
  };
  for (const [index, { title }] of columns.entries()) add(title, index);
  for (const [index, { title }] of columns.entries()) add(title.replace(/[（(][^（）()]*[）)]/g, ""), index);
  for (const [index, { title, group }] of columns.entries()) if (group) add(`${group}${title}`, index);
  return found;
}

/** The columns' names as they are offered: the title, with the upper heading where two have the same. */
export function offeredNames(columns: Columns): string[] {
  const times = new Map<string, number>();
  for (const { title } of columns) times.set(title, (times.get(title) ?? 0) + 1);
  return columns.map(({ title, group = "" }) => ((times.get(title) ?? 0) > 1 ? `${group}${title}` : title));
}

/** The names that stand in a text. */
export const namesIn = (text: string): string[] => [...text.matchAll(PLACE_HOLDER)].map(([, name = ""]) => name.trim());

/** What a template is filled with. */
export interface Filling {
  head: ReadonlyMap<string, SheetCell>;
  columns: ReadonlyMap<string, number>;
  records: readonly (readonly SheetCell[])[];
  /** Records whose cells of a column are one: both ends included. */
  runs: readonly { column: number; from: number; to: number }[];
}

/** What of a document a template shows: its first table on paper. */
export const printedOf = (sheet: SheetSpec): SheetSpec => ({ ...sheet, ...onPaper(sheet)[0] });

/** @param limit at most so many records, for a preview */
export function fillingOf(spec: SheetSpec, limit = Number.POSITIVE_INFINITY): Filling {
  const sheet = printedOf(spec);
  const all = sheet.rows.filter((row) => row.kind === "record");
  const rows = all.slice(0, limit);
  return {
    head: headOf(sheet, all.length),
    columns: columnNames(sheet.columns),
    records: rows.map(({ cells }) => sheet.columns.map((_, index) => safeCell(cells[index] ?? null))),
    runs: mergeRuns(rows, sheet.columns, new Set()),
  };
}

function headOf(sheet: SheetSpec, count: number): Map<string, SheetCell> {
  const { title, subtitle, properties, operator, exportedAt } = sheet;
  const [year = "", month = "", day = ""] = today(exportedAt).split("-");
  const values: Record<HeadName, SheetCell> = {
    标题: title,
    年度: properties?.year ?? Number(year),
    县: properties?.county ?? "",
    单位: properties?.unit ?? "",
    填报单位: properties?.unit ?? "",
    副标题: subtitle.join("　　"),
    日期: `${year}年${Number(month)}月${Number(day)}日`,
    导出时间: formatInstant(exportedAt),
    导出人: operator,
    条数: count,
  };
  return new Map(HEAD_NAMES.map((name) => [nameKey(name), safeCell(values[name])]));
}

/** What a place-holder means: of a record its column, else the head; undefined for a name that nobody knows. */
export function meaningOf(filling: Filling, record: readonly SheetCell[] | null, name: string): SheetCell | undefined {
  const key = nameKey(name);
  const column = filling.columns.get(key);
  if (column !== undefined && record) return record[column] ?? null;
  return filling.head.get(key) ?? (filling.head.has(key) ? null : undefined);
}

/** Whether a row that holds this text repeats. */
export const isRepeating = (filling: Pick<Filling, "columns">, text: string): boolean =>
  namesIn(text).some((name) => filling.columns.has(nameKey(name)));

/** A text with its place-holders replaced; an unknown one stays as it is, to be seen. Without a record a column is blank. */
export function replaced(filling: Filling, record: readonly SheetCell[] | null, text: string): string {
  return text.replace(PLACE_HOLDER, (whole, name: string) => {
    const value = meaningOf(filling, record, name);
    if (value !== undefined) return cellText(value);
    return filling.columns.has(nameKey(name)) ? "" : whole;
  });
}
