import { readFile, stat } from "node:fs/promises";
import { ROUND_TRIP_TAB } from "@/lib/documents/round-trip";
import type { Book, Grid } from "@/lib/imports/preview";
import { type FileFault, MAX_IMPORT_BYTES } from "@/lib/imports/status";
import { readCsv } from "./csv";
import { FaultError } from "./fault";
import { readOds } from "./ods";
import { readRoundTrip } from "./round-trip";
import { readXls } from "./xls";
import { readXlsx } from "./xlsx";
import { openArchive } from "./zip";

/**
 * The sheets of a foreign file, by what is in it and not by what it is called. Never throws for what a file holds; one that is made to
 * take all time or memory is ended with the process it is read in (lib/imports/child).
 * @param source bytes, or the path of a file
 */
export async function openBook(source: string | Uint8Array, name: string): Promise<{ fault: FileFault } | Book> {
  const size = typeof source === "string" ? (await stat(source)).size : source.length;
  if (size === 0) return { fault: "EMPTY_FILE" };
  if (size > MAX_IMPORT_BYTES) return { fault: "TOO_LARGE" };
  const bytes = typeof source === "string" ? await readFile(source) : Buffer.from(source);
  try {
    return bookOf(await readSheets(bytes, name));
  } catch (error) {
    // Whatever a reader stumbles over is the file's fault: it says something that does not fit together.
    return { fault: error instanceof FaultError ? error.fault : "BROKEN_FILE" };
  }
}

async function readSheets(bytes: Buffer, name: string): Promise<Grid[]> {
  const head = bytes.toString("latin1", 0, 8);
  if (head === "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") return readXls(bytes);
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return readZip(bytes);
  if (/\.(csv|tsv|txt)$/i.test(name)) return [readCsv(bytes, name)];
  throw new FaultError("NOT_A_WORKBOOK");
}

async function readZip(bytes: Buffer): Promise<Grid[]> {
  const zip = await openArchive(bytes);
  if (zip.has("[Content_Types].xml")) return readXlsx(zip);
  if (/^application\/vnd\.oasis\.opendocument\.spreadsheet/.test(await zip.text("mimetype"))) return readOds(zip);
  throw new FaultError("NOT_A_WORKBOOK");
}

function bookOf(grids: Grid[]): Book {
  const own = grids.find((grid) => grid.isHidden && grid.name === ROUND_TRIP_TAB);
  return { sheets: grids.filter((grid) => grid !== own), roundTrip: own ? readRoundTrip(own) : null };
}
