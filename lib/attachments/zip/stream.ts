import type { Readable } from "node:stream";
import yazl from "yazl";
import { openVerified } from "@/lib/attachments/content/verified";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { ZipEntry } from "./queries";

const LIST_NAME = "目录.xlsx";

/** Writes the table of contents. `changed` are the places of files that turned out not to be what was uploaded. */
export type WriteList = (changed: ReadonlySet<number>) => Promise<Uint8Array>;

/**
 * An archive as it is being made: one file is open at a time, so that it needs the same memory whatever its size. The table of
 * contents comes last, because only then is it known what is in it.
 */
export function zipStream(entries: readonly ZipEntry[], writeList: WriteList): Readable {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  zip.on("error", (error) => output.destroy(error as Error));
  fill(zip, output, entries, writeList).catch((error: Error) => {
    // Whoever has gone away needs no reason.
    if (!output.destroyed) log.error({ err: error }, "archive of evidence was cut off");
    output.destroy(error);
  });
  return output;
}

async function fill(zip: yazl.ZipFile, output: Readable, entries: readonly ZipEntry[], writeList: WriteList) {
  const changed = new Set<number>();
  for (const entry of entries) {
    if (output.destroyed) return;
    if (entry.path === null) continue;
    const stream = await openUnlessChanged(entry);
    if (stream) await add(zip, output, stream, entry.path, entry);
    else changed.add(entry.place);
  }
  if (output.destroyed) return;
  zip.addBuffer(Buffer.from(await writeList(changed)), LIST_NAME);
  zip.end();
}

async function openUnlessChanged(entry: ZipEntry): Promise<Readable | null> {
  try {
    return await openVerified(entry);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Resolves when the file has been read to its end; then the next one may be opened. */
function add(zip: yazl.ZipFile, output: Readable, stream: Readable, path: string, { createdAt, size }: ZipEntry) {
  return new Promise<void>((resolve, reject) => {
    stream.once("error", reject);
    const stop = () => {
      stream.destroy();
      reject(new Error("nobody reads on"));
    };
    if (output.destroyed) return stop();
    output.once("close", stop);
    stream.once("end", () => {
      output.off("close", stop);
      resolve();
    });
    // Pictures, PDF and office files are packed already: packing them again would only cost time.
    zip.addReadStream(stream, path, { mtime: createdAt, mode: 0o100644, size, compress: false });
  });
}
