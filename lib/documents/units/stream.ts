import { Readable } from "node:stream";
import yazl from "yazl";
import { safeName } from "@/lib/attachments/zip/rules";
import { log } from "@/lib/log";
import type { Format } from "../schema";
import type { DocumentSpec } from "../write";
import type { UnitSheet } from "./queries";

/** Makes a document a file of the archive's format. */
type WriteSheet = (spec: DocumentSpec) => Promise<Uint8Array>;

const MAX_NAME = 90;

/** An archive as it is being made: a document is written when the one before it has been read to its end. */
export function streamUnitSheets(sheets: readonly UnitSheet[], format: Format, write: WriteSheet): Readable {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  zip.on("error", (error) => output.destroy(error as Error));
  fill(zip, output, sheets, format, write).catch((error: Error) => {
    // Whoever has gone away needs no reason.
    if (!output.destroyed) log.error({ err: error }, "archive of documents was cut off");
    output.destroy(error);
  });
  return output;
}

async function fill(
  zip: yazl.ZipFile,
  output: Readable,
  sheets: readonly UnitSheet[],
  format: Format,
  write: WriteSheet,
): Promise<void> {
  const mtime = new Date();
  const digits = Math.max(2, String(sheets.length).length);
  for (const [index, { title, make }] of sheets.entries()) {
    if (output.destroyed) return;
    const bytes = await write(make());
    const name = `${String(index + 1).padStart(digits, "0")}_${safeName(`${title}.${format}`, MAX_NAME)}`;
    await add(zip, output, bytes, name, mtime);
  }
  if (!output.destroyed) zip.end();
}

/** Resolves when the file has been read to its end; then the next one may be written. */
function add(zip: yazl.ZipFile, output: Readable, bytes: Uint8Array, name: string, mtime: Date): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const stop = () => reject(new Error("nobody reads on"));
    if (output.destroyed) return stop();
    const stream = Readable.from([Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)]);
    output.once("close", stop);
    stream.once("end", () => {
      output.off("close", stop);
      resolve();
    });
    // Office files and PDF are packed already.
    zip.addReadStream(stream, name, { mtime, mode: 0o100644, size: bytes.byteLength, compress: false });
  });
}
