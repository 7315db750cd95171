import sharp from "sharp";
import { MAX_PIXELS } from "@/lib/attachments/upload/rules";
import type { ContentKind } from "@/lib/attachments/upload/types";
import { AppError } from "@/lib/errors";
import type { FileBytes } from "./bytes";
import { jpegEnd, pngEnd } from "./picture-ends";

export type PictureKind = Extract<ContentKind, "JPEG" | "PNG" | "GIF" | "WEBP" | "BMP" | "TIFF" | "HEIC">;

interface Dimensions {
  width: number;
  height: number;
}

// Every temporary file is looked at once; a cache would only keep it open.
sharp.cache(false);

/**
 * Whether a file with a picture's signature is one, whole, with nothing hung on behind it. INVALID when it has more pixels than a
 * preview could bear; nothing is decoded to find out.
 */
export async function isPicture(file: FileBytes, kind: PictureKind): Promise<boolean> {
  const found = await dimensionsOf(file, kind);
  if (!found || found.width < 1 || found.height < 1) return false;
  if (found.width * found.height > MAX_PIXELS) throw new AppError("INVALID", "filePixels", { field: "file" });
  return isWhole(file, kind);
}

async function dimensionsOf(file: FileBytes, kind: PictureKind): Promise<Dimensions | null> {
  if (kind === "BMP") return bmpDimensions(await file.read(0, 26), file.size);
  // The library cannot decode it, and its parser has had more holes than the others.
  if (kind === "HEIC") return heicDimensions(await file.read(0, 256 * 1024));
  if (kind === "PNG") return pngDimensions(await file.read(0, 24));
  // Previews block the library's decoder of it, for the whole process.
  if (kind === "TIFF") return tiffDimensions(file);
  try {
    const { width, height, format } = await sharp(file.path, { limitInputPixels: false }).metadata();
    if (format !== kind.toLowerCase()) return null;
    return kind === "GIF" ? gifDimensions(await file.read(6, 4)) : { width, height };
  } catch {
    return null;
  }
}

async function isWhole(file: FileBytes, kind: PictureKind): Promise<boolean> {
  if (kind === "PNG") return isNear(file, await pngEnd(file), 1024);
  if (kind === "WEBP") return isNear(file, (await file.read(4, 4)).readUInt32LE(0) + 8, 1024);
  if (kind !== "JPEG") return true;
  const end = await jpegEnd(file);
  return isNear(file, end, 64 * 1024) || (end !== null && isCameras(await file.read(end, 64)));
}

/** Whether the picture ends where the file does, but for a little that some programs leave behind it. */
const isNear = (file: FileBytes, end: number | null, slack: number) =>
  end !== null && end <= file.size + 1 && file.size - end <= slack;

/** Telephones put a second picture, a depth map or a short film behind a photograph. */
const isCameras = (rest: Buffer) => /^\xff\xd8\xff|ftyp|MotionPhoto_Data/.test(rest.toString("latin1"));

function pngDimensions(head: Buffer): Dimensions | null {
  if (head.length < 24 || head.toString("latin1", 12, 16) !== "IHDR") return null;
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** Of the screen that its pictures are drawn on; the library says the size of the first. */
const gifDimensions = (screen: Buffer): Dimensions => ({
  width: screen.readUInt16LE(0),
  height: screen.readUInt16LE(2),
});

/** Of its first page: the tags 256 and 257 of its directory, in the byte order that its first letters say. */
async function tiffDimensions(file: FileBytes): Promise<Dimensions | null> {
  const head = await file.read(0, 8);
  if (head.length < 8) return null;
  const isLittle = head[0] === 0x49;
  const short = (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const directory = long(head, 4);
  const count = await file.read(directory, 2);
  if (count.length < 2) return null;
  const entries = await file.read(directory + 2, short(count, 0) * 12);
  const tagged = (tag: number): number => {
    for (let at = 0; at + 12 <= entries.length; at += 12) {
      if (short(entries, at) === tag)
        return short(entries, at + 2) === 3 ? short(entries, at + 8) : long(entries, at + 8);
    }
    return 0;
  };
  return { width: tagged(256), height: tagged(257) };
}

function bmpDimensions(head: Buffer, size: number): Dimensions | null {
  if (head.length < 26 || head.readUInt32LE(10) >= size) return null;
  const header = head.readUInt32LE(14);
  if (header === 12) return { width: head.readUInt16LE(18), height: head.readUInt16LE(20) };
  if (header < 40 || header > 124) return null;
  // A negative height is a picture whose first row is its top.
  return { width: head.readInt32LE(18), height: Math.abs(head.readInt32LE(22)) };
}

/** The largest of the extents ("ispe") in its directory: the picture is made of tiles that have extents too. */
function heicDimensions(head: Buffer): Dimensions | null {
  let largest: Dimensions | null = null;
  for (let at = head.indexOf("ispe"); at >= 0 && at + 16 <= head.length; at = head.indexOf("ispe", at + 4)) {
    const extent = { width: head.readUInt32BE(at + 8), height: head.readUInt32BE(at + 12) };
    if (!largest || extent.width * extent.height > largest.width * largest.height) largest = extent;
  }
  return largest;
}
