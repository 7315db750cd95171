import type { ContentKind } from "@/lib/attachments/upload/types";
import type { FileBytes } from "./bytes";

const SIGNATURE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const END = 0xfffffffa;
/** Sectors of the directory that are looked at: sixteen thousand names. A chain that leads in a circle ends here too. */
const MAX_SECTORS = 4_096;

/** What a compound file (.doc, .xls, .ppt, .wps, .et, .dps) is, by the names of its streams; null when it is none or damaged. */
export async function compoundKind(file: FileBytes): Promise<ContentKind | "MACROS" | null> {
  const names = await streamNames(file);
  if (!names) return null;
  if (names.has("_VBA_PROJECT") || names.has("VBA") || names.has("Macros")) return "MACROS";
  if (names.has("WordDocument")) return "DOC";
  if (names.has("Workbook") || names.has("Book")) return "XLS";
  if (names.has("PowerPoint Document")) return "PPT";
  return null;
}

/** Reads the directory alone: a library would take the whole file into memory, and this is at most 50 MB from a stranger. */
async function streamNames(file: FileBytes): Promise<Set<string> | null> {
  const header = await file.read(0, 512);
  if (header.length < 512 || !header.subarray(0, 8).equals(SIGNATURE)) return null;
  const shift = header.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const sectorSize = 1 << shift;
  const table = await tableSectors(file, header, sectorSize);
  const names = new Set<string>();
  let sector = header.readUInt32LE(48);
  for (let count = 0; sector < END; count++) {
    if (count >= MAX_SECTORS) return null;
    const bytes = await file.read((sector + 1) * sectorSize, sectorSize);
    if (bytes.length < sectorSize) return null;
    for (let at = 0; at < sectorSize; at += 128) {
      const length = bytes.readUInt16LE(at + 64);
      const isUsed = bytes[at + 66] === 1 || bytes[at + 66] === 2;
      if (isUsed && length >= 2 && length <= 64) names.add(bytes.toString("utf16le", at, at + length - 2));
    }
    const next = await nextSector(file, table, sector, sectorSize);
    if (next === null) return null;
    sector = next;
  }
  return names;
}

/** The sectors that hold the allocation table: 109 are in the header, more in a chain of sectors. */
async function tableSectors(file: FileBytes, header: Buffer, sectorSize: number): Promise<number[]> {
  const sectors: number[] = [];
  for (let at = 76; at < 512; at += 4) sectors.push(header.readUInt32LE(at));
  let more = header.readUInt32LE(68);
  for (let count = 0; more < END && count < MAX_SECTORS; count++) {
    const bytes = await file.read((more + 1) * sectorSize, sectorSize);
    if (bytes.length < sectorSize) break;
    for (let at = 0; at < sectorSize - 4; at += 4) sectors.push(bytes.readUInt32LE(at));
    more = bytes.readUInt32LE(sectorSize - 4);
  }
  return sectors;
}

async function nextSector(file: FileBytes, table: number[], sector: number, sectorSize: number) {
  const perSector = sectorSize / 4;
  const place = table[Math.floor(sector / perSector)];
  if (place === undefined || place >= END) return null;
  const bytes = await file.read((place + 1) * sectorSize + (sector % perSector) * 4, 4);
  return bytes.length === 4 ? bytes.readUInt32LE(0) : null;
}
