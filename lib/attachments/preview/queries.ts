import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { getContent } from "@/lib/attachments/content/queries";
import { openVerified } from "@/lib/attachments/content/verified";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError, notFound } from "@/lib/errors";
import { type ArchiveEntry, listEntries } from "./entries";
import { drawPreview } from "./image";
import { decodeText, TEXT_BYTES } from "./rules";
import { inTurn } from "./turn";

export type Preview =
  | { kind: "IMAGE"; bytes: Buffer }
  | { kind: "PDF"; stream: Readable; size: number }
  | { kind: "TEXT"; text: string; isCut: boolean }
  | { kind: "ENTRIES"; entries: ArchiveEntry[] };

/** What can be looked at in place of the file; NOT_FOUND for a file that can only be downloaded. */
export async function getPreview(viewer: Viewer, id: string, signal: AbortSignal): Promise<Preview> {
  const content = await getContent(viewer, id);
  const { preview: kind, size } = content;
  switch (kind) {
    case "IMAGE":
      return { kind, bytes: await inTurn(signal, async () => readable(drawPreview(await openVerified(content)))) };
    case "ENTRIES":
      return {
        kind,
        entries: await inTurn(signal, async () => readable(listEntries(await buffer(await openVerified(content))))),
      };
    case "PDF":
      return { kind, size, stream: await openVerified(content) };
    case "TEXT":
      return { kind, text: decodeText(await head(await openVerified(content))), isCut: size > TEXT_BYTES };
    case null:
      throw notFound();
  }
}

/** A file that is what was uploaded and still cannot be shown is nobody's bug. */
function readable<T>(work: Promise<T>): Promise<T> {
  return work.catch(() => {
    throw new AppError("CONFLICT", "previewFailed");
  });
}

async function head(source: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= TEXT_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, TEXT_BYTES);
}
