import { Document, type ISectionOptions, Packer } from "docx";
import { FONT_TABLE } from "./fonts";
import { STYLES } from "./styles";
import { safeText } from "./text-runs";

interface Properties {
  title: string;
  unit?: string;
  year?: number;
  operator: string;
  exportedAt: Date;
}

/** The sections as a file, with what Word shows under 属性. */
export async function pack(sections: ISectionOptions[], properties: Properties): Promise<Uint8Array<ArrayBuffer>> {
  const { operator } = properties;
  const file = new Document({
    sections,
    styles: STYLES,
    creator: operator,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
  });
  const bytes = await Packer.pack(file, "uint8array", false, [
    { path: "word/fontTable.xml", data: FONT_TABLE },
    { path: "docProps/core.xml", data: coreProperties(properties) },
  ]);
  return new Uint8Array(bytes);
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

const escaped = (text: string): string =>
  safeText(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
