import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { store } from "@/lib/storage/store";
import { createTemp, removeTemp } from "@/lib/storage/temp";

interface Stored {
  sha256: string;
  size: number;
}

/**
 * A stored content from its beginning, after it was read once as a whole and found to be what was uploaded: nobody gets half of
 * a changed file. CONFLICT otherwise. An object store is read once only, into a temporary file.
 */
export async function openVerified(stored: Stored): Promise<Readable> {
  const object = await store().stat(stored.sha256);
  if (!object) throw changed(stored, "missing");
  if (object.size !== stored.size) throw changed(stored, "size");
  if (env().s3) return spooled(stored);
  await assertHash(stored, await store().open(stored.sha256));
  return store().open(stored.sha256);
}

/** @param take is given every piece on its way */
async function assertHash(stored: Stored, source: Readable, take?: (chunk: Buffer) => Promise<unknown>): Promise<void> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.byteLength;
    if (size > stored.size) break;
    await take?.(chunk);
  }
  if (size !== stored.size) throw changed(stored, "size");
  if (hash.digest("hex") !== stored.sha256) throw changed(stored, "hash");
}

async function spooled(stored: Stored): Promise<Readable> {
  const { path, handle } = await createTemp();
  try {
    await assertHash(stored, await store().open(stored.sha256), (chunk) => handle.writeFile(chunk));
    await handle.close();
    const stream = (await open(path)).createReadStream();
    stream.once("close", () => void removeTemp(path).catch((err) => log.error({ err }, "a temporary file stays")));
    return stream;
  } catch (error) {
    await handle.close();
    await removeTemp(path);
    throw error;
  }
}

/** An administrator must hear of it: it is a broken disk, or somebody's hand. */
function changed({ sha256 }: Stored, what: "missing" | "size" | "hash"): AppError {
  log.error({ sha256, what }, "stored file differs from what was uploaded");
  return new AppError("CONFLICT", "fileChanged");
}
