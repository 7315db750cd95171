import { mkdtempSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/**
 * Gives the calling test file a data folder of its own, and with it an empty store on the disk. Call it once at the top level,
 * like `useDatabase`. Answers with the paths of everything that lies in the store, half-received files included.
 */
export function useFiles(): () => Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "zeren-files-"));
  process.env.ZEREN_DATA_DIR = folder;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };
}
