import { join, resolve } from "node:path";
import { env } from "@/lib/env";
import { diskStore } from "./disk";
import type { Store } from "./objects";
import { s3Store } from "./s3";

const globals = globalThis as { zerenStore?: Store };

/** The store of this installation: an object store if one is configured, else the disk. */
export function store(): Store {
  const { s3 } = env();
  globals.zerenStore ??= s3 ? s3Store(s3) : diskStore(filesDir());
  return globals.zerenStore;
}

/** Folder of stored and half-received files; half-received ones are on the disk also with an object store. */
export function filesDir(): string {
  return join(resolve(/* turbopackIgnore: true */ env().dataDir), "files");
}
