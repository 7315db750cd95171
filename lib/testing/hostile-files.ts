import { deflateSync } from "node:zlib";
import { bitmapOf, compoundOf, goodFiles, heicOf, officeOf, pdfOf, pictureOf, zipOf } from "./contents";

/** An upload that must be refused, with the status and code of the answer. */
export interface HostileFile {
  label: string;
  /** As a sender writes it, byte for byte. */
  name: string;
  content: Buffer;
  status: number;
  code: string;
}

const join = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));

const unsupported = (label: string, name: string, content: Buffer | string): HostileFile => ({
  ...{ label, name, status: 415, code: "UNSUPPORTED_TYPE" },
  content: Buffer.isBuffer(content) ? content : Buffer.from(content),
});

const invalid = (label: string, name: string, content: Buffer): HostileFile => ({
  ...{ label, name, content, status: 422, code: "INVALID" },
});

/** More than two hundred files that must never get in. */
export async function hostileFiles(): Promise<HostileFile[]> {
  const good = await goodFiles();
  return [
    ...programs(good),
    ...renamed(good),
    ...(await polyglots()),
    ...(await archives()),
    ...(await damaged(good)),
    ...(await bombs()),
    ...names(),
  ];
}

const FORBIDDEN = `html htm xhtml shtml mht mhtml svg svgz xml xsl js mjs vbs wsf hta sh bash bat cmd ps1 exe dll com scr msi pif cpl jar class
  war apk ipa dmg app deb rpm iso img php jsp asp aspx py pl rb lnk url reg docm xlsm pptm dotm xlsb rar 7z gz tar avif ico swf eml rtf mp4`;

/** Names that are on no list, whatever is behind them. */
function programs(good: Record<string, Buffer>): HostileFile[] {
  return FORBIDDEN.split(/\s+/).map((extension) => {
    const content =
      extension === "svg" ? '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' : (good.pdf as Buffer);
    return unsupported(`a .${extension}`, `附件.${extension}`, content);
  });
}

/** Allowed names with something else behind them: each name gets five of the other good files, and every program. */
function renamed(good: Record<string, Buffer>): HostileFile[] {
  const families: Record<string, string> = {
    jpeg: "jpg",
    tiff: "tif",
    wps: "doc",
    et: "xls",
    dps: "ppt",
    csv: "txt",
  };
  const family = (extension: string) => families[extension] ?? extension;
  const packed = ["docx", "xlsx", "pptx", "ofd"];
  const extensions = Object.keys(good);
  const swapped = extensions.flatMap((extension, index) =>
    [3, 7, 11, 14, 18].flatMap((step) => {
      const other = extensions[(index + step) % extensions.length] as string;
      const isFine = family(other) === family(extension) || (extension === "zip" && packed.includes(other));
      return isFine ? [] : unsupported(`.${other} as .${extension}`, `材料.${extension}`, good[other] as Buffer);
    }),
  );
  const code = {
    html: "<!DOCTYPE html><html><script>alert(1)</script></html>",
    svg: '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    shell: "#!/bin/sh\nrm -rf /\n",
    php: "<?php system($_GET['c']); ?>",
    exe: join("MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", Buffer.alloc(200)),
    elf: join("\x7fELF\x02\x01\x01", Buffer.alloc(200)),
    class: join("\xca\xfe\xba\xbe\0\0\0\x41", Buffer.alloc(50)),
    rar: join("Rar!\x1a\x07\x01\0", Buffer.alloc(50)),
    gzip: join("\x1f\x8b\x08\0", Buffer.alloc(50)),
    zeros: Buffer.alloc(5_000),
  };
  const hidden = ["pdf", "jpg", "docx", "doc", "txt", "zip"].flatMap((extension) =>
    Object.entries(code).map(([kind, content]) =>
      unsupported(`${kind} as .${extension}`, `通知.${extension}`, content),
    ),
  );
  return [...swapped, ...hidden];
}

