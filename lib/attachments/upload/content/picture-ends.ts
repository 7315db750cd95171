import type { FileBytes } from "./bytes";

/** Parts that are walked through; a picture made of more is a trap. */
const MAX_PARTS = 200_000;
const WINDOW = 256 * 1024;

/** Where a PNG ends, after its IEND; null when it does not. */
export async function pngEnd(file: FileBytes): Promise<number | null> {
  let at = 8;
  for (let part = 0; part < MAX_PARTS && at + 12 <= file.size; part++) {
    const head = await file.read(at, 8);
    at += head.readUInt32BE(0) + 12;
    if (head.toString("latin1", 4, 8) === "IEND") return at <= file.size ? at : null;
  }
  return null;
}

/** Where a JPEG ends, after the EOI of its first picture; null when it does not. */
export async function jpegEnd(file: FileBytes): Promise<number | null> {
  let at = 2;
  for (let part = 0; part < MAX_PARTS; part++) {
    const head = await file.read(at, 4);
    if (head.length < 2 || head[0] !== 0xff) return null;
    const marker = head[1] as number;
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff) {
      at += 1; // fill bytes
    } else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
    } else if (head.length < 4) {
      return null;
    } else {
      at += 2 + head.readUInt16BE(2);
      if (marker === 0xda) {
        const next = await endOfScan(file, at);
        if (next === null) return null;
        at = next;
      }
    }
  }
  return null;
}

/** The next marker after a scan's data, in which 0xff is followed by 0 or a restart. */
async function endOfScan(file: FileBytes, from: number): Promise<number | null> {
  for (let start = from; start < file.size - 1; start += WINDOW - 1) {
    const bytes = await file.read(start, WINDOW);
    for (let at = bytes.indexOf(0xff); at >= 0 && at < bytes.length - 1; at = bytes.indexOf(0xff, at + 1)) {
      const next = bytes[at + 1] as number;
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return start + at;
    }
  }
  return null;
}
