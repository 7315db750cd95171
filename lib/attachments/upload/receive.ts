import { AppError } from "@/lib/errors";
import { broken, IncomingForm, type ReceivedFile, tooLarge } from "./form";
import { MAX_FILE_BYTES } from "./rules";

/** A multipart request that nothing has read from yet. */
export interface Incoming {
  headers: Pick<Headers, "get">;
  body: ReadableStream<Uint8Array> | null;
}

/** Without a byte for so long the line counts as lost, and its slot is given to others. */
const IDLE_MS = 30_000;

/** What is refused is read on and thrown away up to here, so that the sender gets to see why. */
const MAX_DRAINED_BYTES = 2 * MAX_FILE_BYTES;

/** The fields and boundaries around the file. */
const MAX_AROUND_BYTES = 64 * 1024;

/**
 * Reads a form with one `file` piece by piece into a temporary file. TOO_LARGE over 50 MB; UNSUPPORTED_TYPE for anything but
 * multipart; INVALID when it was cut off, has no file or several. Then nothing is left of it.
 */
export async function receiveFile({ headers, body }: Incoming): Promise<ReceivedFile> {
  const contentType = headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(contentType)) {
    throw new AppError("UNSUPPORTED_TYPE", "fileMissing", { field: "file" });
  }
  // The parser waits for ever for the end of a form without a boundary.
  if (!/;\s*boundary=(?:"[^"]{1,70}"|[^\s";]{1,70})\s*(?:;|$)/i.test(contentType)) throw broken();
  const form = new IncomingForm(contentType);
  const announced = headers.get("content-length");
  if (Number(announced) > MAX_FILE_BYTES + MAX_AROUND_BYTES) form.refuse(tooLarge());
  try {
    const received = await pump(body, form);
    if (announced !== null && Number(announced) !== received) form.refuse(broken());
    return await inTime(form.end());
  } catch (error) {
    await form.discard();
    throw error;
  }
}

/** Feeds the body to the form as fast as that writes it. Says how many bytes came. */
async function pump(body: Incoming["body"], form: IncomingForm): Promise<number> {
  const reader = body?.getReader();
  let received = 0;
  // The reader is never cancelled: that would close the line before the answer is on it.
  while (reader) {
    const { done, value } = await inTime(reader.read());
    if (done) break;
    received += value.byteLength;
    if (form.isRefused && received > MAX_DRAINED_BYTES) break;
    if (received > MAX_FILE_BYTES + MAX_AROUND_BYTES) form.refuse(tooLarge());
    await inTime(form.write(value));
  }
  return received;
}

/** Rejects with INVALID when it fails or takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(broken()), IDLE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw error instanceof AppError ? error : broken();
  } finally {
    clearTimeout(timer);
  }
}
