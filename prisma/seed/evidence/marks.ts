import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { ContentKind } from "@/lib/attachments/upload/types";

/** The same document with a mark in a place that nobody reads, so that it is a content of its own. It opens as before. */
export function marked(bytes: Buffer, kind: ContentKind, text: string): Buffer {
  // Digits and letters alone: what stands in a file's comments has no certain encoding.
  const mark = `zeren demo ${createHash("sha256").update(text).digest("hex")}`;
  switch (kind) {
    case "PDF":
      return Buffer.concat([bytes, Buffer.from(`%${mark}\n`)]);
    case "JPEG":
      return spliced(bytes, 2, jpegComment(mark));
    case "PNG":
      return spliced(bytes, bytes.length - PNG_END, pngText(mark));
    case "DOCX":
    case "XLSX":
    case "OFD":
      return withZipComment(bytes, mark);
    case "TEXT":
      return Buffer.concat([bytes, Buffer.from(`归档编号：${text}\n`)]);
    default:
      throw new Error(`no place for a mark in ${kind}`);
  }
}

/** Length of the IEND chunk, before which others may stand. */
const PNG_END = 12;

/** Length of a zip's end record without a comment; its last two bytes say how long that is. */
const ZIP_END = 22;

function spliced(bytes: Buffer, at: number, part: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)]);
}

/** A COM segment; its length counts itself. */
function jpegComment(text: string): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([head, Buffer.from(text)]);
}

/** A tEXt chunk; its checksum covers type and data. */
function pngText(text: string): Buffer {
  const content = Buffer.from(`tEXtComment\0${text}`);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length - "tEXt".length);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}

function withZipComment(bytes: Buffer, comment: string): Buffer {
  const end = bytes.length - ZIP_END;
  if (bytes.toString("latin1", end, end + 4) !== "PK\x05\x06") throw new Error("the archive has a comment already");
  const commented = Buffer.concat([bytes, Buffer.from(comment)]);
  commented.writeUInt16LE(comment.length, bytes.length - 2);
  return commented;
}
