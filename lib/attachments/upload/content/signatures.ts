import type { ContentKind } from "@/lib/attachments/upload/types";

type Signed = Exclude<ContentKind, "DOC" | "XLS" | "PPT" | "DOCX" | "XLSX" | "PPTX" | "OFD" | "TEXT"> | "COMPOUND";

/**
 * What a file begins with, at its very first byte. Libraries that guess types skip what may stand before a signature, and
 * exactly that makes a file two things at once.
 */
export function signatureOf(head: Buffer): Signed | null {
  const at = (position: number, text: string) => head.toString("latin1", position, position + text.length) === text;
  if (at(0, "%PDF-")) return "PDF";
  if (at(0, "\xff\xd8\xff")) return "JPEG";
  if (at(0, "\x89PNG\r\n\x1a\n")) return "PNG";
  if (at(0, "GIF87a") || at(0, "GIF89a")) return "GIF";
  if (at(0, "RIFF") && at(8, "WEBP")) return "WEBP";
  if (at(0, "BM")) return "BMP";
  if (at(0, "II*\0") || at(0, "MM\0*")) return "TIFF";
  if (at(4, "ftyp") && /^(hei[cxms]|hev[cx]|mif1|msf1)$/.test(head.toString("latin1", 8, 12))) return "HEIC";
  if (at(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return "COMPOUND";
  if (at(0, "PK\x03\x04")) return "ZIP";
  return null;
}
