import { type FileChild, type ISectionOptions, Paragraph, TabStopType } from "docx";
import { onPaper, type PrintedSheet, type SheetSpec } from "@/lib/documents/sheet";
import { afterTable } from "./after-table";
import { LANDSCAPE, landscape, pageNumbers } from "./page";
import type { XmlParts } from "./parts";
import { STYLE } from "./styles";
import { tableXml } from "./table";
import { textRuns } from "./text-runs";

/** The printed sheets of a workbook, each a landscape section with its own page numbers going on. */
export const sheetSections = (spec: SheetSpec, parts: XmlParts): ISectionOptions[] =>
  onPaper(spec).map((sheet, index) => ({
    ...landscape(index === 0 ? 1 : undefined),
    footers: index === 0 ? pageNumbers() : {},
    children: [new Paragraph({ style: STYLE.sheetTitle, children: textRuns(sheet.title) }), ...sheetBody(sheet, parts)],
  }));

/** The line under the title, the table and what is signed. */
export function sheetBody(sheet: PrintedSheet, parts: XmlParts): FileChild[] {
  const { width } = LANDSCAPE;
  return [
    new Paragraph({
      style: STYLE.sheetLine,
      tabStops: [{ type: TabStopType.RIGHT, position: width }],
      children: textRuns(sheet.subtitle.join("\t")),
    }),
    parts.place(tableXml(sheet, width)),
    // A section cannot end with a table.
    sheet.signatures ? signatureLine(sheet.signatures, width) : afterTable(),
  ];
}

function signatureLine(signatures: readonly string[], width: number): Paragraph {
  const step = Math.floor(width / signatures.length);
  return new Paragraph({
    style: STYLE.sheetLine,
    spacing: { before: 240 },
    tabStops: signatures.slice(1).map((_, index) => ({ type: TabStopType.LEFT, position: step * (index + 1) })),
    children: textRuns(signatures.join("\t")),
  });
}
