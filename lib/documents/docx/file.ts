import { buffer } from "node:stream/consumers";
import { Document, type ISectionOptions, Packer } from "docx";
import PizZip from "pizzip";
import { ZipFile } from "yazl";
import { FONT_TABLE } from "./fonts";
import type { XmlParts } from "./parts";
import { STYLES } from "./styles";
import { escaped } from "./xml";

export interface Properties {
  title: string;
  unit?: string;
  year?: number;
  operator: string;
  exportedAt: Date;
}

/** The zip's times are local; the first day of the format keeps the bytes free of clock and zone. */
const MODIFIED = { mtime: new Date(1980, 0, 1) };

/** The sections as a file, with what Word shows under 属性. The same content gives the same bytes. */
export async function pack(sections: ISectionOptions[], parts: XmlParts, properties: Properties) {
  const file = new Document({
    sections,
    styles: STYLES,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
  });
  const bare = new PizZip(await Packer.pack(file, "uint8array"));
  const zip = new ZipFile();
  for (const [path, entry] of Object.entries(bare.files)) {
    if (!entry.dir) zip.addBuffer(Buffer.from(contentOf(path, entry.asText(), parts, properties)), path, MODIFIED);
  }
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

function contentOf(path: string, text: string, parts: XmlParts, properties: Properties): string {
  if (path === "word/document.xml") return parts.fill(text);
  if (path === "word/fontTable.xml") return FONT_TABLE;
  return path === "docProps/core.xml" ? coreProperties(properties) : text;
}

/** Written here because the library knows no other time than now. */
function coreProperties({ title, unit = "", year, operator, exportedAt }: Properties): string {
  const at = exportedAt.toISOString().replace(/\.\d+/, "");
  const subject = [unit, year === undefined ? "" : `${year}年`].join(" ").trim();
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject>`,
    `<dc:creator>${escaped(operator)}</dc:creator><cp:lastModifiedBy>${escaped(operator)}</cp:lastModifiedBy>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("");
}
