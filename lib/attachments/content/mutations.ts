import type { Readable } from "node:stream";
import { recordEvent } from "@/lib/activity/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { transaction } from "@/lib/db";
import { getContent } from "./queries";
import { openVerified } from "./verified";

export interface OpenedFile {
  name: string;
  type: string;
  size: number;
  stream: Readable;
}

/** A file to be downloaded: checked byte by byte, and recorded, before its first byte is given out. */
export async function openAttachment(viewer: Viewer, id: string): Promise<OpenedFile> {
  const content = await getContent(viewer, id);
  const { name, type, size, dutyId, assignmentId, findingId, code, number } = content;
  const stream = await openVerified(content);
  try {
    const payload = { name, code: code ?? undefined, number: number ?? undefined };
    await transaction((tx) =>
      recordEvent(tx, viewer, { kind: "EVIDENCE_DOWNLOADED", payload, dutyId, assignmentId, findingId }),
    );
  } catch (error) {
    stream.destroy();
    throw error;
  }
  return { name, type, size, stream };
}
