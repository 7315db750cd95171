import { createHash } from "node:crypto";
import { once } from "node:events";
import type { FileHandle } from "node:fs/promises";
import type { Readable } from "node:stream";
import { Busboy, type BusboyInstance } from "@fastify/busboy";
import { AppError } from "@/lib/errors";
import { createTemp, removeTemp } from "@/lib/storage/temp";

/** A file that has arrived whole, in a temporary file; whoever gets it removes that. */
export interface ReceivedFile {
  path: string;
  /** As sent. */
  name: string;
  size: number;
  sha256: string;
}

/** What a form may bring: so many files of so many bytes, and altogether. */
export interface FormLimits {
  files: number;
  fileBytes: number;
  totalBytes: number;
}

export interface ReceivedForm {
  /** In the order in which they were sent; at least one. */
  files: [ReceivedFile, ...ReceivedFile[]];
  /** The other fields. */
  fields: Record<string, string>;
}

export const broken = () => new AppError("INVALID", "fileBroken", { field: "file" });
const missing = () => new AppError("INVALID", "fileMissing", { field: "file" });
export const tooLarge = ({ fileBytes }: FormLimits) =>
  new AppError("TOO_LARGE", "fileTooLarge", { field: "file", values: { megabytes: fileBytes / 1024 / 1024 } });
const tooMany = ({ files }: FormLimits) =>
  files === 1
    ? new AppError("INVALID", "fileOne", { field: "file" })
    : new AppError("INVALID", "importNoFiles", { field: "file", values: { limit: files } });

const HEADER_LIMITS = { headerPairs: 20, headerSize: 8192 };

interface Incoming {
  name: string;
  stream: Readable;
  written: Promise<Omit<ReceivedFile, "name">>;
}

/** One form on its way in: the first fault decides, and after it nothing is written any more. */
export class IncomingForm {
  private readonly parser: BusboyInstance;
  private readonly failed: Promise<never>;
  private readonly fields = new Map<string, string>();
  private fault: AppError | undefined;
  private readonly files: Incoming[] = [];

  constructor(
    contentType: string,
    private readonly limits: FormLimits,
  ) {
    const { files, fileBytes: fileSize } = limits;
    this.parser = new Busboy({
      headers: { "content-type": contentType },
      preservePath: true,
      limits: { fileSize, files, fields: 10, fieldSize: 200, parts: files + 11, ...HEADER_LIMITS },
      isPartAFile: (field, _type, name) => field === "file" || name !== undefined,
    });
    this.failed = new Promise((_, reject) => this.parser.on("error", () => reject(broken())));
    this.failed.catch(() => this.refuse(broken()));
    this.parser.on("file", (field, stream, name) => this.take(field, stream, name));
    this.parser.on("field", (name, value, _nameTruncated, isCut) => {
      if (isCut || this.fields.has(name)) this.refuse(new AppError("INVALID", "fieldInvalid", { field: name }));
      // An empty field is one that was left empty.
      if (value !== "") this.fields.set(name, value);
    });
    this.parser.on("filesLimit", () => this.refuse(tooMany(limits)));
    for (const event of ["fieldsLimit", "partsLimit"] as const) this.parser.on(event, () => this.refuse(broken()));
  }

  get isRefused(): boolean {
    return this.fault !== undefined;
  }

  refuse(fault: AppError): void {
    this.fault ??= fault;
  }

  async write(chunk: Uint8Array): Promise<void> {
    if (this.fault) return;
    const taken = new Promise<void>((resolve) => this.parser.write(chunk, () => resolve()));
    await Promise.race([taken, this.failed]).catch(() => undefined);
  }

  /** The files, when the form is complete and without fault. */
  async end(): Promise<ReceivedForm> {
    if (!this.fault) {
      const finished = once(this.parser, "finish");
      this.parser.end();
      await Promise.race([finished, this.failed]);
    }
    if (this.fault) throw this.fault;
    const [first, ...others] = await Promise.all(this.files.map(received));
    if (!first) throw missing();
    return { files: [first, ...others], fields: Object.fromEntries(this.fields) };
  }

  /** Removes what was written. */
  async discard(): Promise<void> {
    for (const { stream } of this.files) stream.destroy();
    for (const { written } of this.files) {
      const file = await written.catch(() => null);
      if (file) await removeTemp(file.path);
    }
  }

  private take(field: string, stream: Readable, name: string | undefined): void {
    // Heard from the first moment: an error that nobody hears ends the program.
    stream.on("error", () => {
      this.refuse(broken());
      stream.destroy();
    });
    if (field !== "file" || !name) {
      this.refuse(field === "file" ? missing() : new AppError("INVALID", "fieldUnknown", { values: { keys: field } }));
      stream.resume();
      return;
    }
    stream.on("limit", () => this.refuse(tooLarge(this.limits)));
    const written = writeFile(stream);
    written.catch((error: NodeJS.ErrnoException) => {
      if (!error.syscall) this.refuse(error instanceof AppError ? error : broken());
    });
    this.files.push({ name, stream, written });
  }
}

async function received({ name, written }: Incoming): Promise<ReceivedFile> {
  const file = await written.catch((error: NodeJS.ErrnoException) => {
    throw error.syscall ? error : broken();
  });
  return { ...file, name };
}

/** Writes and hashes a stream, onto the disk for certain. Removes the file when that fails. */
async function writeFile(stream: Readable): Promise<Omit<ReceivedFile, "name">> {
  const { path, handle } = await createTemp();
  try {
    const { size, sha256, fault } = await copy(stream, handle);
    if (fault) throw fault;
    await handle.sync();
    await handle.close();
    return { path, size, sha256 };
  } catch (error) {
    await handle.close().catch(() => undefined);
    await removeTemp(path);
    throw (error as NodeJS.ErrnoException).code === "ENOSPC" ? new AppError("INVALID", "diskLow") : error;
  }
}

/** A full disk does not stop the reading: the parser would wait for ever. */
async function copy(stream: Readable, handle: FileHandle) {
  const hash = createHash("sha256");
  let size = 0;
  let fault: unknown;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    hash.update(chunk);
    if (!fault) await handle.writeFile(chunk).catch((error) => (fault = error));
  }
  return { size, sha256: hash.digest("hex"), fault };
}
