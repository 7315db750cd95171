import { Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { bodySize, layOut, MARGINS, SIGNATURE_HEIGHT } from "./layout";
import { roundTripOf } from "./returning";
import type { DataSheet, PrintedSheet, SheetColumn, SheetSpec } from "./sheet";
import { bodyStyles, DATA_STYLES, MEASURING_FONT } from "./styles";
import { write, writeHead, writeRow, writeSegments } from "./xlsx-cells";
import { type ChoiceLists, choiceLists } from "./xlsx-choices";
import { writeMarks } from "./xlsx-marks";
import { lock, writeRoundTrip } from "./xlsx-round-trip";

const inches = (mm: number) => Math.round((mm / 25.4) * 1000) / 1000;
export const PAGE_SETUP = {
  paperSize: 9,
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: {
    left: inches(MARGINS.side),
    right: inches(MARGINS.side),
    top: inches(MARGINS.vertical),
    bottom: inches(MARGINS.vertical),
    header: inches(MARGINS.footer),
    footer: inches(MARGINS.footer),
  },
} as const;
export const FOOTER = "&C第 &P 页 共 &N 页";

/** The one writer of workbooks: the printed sheets and the sheet 数据. The same spec gives the same bytes. */
export async function writeSheet(spec: SheetSpec): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new Workbook();
  workbook.creator = spec.operator;
  workbook.lastModifiedBy = spec.operator;
  workbook.title = spec.title;
  if (spec.properties) {
    workbook.company = spec.properties.unit;
    workbook.subject = `${spec.properties.year}年`;
    workbook.keywords = [spec.properties.year, spec.properties.unit, spec.tab].join(", ");
  }
  workbook.created = spec.exportedAt;
  workbook.modified = spec.exportedAt;
  workbook.defaultFont = MEASURING_FONT;
  const roundTrip = roundTripOf(spec);
  const first = workbook.addWorksheet(spec.tab);
  const lists = choiceLists();
  const headRows = writePrinted(first, spec, lists, spec.roundTrip?.isLocked ? spec.roundTrip.editable : []);
  for (const printed of spec.more ?? []) writePrinted(workbook.addWorksheet(printed.tab), printed, lists);
  writeData(workbook.addWorksheet(spec.data.tab ?? "数据"), spec.data);
  lists.write(workbook);
  if (roundTrip) writeRoundTrip(workbook, first, headRows, spec, roundTrip);
  if (spec.roundTrip?.isLocked) await lock(first);
  // The zip's times are local; the first day of the format keeps the bytes free of the machine's zone.
  const bytes = await workbook.xlsx.writeBuffer({
    zip: { modTime: new Date(1980, 0, 1), timestamps: "dos" },
    // The writer's self-check would read every file back, and in development only.
    validate: false,
  });
  return new Uint8Array(bytes);
}

/** @param open keys of the columns that stay open when the sheet is locked. Returns the number of rows of its head. */
function writePrinted(sheet: Worksheet, spec: PrintedSheet, lists: ChoiceLists, open: readonly string[] = []): number {
  const { columns, rows, signatures } = spec;
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width + 0.71;
  });
  const styles = bodyStyles(bodySize(columns));
  const headRows = writeHead(sheet, spec, styles);
  const layout = layOut(spec);
  rows.forEach((row, index) => {
    sheet.getRow(headRows + index + 1).height = layout.heights[index] ?? 0;
    writeRow(sheet, headRows + index + 1, row, columns, styles);
    if (row.kind === "record" && !row.isLocked) unlock(sheet, headRows + index + 1, columns, open);
  });
  writeMarks(sheet, headRows, spec, lists);
  for (const { column, from, to } of layout.merges) {
    sheet.mergeCellsWithoutStyle(headRows + from + 1, column + 1, headRows + to + 1, column + 1);
  }
  for (const index of layout.pageStarts) sheet.getRow(headRows + index).addPageBreak();
  const lastRow = headRows + rows.length + (signatures ? 1 : 0);
  if (signatures) writeSegments(sheet, lastRow, SIGNATURE_HEIGHT, columns, signatures, () => styles.lineLeft);
  setUpPage(sheet, headRows, lastRow, columns.length);
  return headRows;
}

function unlock(sheet: Worksheet, row: number, columns: readonly SheetColumn[], open: readonly string[]) {
  columns.forEach(({ key }, index) => {
    if (!key || !open.includes(key)) return;
    const cell = sheet.getCell(row, index + 1);
    // A copy: cells share their styles.
    cell.style = { ...cell.style, protection: { locked: false } };
  });
}

function setUpPage(sheet: Worksheet, headRows: number, lastRow: number, columnCount: number) {
  sheet.views = [{ state: "frozen", xSplit: 1, ySplit: headRows, showGridLines: false }];
  Object.assign(sheet.pageSetup, PAGE_SETUP, {
    printTitlesRow: `1:${headRows}`,
    printArea: `A1:${sheet.getColumn(columnCount).letter}${lastRow}`,
  });
  sheet.headerFooter.oddFooter = FOOTER;
}

function writeData(sheet: Worksheet, { columns, rows }: DataSheet) {
  columns.forEach(({ title, width }, index) => {
    sheet.getColumn(index + 1).width = width + 0.71;
    write(sheet, 1, index + 1, title, DATA_STYLES.head);
  });
  rows.forEach((cells, row) => {
    cells.forEach((value, index) => {
      if (value !== null)
        write(sheet, row + 2, index + 1, value, value instanceof Date ? DATA_STYLES.date : DATA_STYLES.plain);
    });
  });
  sheet.views = [{ state: "frozen", ySplit: 1, xSplit: 0 }];
  Object.assign(sheet.pageSetup, PAGE_SETUP, { printTitlesRow: "1:1" });
  sheet.headerFooter.oddFooter = FOOTER;
  sheet.autoFilter = { from: { row: 1, col: 1 }, to: { row: rows.length + 1, col: columns.length } };
}
