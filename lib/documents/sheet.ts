import type { RoundTrip } from "./round-trip";

/** What a cell of a sheet may hold. A Date is a calendar day at midnight UTC. Never an object: no formula, no hyperlink. */
export type SheetCell = string | number | Date | null;

export interface SheetColumn {
  title: string;
  /** A second, upper heading over neighbouring columns that name the same one. */
  group?: string;
  /** In characters of the default font; a Chinese character takes two. */
  width: number;
  align?: "left" | "center";
  /** Neighbouring records with the same text here (and in the merged columns before it) become one cell. */
  isMerged?: boolean;
  /** What the column is read back as (`ColumnSpec.key` of the import); none: it is not. */
  key?: string;
  /** Where people fill in: the words to choose from. */
  choices?: readonly string[];
  /** The choices are only offered: other words may be written, too. */
  isOpen?: boolean;
  /** What may stand in the column, as a comment at its heading. */
  note?: string;
  /** Where people fill in a number: from 0 to what the column of this index holds in the same row. */
  upTo?: number;
  /** Cells that begin with this text are coloured so; the word stays. */
  tints?: readonly { text: string; tint: Tint }[];
}

/** Colours of a lamp on paper. */
export type Tint = "red" | "yellow" | "green" | "grey";

export type SheetRow =
  /** `isLocked`: in a locked sheet others fill it in. */
  | { kind: "record"; cells: readonly SheetCell[]; origin?: { id: string; version: number }; isLocked?: boolean }
  /** A heading, subtotal or total: the label covers the first `span` columns, the cells are the columns after it. */
  | { kind: "summary"; label: string; span: number; cells: readonly SheetCell[]; opensGroup?: boolean };

/** The second sheet, for filtering and for reading by programs: one heading row, one row per record, nothing merged. */
export interface DataSheet {
  /** Name of its tab, 数据 unless it says something else. */
  tab?: string;
  columns: readonly { title: string; width: number }[];
  rows: readonly (readonly SheetCell[])[];
}

/** One table as it is printed. */
export interface PrintedSheet {
  /** Name of the tab, at most 31 characters. */
  tab: string;
  title: string;
  /** Left and right of the line under the title. */
  subtitle: readonly [string, string];
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
  /** Records that share their first merged cell stay on one page where one page holds them. */
  keepsBlocks?: boolean;
  /** To be seen on a page or two, in small type where need be. */
  isSurvey?: boolean;
  /** For filling in alone: a workbook has it, paper gets the sheets after it. */
  isFilledIn?: boolean;
  /** What stands under the table, to be signed. */
  signatures?: readonly string[];
}

/** A workbook: one printed sheet or several, and the data sheet. */
export interface SheetSpec extends PrintedSheet {
  /** Further printed sheets, after the first. */
  more?: readonly PrintedSheet[];
  data: DataSheet;
  /** How it can come back: written when its records have an origin. Columns and rows are those of the first printed sheet. */
  roundTrip?: Pick<RoundTrip, "document" | "year" | "government" | "unit" | "period" | "editable"> & {
    /** The other cells are locked. */
    isLocked: boolean;
  };
  /** Whose it is and of which year, for the file's properties; the county for own templates. */
  properties?: { unit: string; year: number; county?: string };
  operator: string;
  exportedAt: Date;
}

/** The sheets of a workbook that go on paper. */
export function onPaper(spec: SheetSpec): PrintedSheet[] {
  const all = [spec, ...(spec.more ?? [])];
  const printed = all.filter(({ isFilledIn }) => !isFilledIn);
  return printed.length > 0 ? printed : all;
}

/** Colour of a cell by the words it begins with. */
export const tintOf = ({ tints }: SheetColumn, text: string): Tint | undefined =>
  tints?.find((one) => text.startsWith(one.text))?.tint;

export const DATE_FORMAT = "yyyy/m/d";

/** Longest text that a cell of a workbook can hold. */
const MAX_TEXT = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 cannot carry
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Half of a character, left where a text was cut. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A value that is safe to write: text stays text, whatever it begins with, and is never longer than a cell. */
export function safeCell(value: SheetCell): SheetCell {
  if (value === null || value instanceof Date) return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  const text = String(value)
    .replace(NOT_XML, "")
    .replace(/\r\n?/g, "\n")
    .slice(0, MAX_TEXT)
    .replace(LONE_SURROGATE, "\ufffd");
  return text === "" ? null : text;
}

/** How a cell reads in the printed sheet. */
export function cellText(value: SheetCell): string {
  if (value === null) return "";
  if (value instanceof Date) return `${value.getUTCFullYear()}/${value.getUTCMonth() + 1}/${value.getUTCDate()}`;
  return String(value);
}
