import { find, read } from "cfb";
import type { Grid } from "@/lib/imports/preview";
import { BiffReader, type BiffRecord, blocksOf, recordsFrom } from "./biff";
import { broken, FaultError } from "./fault";
import { GridBuilder } from "./grid-builder";
import { cleanText, type DateForm, dateForm } from "./values";
import { readXlsSheet } from "./xls-sheet";

const BIFF8 = 0x0600;

interface Sheet {
  name: string;
  isHidden: boolean;
  position: number;
}

/** A workbook of Excel 97 to 2003, or of WPS's .et. */
export function readXls(bytes: Buffer): Grid[] {
  const file = read(bytes, { type: "buffer" });
  if (find(file, "/EncryptedPackage") || find(file, "/EncryptionInfo")) throw new FaultError("ENCRYPTED");
  const entry = find(file, "/Workbook");
  if (!entry) throw new FaultError("NOT_A_WORKBOOK");
  const stream = Buffer.from(entry.content);
  const { sheets, ...shared } = readGlobals(stream);
  return sheets.map(({ name, isHidden, position }) => {
    const grid = new GridBuilder();
    readXlsSheet(recordsFrom(stream, position), shared, grid);
    return grid.finish(name, isHidden);
  });
}

function readGlobals(stream: Buffer) {
  const sheets: Sheet[] = [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let strings: string[] = [];
  let is1904 = false;
  let isFirst = true;
  const records = [...recordsOfGlobals(stream)];
  for (const [index, { id, data }] of records.entries()) {
    const reader = new BiffReader([data]);
    if (isFirst && (id !== 0x809 || reader.u16() !== BIFF8)) throw new FaultError("NOT_A_WORKBOOK");
    isFirst = false;
    if (id === 0x2f) throw new FaultError("ENCRYPTED");
    if (id === 0x22) is1904 = reader.u16() === 1;
    else if (id === 0x41e) codes.set(reader.u16(), reader.text(reader.u16()));
    else if (id === 0xe0) formats.push(data.readUInt16LE(2));
    else if (id === 0x85) sheets.push(...sheetOf(reader));
    else if (id === 0xfc) strings = readStrings(new BiffReader(blocksOf(records, index)));
  }
  const forms: DateForm[] = formats.map((format) => dateForm(format, codes.get(format)));
  return { sheets, strings, forms, is1904 };
}

/** Records up to the end of the first part; a damaged stream may have none. */
function* recordsOfGlobals(stream: Buffer): Generator<BiffRecord> {
  for (const record of recordsFrom(stream, 0)) {
    if (record.id === 0x0a) return;
    yield record;
  }
  throw broken();
}

/** Of the kinds of sheet only worksheets; charts and macros are others. */
function sheetOf(reader: BiffReader): Sheet[] {
  const position = reader.u32();
  const isHidden = (reader.u8() & 3) !== 0;
  const isWorksheet = reader.u8() === 0;
  const name = reader.text(reader.u8());
  return isWorksheet ? [{ name, isHidden, position }] : [];
}

/** The texts that cells share: characters in one or two bytes, then the runs of rich text and readings, which are passed over. */
function readStrings(reader: BiffReader): string[] {
  reader.u32();
  const count = reader.u32();
  const strings: string[] = [];
  while (strings.length < count && !reader.isAtEnd) strings.push(cleanText(reader.richText()));
  return strings;
}
