import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { broken, FaultError } from "./fault";
import { type XmlHandlers, XmlReader } from "./xml";

const MAX_ENTRIES = 2_000;
const MAX_UNPACKED = 200 * 1024 * 1024;
const MAX_RATIO = 200;
/** Below this the ratio says nothing: a sheet of equal rows is packed as densely as a bomb. */
const SMALL_UNPACKED = 10 * 1024 * 1024;

const bomb = () => new FaultError("ZIP_BOMB");

/** A zip that was unpacked once, into nothing, to see that it can be. */
export interface Archive {
  /** Bytes that each entry unpacks to, by its name in small letters. */
  sizes: ReadonlyMap<string, number>;
  has(name: string): boolean;
  /** All of a part as text; "" when there is none. */
  text(name: string): Promise<string>;
  /** Goes through an XML part piece by piece. */
  parse(name: string, handlers: XmlHandlers): Promise<void>;
}

/** BROKEN_FILE, ZIP_BOMB or ENCRYPTED unless every entry unpacks to what it says, and all of them to no more than a sheet may. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await fromBufferPromise(bytes, {
    lazyEntries: true,
    autoClose: false,
    // Counted below, where a bomb that lies about its size is still a bomb.
    validateEntrySizes: false,
  });
  if (zip.entryCount > MAX_ENTRIES) throw bomb();
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= MAX_ENTRIES) throw bomb();
    if (entry.isEncrypted()) throw new FaultError("ENCRYPTED");
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw broken();
    entries.set(name, entry);
  }
  for (const entry of entries.values()) {
    let size = 0;
    let sum = 0;
    for await (const chunk of await contentOf(zip, entry)) {
      size += chunk.length;
      unpacked += chunk.length;
      if (unpacked > MAX_UNPACKED || isDense(size, entry.compressedSize) || isDense(unpacked, bytes.length))
        throw bomb();
      sum = crc32(chunk, sum);
    }
    if (sum !== entry.crc32 || size !== entry.uncompressedSize) throw broken();
  }
  const found = (name: string) => entries.get(name.toLowerCase());
  const pieces = async (name: string, use: (piece: string) => void) => {
    const entry = found(name);
    if (!entry) throw broken();
    const decoder = new TextDecoder("utf-8");
    for await (const chunk of await contentOf(zip, entry)) use(decoder.decode(chunk, { stream: true }));
    use(decoder.decode());
  };
  return {
    sizes: new Map([...entries].map(([name, { uncompressedSize }]) => [name, uncompressedSize])),
    has: (name) => found(name) !== undefined,
    async text(name) {
      if (!found(name)) return "";
      const texts: string[] = [];
      await pieces(name, (piece) => texts.push(piece));
      return texts.join("");
    },
    async parse(name, handlers) {
      const reader = new XmlReader(handlers);
      await pieces(name, (piece) => reader.write(piece));
      reader.end();
    },
  };
}

const isDense = (unpacked: number, packed: number) => unpacked > SMALL_UNPACKED && unpacked > packed * MAX_RATIO;

const contentOf = (zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> => zip.openReadStreamPromise(entry);
