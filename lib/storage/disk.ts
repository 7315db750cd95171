import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isKey, placeOf, type Store, type StoredObject } from "./objects";

/** Contents on the disk, as `<folder>/ab/<sha256>`. The temporary files must lie on the same volume. */
export function diskStore(folder: string): Store {
  const pathOf = (key: string) => join(folder, placeOf(key));
  return {
    async put(tempPath, key) {
      const path = pathOf(key);
      await makeFolder(dirname(path), folder);
      // Replaces what is there with the same bytes: readers keep the file that they opened.
      await rename(tempPath, path);
      await syncFolder(dirname(path));
    },
    async open(key) {
      // Opened before anything is answered, so that a missing file is an error and no empty download.
      const handle = await open(pathOf(key), constants.O_RDONLY | constants.O_NOFOLLOW);
      return handle.createReadStream();
    },
    stat: (key) => statOf(key, pathOf(key)),
    async remove(key) {
      await unlink(pathOf(key)).catch(unlessMissing);
    },
    async *list() {
      for (const name of await namesIn(folder)) {
        if (!/^[0-9a-f]{2}$/.test(name)) continue;
        for (const key of await namesIn(join(folder, name))) {
          const object = isKey(key) && key.startsWith(name) ? await statOf(key, pathOf(key)) : null;
          if (object) yield object;
        }
      }
    },
  };
}

async function statOf(key: string, path: string): Promise<StoredObject | null> {
  const found = await stat(path).catch(unlessMissing);
  return found?.isFile() ? { key, size: found.size, modifiedAt: found.mtime } : null;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(unlessMissing)) ?? [];
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
}

/** A new folder's own entry must be on the disk too before a row may speak of what is in it. */
async function makeFolder(path: string, parent: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  if (made) await syncFolder(parent);
}

/** Windows has no handles of folders; there a rename is as durable as it gets. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, "r");
    await handle.sync();
  } finally {
    await handle?.close();
  }
}
