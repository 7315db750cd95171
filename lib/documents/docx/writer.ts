import type { SheetSpec } from "@/lib/documents/sheet";
import type { TextSpec } from "@/lib/documents/text";
import { pack } from "./file";
import { XmlParts } from "./parts";
import { sheetSections } from "./sheets";
import { textSections } from "./texts";

/** The printed sheets of a workbook as a Word file, lying down on A4. */
export function writeSheetDocx(sheet: SheetSpec): Promise<Uint8Array<ArrayBuffer>> {
  const { title, operator, exportedAt, properties } = sheet;
  const parts = new XmlParts();
  return pack(sheetSections(sheet, parts), parts, { title, ...properties, operator, exportedAt });
}

/** An official text as a Word file: GB/T 9704-2012. */
export function writeTextDocx(text: TextSpec): Promise<Uint8Array<ArrayBuffer>> {
  const parts = new XmlParts();
  return pack(textSections(text, parts), parts, { title: text.title, ...text.properties });
}
