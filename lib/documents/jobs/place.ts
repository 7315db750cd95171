import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { env } from "@/lib/env";

/** Files of exports, each under the id of its job; beside the store, because they are nobody's evidence and go after a day. */
const folder = () => join(resolve(/* turbopackIgnore: true */ env().dataDir), "exports");

export const exportPath = (id: string): string => join(folder(), id);

/** Where a file lies until it is complete. */
export const partPath = (id: string): string => `${exportPath(id)}.part`;

/** Makes the folder; readable by this program alone. */
export async function makeExportFolder(): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
}

/** Opened before anything is answered; null when it is not there. */
export async function openExportFile(id: string): Promise<{ stream: Readable; size: number } | null> {
  const handle = await open(exportPath(id), "r").catch(unlessMissing);
  if (!handle) return null;
  return { stream: handle.createReadStream(), size: (await handle.stat()).size };
}

export async function removeExportFile(id: string): Promise<void> {
  await Promise.all([exportPath(id), partPath(id)].map((path) => rm(path, { force: true })));
}

/** Ids of the jobs whose files, complete or not, have not been written to since. */
export async function listExportFiles(before: Date): Promise<string[]> {
  const names = (await readdir(folder()).catch(unlessMissing)) ?? [];
  const old: string[] = [];
  for (const name of names) {
    const found = await stat(join(folder(), name)).catch(unlessMissing);
    if (found?.isFile() && found.mtime < before) old.push(name.replace(/\.part$/, ""));
  }
  return [...new Set(old)];
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