/** Files that are two things at once. */
async function polyglots(): Promise<HostileFile[]> {
  const [jpeg, png, gif] = [await pictureOf("jpeg"), await pictureOf("png"), await pictureOf("gif")];
  const zip = await zipOf({ "run.js": "alert(1)" });
  const script = "<script>alert(1)</script>";
  const comment = (text: string) => join("\xff\xd8\xff\xfe", Buffer.from([0, text.length + 2]), text, jpeg.subarray(2));
  return [
    unsupported("a zip behind a picture", "x.jpg", join(jpeg, zip)),
    unsupported("a zip behind a PNG", "x.png", join(png, zip)),
    unsupported("a zip behind a GIF", "x.gif", join(gif, zip)),
    unsupported("a zip behind a PDF", "x.pdf", join(pdfOf(), zip)),
    unsupported("a zip that is a document too", "x.doc", join(compoundOf("WordDocument"), zip)),
    unsupported("markup behind a picture", "x.jpg", join(jpeg, `${script}<html>`)),
    unsupported("markup behind a GIF", "x.gif", join(gif, `<svg onload=alert(1)>`)),
    unsupported("markup behind a PDF", "x.pdf", join(pdfOf(), `<html>${script}`)),
    unsupported("a script in a comment of a picture", "x.jpg", comment("<?php phpinfo(); ?>")),
    unsupported("markup in a comment of a picture", "x.jpg", comment(script)),
    unsupported("markup in the head of a PDF", "x.pdf", join("%PDF-1.7\n<html><body>", pdfOf())),
    unsupported("a PDF behind something", "x.pdf", join("GARBAGE\n", pdfOf())),
    unsupported("a PDF behind a byte order mark", "x.pdf", join("\xef\xbb\xbf", pdfOf())),
    unsupported("a PDF with much behind its end", "x.pdf", join(pdfOf(), Buffer.alloc(3_000, 0x41))),
    unsupported("a picture with much behind its end", "x.jpg", join(jpeg, Buffer.alloc(100_000, 0x41))),
    unsupported("a PNG with much behind its end", "x.png", join(png, Buffer.alloc(5_000, 0x41))),
    unsupported("a program before a zip", "x.zip", join("MZ\x90\0", Buffer.alloc(100), zip)),
    unsupported("a GIF that is a script", "x.gif", "GIF89a/*;*/=1;alert(1)//"),
    unsupported("a bitmap that is a script", "x.bmp", "BM=1;alert(1)//"),
    unsupported("text behind blanks that is markup", "x.txt", "\ufeff \n\t<html>"),
    unsupported("a table that is markup", "x.xls", "<html><table><tr><td>1</td></tr></table></html>"),
  ];
}

async function archives(): Promise<HostileFile[]> {
  const named = async (name: string) => {
    const stand = "a".repeat(Buffer.byteLength(name));
    return Buffer.from((await zipOf({ [stand]: "x" })).toString("latin1").replaceAll(stand, name), "latin1");
  };
  const locked = await zipOf({ "a.txt": "x" });
  locked.writeUInt16LE(1, locked.indexOf("PK\x01\x02") + 8);
  const liar = await zipOf({ "a.txt": "x" });
  liar.writeUInt32LE(0xfffffff0, liar.indexOf("PK\x01\x02") + 24);
  const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`${index}`, ""]));
  const bomb = await zipOf(Object.fromEntries(["1", "2"].map((name) => [name, Buffer.alloc(15 * 1024 * 1024)])));
  const office = await officeOf("word");
  const slips = ["../../etc/passwd", "/etc/passwd", "C:\\boot.ini", "..\\..\\x.exe", "a/../../../b"];
  return [
    ...(await Promise.all(slips.map(async (name) => unsupported(`${name} in a zip`, "x.zip", await named(name))))),
    unsupported("a way out in a document", "x.docx", join(await named("../word/x"))),
    unsupported("a zip that unpacks to too much", "x.zip", bomb),
    unsupported("a document that unpacks to too much", "x.docx", bomb),
    unsupported("a zip that says it unpacks to 4 GB", "x.zip", liar),
    unsupported("an encrypted zip", "x.zip", locked),
    unsupported("a zip of 10,001 files", "x.zip", await zipOf(many)),
    unsupported("a zip that says it has 65,534 files", "x.zip", withCount(await zipOf({ a: "x" }), 65_534)),
    unsupported("an empty zip", "x.zip", await zipOf({})),
    unsupported("half a zip", "x.zip", office.subarray(0, office.length / 2)),
    unsupported("a document with macros", "x.docx", await officeOf("word", { "word/vbaProject.bin": "x" })),
    unsupported("a sheet with macros", "x.xlsx", await officeOf("xl", { "xl/vbaProject.bin": "x" })),
    unsupported("slides with macros", "x.pptx", await officeOf("ppt", { "ppt/VBAPROJECT.BIN": "x" })),
    unsupported("an old sheet with macros", "x.xls", compoundOf("Workbook", "_VBA_PROJECT_CUR/VBA/dir")),
    unsupported("an old document with macros", "x.wps", compoundOf("WordDocument", "Macros/VBA/dir")),
    unsupported("a zip as an OFD", "x.ofd", await zipOf({ "Doc_0/OFD.xml": "x" })),
    unsupported("a compound file of nothing we know", "x.doc", compoundOf("Anything")),
    unsupported("an installer as a document", "x.doc", compoundOf("_StringPool", "File.exe")),
  ];
}

