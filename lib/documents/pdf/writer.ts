import pdfmake from "pdfmake";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { MARGINS, POINTS_PER_MM } from "../layout";
import type { SheetSpec } from "../sheet";
import { FONT_FILES } from "./font";
import { sheetPages } from "./sheet";

const FONT = "serif";
pdfmake.setFonts({
  [FONT]: { ...FONT_FILES, italics: FONT_FILES.normal, bolditalics: FONT_FILES.bold },
});
// Nothing that a document says may make the writer fetch or read anything: its own two fonts are all it opens.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path === FONT_FILES.normal || path === FONT_FILES.bold);

/** The printed sheets of a workbook as pages, without its data sheet. The same spec gives the same bytes. */
export function writeSheetPdf(sheet: SheetSpec): Promise<Uint8Array<ArrayBuffer>> {
  const printed = [sheet, ...(sheet.more ?? [])];
  return write({
    pageOrientation: "landscape",
    info: infoOf(sheet.title, sheet.operator, sheet.exportedAt),
    content: printed.flatMap((one, index) => sheetPages(one, index === 0)),
    header: preview,
    footer: (page, pages) => ({
      text: `第 ${page} 页 共 ${pages} 页`,
      fontSize: 9,
      alignment: "center",
      margin: [0, (MARGINS.vertical - MARGINS.footer) * POINTS_PER_MM - 13, 0, 0],
    }),
  });
}

/** On every page: this is not the document itself, whose type an office sets in Word or Excel. */
const preview = (): Content => ({
  text: "预览",
  fontSize: 9,
  color: "#767676",
  alignment: "right",
  margin: [0, MARGINS.footer * POINTS_PER_MM, MARGINS.side * POINTS_PER_MM, 0],
});

const infoOf = (title: string, author: string, creationDate: Date) => ({
  title,
  author,
  subject: "预览",
  creator: "责任台账",
  creationDate,
  modDate: creationDate,
});

async function write(definition: TDocumentDefinitions): Promise<Uint8Array<ArrayBuffer>> {
  const pageMargins: [number, number] = [MARGINS.side * POINTS_PER_MM, MARGINS.vertical * POINTS_PER_MM];
  const made = pdfmake.createPdf({
    pageSize: "A4",
    pageMargins,
    defaultStyle: { font: FONT, fontSize: 10.5 },
    language: "zh-CN",
    displayTitle: true,
    ...definition,
  });
  return new Uint8Array(await made.getBuffer());
}
