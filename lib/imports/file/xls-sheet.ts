import { BiffReader, type BiffRecord } from "./biff";
import { broken } from "./fault";
import type { GridBuilder } from "./grid-builder";
import { booleanText, cleanText, type DateForm, serialText } from "./values";

interface Shared {
  strings: readonly string[];
  forms: readonly DateForm[];
  is1904: boolean;
}

const BOF = 0x809;
const END = 0x0a;

const ERRORS: Record<number, string> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
};

/** The cells of one worksheet, whose records begin with its BOF; charts in between have records of their own. */
export function readXlsSheet(records: Iterable<BiffRecord>, shared: Shared, grid: GridBuilder) {
  let depth = 0;
  /** Where the text of a formula belongs, which comes in a record of its own. */
  let place: [number, number] | null = null;
  for (const { id, data } of records) {
    if (depth === 0 && id !== BOF) throw broken();
    if (id === BOF) depth += 1;
    else if (id === END) {
      depth -= 1;
      if (depth === 0) return;
    } else if (depth > 1) continue;
    else if (id === 0x207 && place) {
      const reader = new BiffReader([data]);
      grid.set(...place, cleanText(reader.text(reader.u16())));
    } else if (id === 0x06) place = readFormula(new BiffReader([data]), shared, grid);
    else readRecord(id, new BiffReader([data]), data.length, shared, grid);
  }
  throw broken();
}

function readRecord(id: number, reader: BiffReader, length: number, shared: Shared, grid: GridBuilder) {
  switch (id) {
    case 0x208: // ROW
      return readRow(reader, grid);
    case 0xe5: // MERGEDCELLS
      return readMerges(reader, grid);
    case 0xbd: // MULRK
      return readNumbers(reader, length, shared, grid);
    case 0xfd: // LABELSST
    case 0x204: // LABEL
    case 0xd6: // RSTRING
    case 0x27e: // RK
    case 0x203: // NUMBER
    case 0x205: // BOOLERR
      return grid.set(reader.u16(), reader.u16(), textOf(id, reader, shared));
  }
}

function textOf(id: number, reader: BiffReader, { strings, forms, is1904 }: Shared): string {
  const form = forms[reader.u16()] ?? null;
  if (id === 0xfd) return strings[reader.u32()] ?? "";
  if (id === 0x27e) return serialText(packed(reader.u32()), form, is1904);
  if (id === 0x203) return serialText(reader.f64(), form, is1904);
  if (id !== 0x205) return cleanText(reader.text(reader.u16()));
  const value = reader.u8();
  return reader.u8() === 1 ? (ERRORS[value] ?? "#N/A") : booleanText(value !== 0);
}

function readRow(reader: BiffReader, grid: GridBuilder) {
  const row = reader.u16();
  reader.skip(10);
  if (reader.u16() & 0x20) grid.hide(row);
}

function readMerges(reader: BiffReader, grid: GridBuilder) {
  for (let left = reader.u16(); left > 0; left--) {
    const [top, bottom] = [reader.u16(), reader.u16()];
    grid.merge({ top, bottom, left: reader.u16(), right: reader.u16() });
  }
}

function readNumbers(reader: BiffReader, length: number, { forms, is1904 }: Shared, grid: GridBuilder) {
  const row = reader.u16();
  const first = reader.u16();
  for (let index = 0; index < Math.floor((length - 6) / 6); index++) {
    const form = forms[reader.u16()] ?? null;
    grid.set(row, first + index, serialText(packed(reader.u32()), form, is1904));
  }
}

/** What a formula gave last. Gives its place when that is a text, which follows. */
function readFormula(reader: BiffReader, { forms, is1904 }: Shared, grid: GridBuilder): [number, number] | null {
  const [row, column] = [reader.u16(), reader.u16()];
  const form = forms[reader.u16()] ?? null;
  const bytes = Buffer.from(Array.from({ length: 8 }, () => reader.u8()));
  if (bytes.readUInt16LE(6) !== 0xffff) {
    grid.set(row, column, serialText(bytes.readDoubleLE(0), form, is1904));
    return null;
  }
  if (bytes[0] === 0) return [row, column];
  if (bytes[0] === 1) grid.set(row, column, booleanText(bytes[2] !== 0));
  if (bytes[0] === 2) grid.set(row, column, ERRORS[bytes[2] ?? 0] ?? "#N/A");
  return null;
}

/** A number in 30 bits: a whole one or the upper part of a float, perhaps a hundred times too large. */
function packed(given: number): number {
  let value = (given | 0) >> 2;
  if ((given & 2) === 0) {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32LE((given & 0xfffffffc) >>> 0, 4);
    value = bytes.readDoubleLE(0);
  }
  return given & 1 ? value / 100 : value;
}
