import { type FileHandle, mkdir, open, readdir, stat, statfs, unlink } from "node:fs/promises";
import { join } from "node:path";
import { filesDir } from "./store";

/** A file that is still being received: readable by this program alone, never executable. */
export interface TempFile {
  path: string;
  handle: FileHandle;
}

const tempDir = () => join(filesDir(), "tmp");

/** Makes an empty temporary file on the volume of the store. */
export async function createTemp(): Promise<TempFile> {
  await mkdir(tempDir(), { recursive: true, mode: 0o700 });
  const path = join(tempDir(), crypto.randomUUID());
  return { path, handle: await open(path, "wx", 0o600) };
}

/** Removes a temporary file; the store may have taken it already. */
export async function removeTemp(path: string): Promise<void> {
  await unlink(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}

/** Removes what a process that was killed left half-received: files that nobody has written to for so long. Says how many. */
export async function removeStaleTemps(olderThanMs: number): Promise<number> {
  const names = await readdir(tempDir()).catch(() => []);
  const before = Date.now() - olderThanMs;
  let removed = 0;
  for (const name of names) {
    const path = join(tempDir(), name);
    const found = await stat(path).catch(() => null);
    if (!found?.isFile() || found.mtimeMs >= before) continue;
    await removeTemp(path);
    removed += 1;
  }
  return removed;
}

/** Bytes that are free where files are received. */
export async function freeBytes(): Promise<number> {
  await mkdir(tempDir(), { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(tempDir());
  return bavail * bsize;
}
