import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { utils, write } from "cfb";
import sharp from "sharp";
import { ZipFile } from "yazl";

// Contents as they are uploaded, made on the spot: a file that lies about doesn't say what is in it.

const FIXTURES = "lib/attachments/upload/fixtures";

/** A zip of the given names and contents. */
export function zipOf(entries: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

/** A file of Word, Excel or PowerPoint since 2007, with further entries if given. */
export const officeOf = (part: "word" | "xl" | "ppt", more: Record<string, string> = {}): Promise<Buffer> =>
  zipOf({
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": "<r/>",
    [`${part}/document.xml`]: "<d>整改</d>",
    ...more,
  });

/** A compound file with the given streams, as the Office formats before 2007 and those of WPS are. */
export function compoundOf(...streams: string[]): Buffer {
  const file = utils.cfb_new();
  for (const name of streams) utils.cfb_add(file, `/${name}`, Buffer.alloc(5000, "整改"));
  return Buffer.from(write(file, { type: "buffer" }) as Buffer);
}

type Format = "png" | "jpeg" | "gif" | "webp" | "tiff";

/** A small picture. */
export const pictureOf = (format: Format, size = 40): Promise<Buffer> =>
  sharp({ create: { width: size, height: size, channels: 3, background: "#336699" } })
    .toFormat(format)
    .toBuffer();

/** A bitmap of one colour; says what size it is told to. */
export function bitmapOf(width = 4, height = 4): Buffer {
  const file = Buffer.alloc(54 + 64, 0x66);
  file.write("BM", 0, "latin1");
  file.fill(0, 2, 54);
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(24, 28);
  return file;
}

/** The boxes that a telephone's photograph begins with, and no picture: nothing here can encode one. */
export function heicOf(width = 4032, height = 3024): Buffer {
  const box = (type: string, content: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8, 0);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, content]);
  };
  const extent = Buffer.alloc(12);
  extent.writeUInt32BE(width, 4);
  extent.writeUInt32BE(height, 8);
  return Buffer.concat([
    box("ftyp", Buffer.from("heic\0\0\0\0mif1heic", "latin1")),
    box("meta", Buffer.concat([Buffer.alloc(4), box("iprp", box("ipco", box("ispe", extent)))])),
    box("mdat", Buffer.alloc(500, 0x42)),
  ]);
}

/** A document of one page, made by LibreOffice. */
export const pdfOf = (): Buffer => readFileSync(`${FIXTURES}/table.pdf`);

/** One good file of every extension that may be uploaded. */
export async function goodFiles(): Promise<Record<string, Buffer>> {
  const jpeg = await pictureOf("jpeg");
  const tiff = await pictureOf("tiff");
  return {
    pdf: pdfOf(),
    jpg: jpeg,
    jpeg,
    png: await pictureOf("png"),
    gif: await pictureOf("gif"),
    webp: await pictureOf("webp"),
    bmp: bitmapOf(),
    tif: tiff,
    tiff,
    heic: heicOf(),
    doc: compoundOf("WordDocument", "1Table"),
    docx: await officeOf("word"),
    xls: readFileSync(`${FIXTURES}/table.xls`),
    xlsx: readFileSync(`${FIXTURES}/table.xlsx`),
    ppt: compoundOf("PowerPoint Document", "Current User"),
    pptx: await officeOf("ppt"),
    wps: compoundOf("WordDocument"),
    et: compoundOf("Workbook", "ETExtData"),
    dps: compoundOf("PowerPoint Document"),
    ofd: await zipOf({ "OFD.xml": "<ofd:OFD/>", "Doc_0/Document.xml": "<d/>" }),
    txt: Buffer.from("整改情况说明：已全部完成。\r\n"),
    csv: Buffer.from([0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0d, 0x0a]), // "序号,名称" in GB18030
    zip: await zipOf({ "照片/1.txt": "一", "照片/2.txt": "二" }),
  };
}
