import { type FileHandle, open } from "node:fs/promises";

/** A file that is read in small pieces, wherever they lie: what is looked at must not fill the memory. */
export interface FileBytes {
  path: string;
  size: number;
  /** Up to `length` bytes from `position`; fewer at the end. */
  read(position: number, length: number): Promise<Buffer>;
}

/** Opens a file for as long as `work` takes. */
export async function withBytes<T>(path: string, work: (bytes: FileBytes) => Promise<T>): Promise<T> {
  const handle = await open(path, "r");
  try {
    const { size } = await handle.stat();
    return await work({ path, size, read: (position, length) => readAt(handle, position, length) });
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** The last bytes of a file. */
export const tailOf = (file: FileBytes, length: number): Promise<Buffer> => {
  const from = Math.max(0, file.size - length);
  return file.read(from, file.size - from);
};
