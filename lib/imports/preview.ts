import type { RoundTrip } from "@/lib/documents/round-trip";
import type { FileFault, ImportKind, RowAction } from "./status";

// What passes between the steps of an import: file → book → sheet under headings → rows of the preview. All of it is plain
// data, because reading happens in a child process.

/** One row of a sheet as it stands there. */
export interface GridRow {
  /** Counted from 1, as Excel does. */
  no: number;
  /** Texts without surrounding spaces; a date as "2026-12-31", a number without thousands marks, a formula as its last value. */
  cells: string[];
  isHidden: boolean;
  /** Columns whose text comes from a merged cell that began in a row above. */
  filled: number[];
}

export interface Grid {
  name: string;
  isHidden: boolean;
  /** Rows that hold something, at most MAX_IMPORT_ROWS and the headings. */
  rows: GridRow[];
  /** Rows with text beyond that limit. */
  cut: number;
}

export interface Book {
  sheets: Grid[];
  /** What this program wrote into its own sheet, when it is one. */
  roundTrip: RoundTrip | null;
}

/** A column that a kind of sheet may have. */
export interface ColumnSpec<Key extends string = string> {
  key: Key;
  /** Headings it goes by, the usual one first; compared `squeezed`, without brackets and what stands in them. */
  names: readonly string[];
  /** Without it no row can be read. */
  isRequired?: boolean;
  /** A column that will do in its place. */
  standIn?: Key;
  /** A grouping column (重点任务, 一级, 二级): a blank below a text means the same again. */
  isGrouping?: boolean;
  /** Holds a day: Excel's number of one, in a cell without a date's format, is shown as the day. */
  isDay?: boolean;
}

/** Column of the sheet → key of the column, or null: not read. */
export type Mapping = (string | null)[];

/** What was found in a file: what the wizard shows and lets correct. */
export interface Found {
  sheets: { name: string; isHidden: boolean; rows: number }[];
  sheet: string;
  /** Rows of the heading as Excel counts them; two when it is in two rows. */
  headingRows: [number, number];
  /** Headings as written, one per column. */
  headings: string[];
  mapping: Mapping;
  /** SHA-256 of the headings: by it a mapping is remembered. */
  layout: string;
  /** First rows of the sheet, for choosing the heading by hand. */
  top: { no: number; cells: string[] }[];
  /** The document of this program that it is, and the unit it was made for. */
  document: string | null;
  unit: string | null;
}

/** REFUSE: the row is not written. WARN: it is, but somebody should look. */
export type ProblemLevel = "REFUSE" | "WARN";

/** What is in doubt, at its cell. The sentence is in messages/<locale>/import-problems.json under the code. */
export interface Problem {
  /** Key of a column; null for the row or the file as a whole. */
  column: string | null;
  code: ProblemCode;
  level: ProblemLevel;
  /** As it stands there. */
  text: string;
  /** For the placeholders of the sentence, besides `text` and `suggestion`. */
  values?: Record<string, string | number>;
  /** What may have been meant; accepting it adds `column:text` → suggestion to the fixes. */
  suggestion?: string;
}

/** A field that confirming changes. */
export interface CellChange {
  column: string;
  from: string;
  to: string;
  /**
   * Somebody else changed it since the sheet was made: theirs is `from`. Written only when "MINE" is chosen; the choice is kept
   * in the settings as `row:column`.
   */
  conflict?: { by: string; at: string; choice: "MINE" | "THEIRS" | null; row?: string };
}

/** One row of the preview. `record` is what the kind's `apply` gets back; null where nothing is to be written. */
export interface PreviewRow<Write = unknown> {
  no: number;
  action: RowAction;
  key: string;
  isHidden: boolean;
  cells: Record<string, string>;
  problems: Problem[];
  changes: CellChange[];
  record: Write | null;
}

/** A sheet under its headings: what a kind reads. */
export interface MappedSheet {
  fileName: string;
  rows: MappedRow[];
  roundTrip: RoundTrip | null;
  /** Keys of the columns that the sheet has. */
  columns: string[];
  /** 填报单位 as it stands above the heading; empty where the sheet names none. */
  sender?: string;
}

export interface MappedRow {
  no: number;
  /** Column key → text; no key for a column that the sheet does not have. Blanks are filled down where they may be. */
  cells: Readonly<Record<string, string>>;
  isHidden: boolean;
  /** 合计, 备注, signatures, a repeated heading: shown as SKIP. */
  isFoot: boolean;
  /** Id and version that this program wrote beside the row; null in other sheets and in rows added by hand. */
  origin: { id: string; version: number; base: Readonly<Record<string, string>> } | null;
}

/** What was chosen by hand. */
export interface ImportSettings {
  /** Per file (its `sortNo`): what was corrected. */
  files: Record<string, { sheet?: string; headingRows?: [number, number]; mapping?: Mapping }>;
  /** `column:text` → what it is to be read as. */
  fixes: Record<string, string>;
  /** `row id:column` → whose value is kept. */
  choices: Record<string, "MINE" | "THEIRS">;
  /** PROGRESS: the period reported on. */
  period?: string;
}

/** Reads the sheets of one import, file after file; keeps what it must know across them (duplicates, sums). */
export interface KindReader {
  read(sheet: MappedSheet): PreviewRow[];
  /** What can be said only when all files are read. */
  finish(): Problem[];
}

/** Pure: everything it may know of the records is in `context`, a structured clone. */
export type MakeReader<Context> = (context: Context, settings: ImportSettings) => KindReader;

/** Result of one file, as the child process tells it. */
export type FileResult =
  | { fault: FileFault; text?: string; values?: Record<string, string | number> }
  | { fault: null; found: Found };

export interface ImportJob {
  kind: ImportKind;
  year: number;
  files: { path: string; name: string }[];
  settings: ImportSettings;
  /** Remembered mappings of this kind by layout. */
  layouts: Record<string, Mapping>;
  /** Of the kind. */
  context: unknown;
  /** For whom: a sheet made for another unit is refused where that matters. */
  scope: { government: string; unit: string | null };
}

/** What is told while files are read, by the place of the file in the job; the reading waits for whoever is told. */
export interface ReadingEvents {
  /** A file is open and its heading found, or it is refused; its rows follow. A fault may still come when its rows are read. */
  file(index: number, result: FileResult): Promise<void>;
  rows(index: number, rows: PreviewRow[]): Promise<void>;
}

/** `readFiles` of lib/imports/child: reads in a process of its own, ended by the signal. Answers what is told of the whole. */
export type ReadFiles = (job: ImportJob, on: ReadingEvents, signal: AbortSignal) => Promise<Problem[]>;

/** Codes of problems; messages/<locale>/import-problems.json has a sentence for each, a test compares them. */
export type ProblemCode = keyof typeof import("@/lib/i18n/messages/zh-CN/import-problems.json");
