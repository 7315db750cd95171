import yauzl from "yauzl";
import { decodeText } from "./rules";

/** A file that an archive says it holds; nothing of it is unpacked. */
export interface ArchiveEntry {
  name: string;
  /** Unpacked, in bytes. */
  size: number;
}

const IS_UTF8 = 0x800;
const MAX_NAME = 300;

/** Names and sizes out of an archive's directory: at most as many as an upload may have. Rejects for what is no zip. */
export async function listEntries(bytes: Buffer): Promise<ArchiveEntry[]> {
  // Names are decoded here: many archives made on Chinese Windows hold GBK and do not say so.
  const zip = await yauzl.fromBufferPromise(bytes, { decodeStrings: false });
  const entries: ArchiveEntry[] = [];
  for await (const { fileName, generalPurposeBitFlag, uncompressedSize } of zip.eachEntry()) {
    const raw = fileName as unknown as Buffer;
    const name = generalPurposeBitFlag & IS_UTF8 ? raw.toString("utf8") : decodeText(raw);
    if (!name.endsWith("/")) entries.push({ name: shown(name), size: uncompressedSize });
  }
  return entries;
}

/** Without what would not be seen, or would turn the direction of the rest. */
const shown = (name: string) => name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, "").slice(0, MAX_NAME);
