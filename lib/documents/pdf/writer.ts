import pdfmake from "pdfmake";
import type { SheetSpec } from "../sheet";
import type { TextSpec } from "../text";
import { FONT_FILES } from "./font";
import type { Page } from "./page";
import { sheetPages } from "./sheet";
import { textPages } from "./text";

const FONT = "serif";
pdfmake.setFonts({ [FONT]: { ...FONT_FILES } });
// Nothing that a document says may make the writer fetch or read anything: its own two fonts are all it opens.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === FONT_FILES.normal || path === FONT_FILES.bold);

/** The printed sheets of a workbook as pages, without its data sheet. The same spec gives the same bytes. */
export function writeSheetPdf(sheet: SheetSpec): Promise<Uint8Array<ArrayBuffer>> {
  return write(sheetPages(sheet), sheet.title, sheet);
}

/** An official text as it will look in Word, but for the type. The same spec gives the same bytes. */
export function writeTextPdf(text: TextSpec): Promise<Uint8Array<ArrayBuffer>> {
  return write(textPages(text), text.title, text.properties);
}

async function write(
  pages: readonly Page[],
  title: string,
  { operator, exportedAt }: { operator: string; exportedAt: Date },
): Promise<Uint8Array<ArrayBuffer>> {
  const made = pdfmake.createPdf({
    pageSize: "A4",
    pageOrientation: pages[0]?.frame.isLandscape ? "landscape" : "portrait",
    pageMargins: 0,
    defaultStyle: { font: FONT },
    language: "zh-CN",
    displayTitle: true,
    info: {
      title,
      author: operator,
      subject: "预览",
      creator: "责任台账",
      creationDate: exportedAt,
      modDate: exportedAt,
    },
    content: pages.map((page, index) => page.content(index === 0)),
  });
  return new Uint8Array(await made.getBuffer());
}
