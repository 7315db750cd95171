import { AppError } from "@/lib/errors";
import { broken, type FormLimits, IncomingForm, type ReceivedForm, tooLarge } from "./form";

/** A multipart request that nothing has read from yet. */
export interface Incoming {
  headers: Pick<Headers, "get">;
  body: ReadableStream<Uint8Array> | null;
}

/** Without a byte for so long the line counts as lost, and its slot is given to others. */
const IDLE_MS = 30_000;

/** The fields and boundaries around the files. */
const MAX_AROUND_BYTES = 64 * 1024;

/**
 * Reads a form with one `file` or several, piece by piece, into temporary files. TOO_LARGE over the limits; UNSUPPORTED_TYPE for
 * anything but multipart; INVALID when it was cut off, has no file or too many. Then nothing is left of it.
 */
export async function receiveForm({ headers, body }: Incoming, limits: FormLimits): Promise<ReceivedForm> {
  const contentType = headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(contentType)) {
    throw new AppError("UNSUPPORTED_TYPE", "fileMissing", { field: "file" });
  }
  // The parser waits for ever for the end of a form without a boundary.
  if (!/;\s*boundary=(?:"[^"]{1,70}"|[^\s";]{1,70})\s*(?:;|$)/i.test(contentType)) throw broken();
  const form = new IncomingForm(contentType, limits);
  const announced = headers.get("content-length");
  if (Number(announced) > limits.totalBytes + MAX_AROUND_BYTES) form.refuse(tooLarge(limits));
  try {
    const received = await pump(body, form, limits);
    if (announced !== null && Number(announced) !== received) form.refuse(broken());
    return await inTime(form.end());
  } catch (error) {
    await form.discard();
    throw error;
  }
}

/** Feeds the body to the form as fast as that writes it. Says how many bytes came. */
async function pump(body: Incoming["body"], form: IncomingForm, limits: FormLimits): Promise<number> {
  const reader = body?.getReader();
  let received = 0;
  // The reader is never cancelled: that would close the line before the answer is on it.
  while (reader) {
    const { done, value } = await inTime(reader.read());
    if (done) break;
    received += value.byteLength;
    // What is refused is read on and thrown away for a while, so that the sender gets to see why.
    if (form.isRefused && received > 2 * limits.totalBytes) break;
    if (received > limits.totalBytes + MAX_AROUND_BYTES) form.refuse(tooLarge(limits));
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
