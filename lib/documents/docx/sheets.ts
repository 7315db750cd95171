import { type FileChild, type ISectionOptions, Paragraph, TabStopType } from "docx";
import type { PrintedSheet, SheetSpec } from "@/lib/documents/sheet";
import { LANDSCAPE, landscape } from "./page";
import { STYLE } from "./styles";
import { sheetTable } from "./table";
import { textRuns } from "./text-runs";

/** The printed sheets of a workbook, each a landscape section with its own page numbers going on. */
export const sheetSections = (spec: SheetSpec): ISectionOptions[] =>
  [spec, ...(spec.more ?? [])].map((sheet, index) => ({
    ...landscape(index === 0 ? 1 : undefined),
    children: [new Paragraph({ style: STYLE.sheetTitle, children: textRuns(sheet.title) }), ...sheetBody(sheet)],
  }));

/** The line under the title, the table and what is signed. */
export function sheetBody(sheet: PrintedSheet): FileChild[] {
  const { width } = LANDSCAPE;
  return [
    new Paragraph({
      style: STYLE.sheetLine,
      tabStops: [{ type: TabStopType.RIGHT, position: width }],
      children: textRuns(sheet.subtitle.join("\t")),
    }),
    sheetTable(sheet, width),
    ...(sheet.signatures ? [signatureLine(sheet.signatures, width)] : []),
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
