import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeOds } from "hucre/ods";
import { type Cell, type WriteOptions, type WriteSheet, writeXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import { type CellValue, serialOf, type Table } from "./table";

// Writers of other making than ours: hucre, LibreOffice, Papa Parse. The one in the manner of WPS is in wps.ts.

const DAY_FORMAT = 'yyyy"年"m"月"d"日"';
const MONTH_FORMAT = 'yyyy"年"m"月"';
const THIN = { style: "thin" } as const;

type More = Partial<Omit<WriteOptions, "sheets">> & { sheet?: Partial<WriteSheet> };

/** A workbook by hucre; `sheet` is added to its first sheet. */
export async function hucreXlsx(tables: readonly Table[], { sheet, ...more }: More = {}): Promise<Buffer> {
  const sheets = tables.map((table, index) => ({ ...sheetOf(table), ...(index === 0 ? sheet : {}) }));
  return Buffer.from(await writeXlsx({ ...more, sheets }));
}

export async function hucreOds(tables: readonly Table[]): Promise<Buffer> {
  return Buffer.from(await writeOds({ sheets: tables.map(sheetOf) }));
}

function sheetOf(table: Table): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  for (const [row, line] of table.rows.entries()) {
    for (const [column, value] of line.entries()) {
      const special = specialCell(value);
      if (special) cells.set(`${row},${column}`, special);
    }
  }
  const empty = Array.from({ length: table.emptyRows }, (_, index) => table.rows.length + index);
  for (const row of empty) cells.set(`${row},0`, { style: { border: { bottom: THIN, top: THIN } } });
  const width = Math.max(...table.rows.map((line) => line.length));
  return {
    name: table.name,
    hidden: table.isHidden,
    rows: [...table.rows.map((line) => line.map(plain)), ...empty.map(() => [null])],
    cells,
    columns: Array.from({ length: width }, (_, index) => ({ hidden: table.hiddenColumns.includes(index) })),
    rowDefs: new Map(table.hiddenRows.map((row) => [row, { hidden: true }])),
    merges: table.merges.map(({ from, to }) => ({
      ...{ startRow: from[0], startCol: from[1], endRow: to[0], endCol: to[1] },
    })),
  };
}

const plain = (value: CellValue): string | number | null => (typeof value === "object" ? null : value);

function specialCell(value: CellValue): Partial<Cell> | null {
  if (value === null || typeof value !== "object") return null;
  if ("formula" in value) return { formula: value.formula, formulaResult: value.value, type: "formula" };
  const numFmt = value.isMonth ? MONTH_FORMAT : DAY_FORMAT;
  return { value: serialOf(value.day), type: "number", style: { numFmt } };
}

const FILTERS = {
  xls: "xls:MS Excel 97",
  ods: "ods",
  xlsx: "xlsx:Calc MS Excel 2007 XML",
  // Field and text separators, GB18030 (85), from the first row.
  csv: "csv:Text - txt - csv (StarCalc):44,34,85,1",
} as const;

/** The same workbook as LibreOffice writes it. */
export async function officeFile(tables: readonly Table[], type: keyof typeof FILTERS): Promise<Buffer> {
  return convert(await hucreXlsx(tables), type);
}

/** A workbook as LibreOffice saves it. */
export function convert(source: Uint8Array, type: keyof typeof FILTERS): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "zeren-corpus-"));
  writeFileSync(join(folder, "table.xlsx"), source);
  const profile = `-env:UserInstallation=file://${join(tmpdir(), "zeren-corpus-profile")}`;
  const out = join(folder, "out");
  const options = ["--headless", profile, "--convert-to", FILTERS[type], "--outdir", out, join(folder, "table.xlsx")];
  execFileSync("soffice", options, { stdio: "ignore" });
  const bytes = readFileSync(join(out, `table.${type}`));
  rmSync(folder, { recursive: true });
  return bytes;
}

/** A sheet as text, as Papa Parse writes it; `encode` is UTF-8 unless given. */
export function textFile(
  table: Table,
  { delimiter = ",", before = "", encode = (text: string): Buffer => Buffer.from(text) } = {},
): Buffer {
  const rows = table.rows.map((line) => line.map((value) => textOf(value)));
  return encode(`${before}${Papa.unparse(rows, { delimiter, newline: "\r\n" })}\r\n`);
}

function textOf(value: CellValue): string | number {
  if (value === null) return "";
  if (typeof value !== "object") return value;
  if ("formula" in value) return value.value ?? "";
  const [year, month, day] = value.day.split("-").map(Number);
  return value.isMonth ? `${year}年${month}月` : `${year}/${month}/${day}`;
}

/** Node reads GB18030 and does not write it: the table is made by reading all pairs of bytes. */
export function gb18030(text: string): Buffer {
  const decoder = new TextDecoder("gb18030");
  pairs ??= new Map(
    Array.from({ length: 0x7e }, (_, high) => high + 0x81).flatMap((high) =>
      Array.from({ length: 0xbf }, (_, low) => low + 0x40).flatMap((low): [string, number[]][] =>
        low === 0x7f ? [] : [[decoder.decode(Uint8Array.of(high, low)), [high, low]]],
      ),
    ),
  );
  const known = pairs;
  return Buffer.from([...text].flatMap((letter) => known.get(letter) ?? [letter.charCodeAt(0)]));
}
let pairs: Map<string, number[]> | undefined;
