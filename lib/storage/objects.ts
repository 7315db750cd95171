import type { Readable } from "node:stream";

/** What lies in the store under a key. */
export interface StoredObject {
  key: string;
  /** Bytes. */
  size: number;
  modifiedAt: Date;
}

/** Contents under their SHA-256 (64 hexadecimal digits), each once; any other key is refused. Who may read what is not its business. */
export interface Store {
  /** Stores the temporary file, which may be gone afterwards. The same content may be stored again, also at the same time. */
  put(tempPath: string, key: string, size: number): Promise<void>;
  /** Reads it from the beginning. Throws when it is not there. */
  open(key: string): Promise<Readable>;
  /** Null when it is not there. */
  stat(key: string): Promise<StoredObject | null>;
  /** Removes it, if it is there. */
  remove(key: string): Promise<void>;
  /** Everything that is stored, in no order. */
  list(): AsyncIterable<StoredObject>;
}

const KEY = /^[0-9a-f]{64}$/;

/** "ab/ab34…": a folder never gets more than a 256th of all files. Throws for anything that is no hash, so that no path can be made up. */
export function placeOf(key: string): string {
  if (!KEY.test(key)) throw new Error("not a key of the store");
  return `${key.slice(0, 2)}/${key}`;
}

export const isKey = (text: string): boolean => KEY.test(text);