function withCount(zip: Buffer, count: number): Buffer {
  const end = zip.lastIndexOf("PK\x05\x06");
  zip.writeUInt16LE(count, end + 8);
  zip.writeUInt16LE(count, end + 10);
  return zip;
}

/** Good files of which the end is missing, and files of nothing. */
async function damaged(good: Record<string, Buffer>): Promise<HostileFile[]> {
  // A PDF needs no end: some programs leave its mark away.
  const kinds = ["jpg", "png", "docx", "xlsx", "ofd", "zip"];
  const cut = kinds.flatMap((extension) =>
    [0.01, 0.5, 0.99].map((part) => {
      const content = good[extension] as Buffer;
      const label = `${part * 100} % of a ${extension}`;
      return unsupported(label, `x.${extension}`, content.subarray(0, Math.max(1, Math.floor(content.length * part))));
    }),
  );
  const empty = [...Object.keys(good)].map((extension) => ({
    ...{ label: `an empty .${extension}`, name: `空.${extension}`, content: Buffer.alloc(0) },
    ...{ status: 422, code: "EMPTY_FILE" },
  }));
  return [...cut, ...empty];
}

/** Pictures that are small as files and would fill the memory once decoded. */
async function bombs(): Promise<HostileFile[]> {
  const png = await pictureOf("png");
  png.writeUInt32BE(50_000, 16);
  png.writeUInt32BE(50_000, 20);
  const gif = await pictureOf("gif");
  gif.writeUInt16LE(65_535, 6);
  gif.writeUInt16LE(65_535, 8);
  const text = join(png, deflateSync(Buffer.alloc(1_000_000)).subarray(0, 900));
  return [
    invalid("a PNG of 50,000 × 50,000", "x.png", png),
    invalid("the same with more in it", "x.png", text),
    invalid("a GIF of 65,535 × 65,535", "x.gif", gif),
    invalid("a bitmap of 20,000 × 20,000", "x.bmp", bitmapOf(20_000, 20_000)),
    invalid("a photograph of 40,000 × 40,000", "x.heic", heicOf(40_000, 40_000)),
  ];
}

/** Names that are none, or hide their extension. */
function names(): HostileFile[] {
  const pdf = pdfOf();
  return [
    ...[".pdf", "...pdf", "/", "..", "C:", "\u202e", "  .pdf", "x/.pdf"].map((name) =>
      invalid(`the name ${name}`, name, pdf),
    ),
    unsupported("an extension behind one that is turned round", "\u202efdp.exe", pdf),
    unsupported("an extension behind an invisible one", "x.pdf\u200b.exe", pdf),
    unsupported("an extension with a blank", "x.exe ", pdf),
    unsupported("an extension with a dot", "x.html.", pdf),
    unsupported("a second extension", "x.pdf.html", pdf),
    unsupported("an extension cut off by length", `${"长".repeat(300)}.exe`, pdf),
    unsupported("no extension", "x", pdf),
    unsupported("an extension in full width", "x．ｐｄｆ", pdf),
    unsupported("an address", "http://evil.example/x.svg", pdf),
    unsupported("a stream of NTFS", "x.exe::$DATA", pdf),
  ];
}
