import { createWriteStream } from "node:fs";
import { setImmediate as breathe } from "node:timers/promises";
import { WorkbookWriter, type WorksheetWriter } from "@cj-tech-master/excelts";
import { bodySize, layOut } from "../layout";
import type { LedgerRow } from "../ledger-view";
import type { SheetRow } from "../sheet";
import { bodyStyles, DATA_STYLES, MEASURING_FONT } from "../styles";
import { FOOTER, PAGE_SETUP } from "../xlsx";
import { type Cells, write, writeHead, writeRow } from "../xlsx-cells";
import { tintRules } from "../xlsx-marks";
import type { LedgerStream } from "./queries";

/**
 * The ledger as a workbook, as `writeSheet` writes a short one: the printed sheet and the sheet 数据, each row gone to the disk
 * before the next page is read. Where pages break is left to the reader's program. `onRows` hears how many records there are so far.
 */
export async function streamXlsx(ledger: LedgerStream, path: string, onRows: (count: number) => void): Promise<void> {
  const { head, dataColumns, pages } = ledger;
  const workbook = new WorkbookWriter({
    stream: createWriteStream(path, { flags: "wx", mode: 0o600 }),
    useStyles: true,
    // A table of all texts would have to be held until the end.
    useSharedStrings: false,
    ...{ creator: head.operator, lastModifiedBy: head.operator, created: head.exportedAt, modified: head.exportedAt },
  });
  workbook.defaultFont = MEASURING_FONT;
  const printed = openPrinted(workbook, ledger);
  const data = openData(workbook, dataColumns);
  let count = 0;
  for await (const page of pages) {
    printed.add(page.map((row) => row.printed));
    data.add(page);
    count += page.filter((row) => row.data !== null).length;
    onRows(count);
    await breathe();
  }
  printed.close();
  data.close();
  await workbook.commit();
}

function openPrinted(workbook: WorkbookWriter, { head }: LedgerStream) {
  const { tab, columns } = head;
  const sheet = workbook.addWorksheet(tab, {
    views: [{ state: "frozen", xSplit: 1, ySplit: HEAD_ROWS, showGridLines: false }],
    pageSetup: { ...PAGE_SETUP, printTitlesRow: `1:${HEAD_ROWS}` },
    headerFooter: { oddFooter: FOOTER },
  });
  setWidths(sheet, columns);
  const cells = cellsOf(sheet);
  const styles = bodyStyles(bodySize(columns));
  writeHead(cells, { ...head, rows: [] }, styles);
  for (let row = 1; row <= HEAD_ROWS; row++) sheet.getRow(row).commit();
  let last = HEAD_ROWS;
  return {
    add(rows: readonly SheetRow[]) {
      const { heights } = layOut({ columns, rows });
      for (const [index, row] of rows.entries()) {
        last++;
        sheet.getRow(last).height = heights[index] ?? 0;
        writeRow(cells, last, row, columns, styles);
        sheet.getRow(last).commit();
      }
    },
    close() {
      columns.forEach(({ tints }, index) => {
        if (!tints || last === HEAD_ROWS) return;
        const { letter } = sheet.getColumn(index + 1);
        sheet.addConditionalFormatting(tintRules(tints, index, letter, HEAD_ROWS + 1, last));
      });
      sheet.commit();
    },
  };
}

/** Title, line under it, headings: a view's columns have none above them. */
const HEAD_ROWS = 3;

function openData(workbook: WorkbookWriter, columns: LedgerStream["dataColumns"]) {
  const sheet = workbook.addWorksheet("数据", {
    views: [{ state: "frozen", ySplit: 1, xSplit: 0 }],
    pageSetup: { ...PAGE_SETUP, printTitlesRow: "1:1" },
    headerFooter: { oddFooter: FOOTER },
  });
  setWidths(sheet, columns);
  for (const [index, { title }] of columns.entries()) write(sheet, 1, index + 1, title, DATA_STYLES.head);
  sheet.getRow(1).commit();
  let last = 1;
  return {
    add(rows: readonly LedgerRow[]) {
      for (const { data } of rows) {
        if (data === null) continue;
        last++;
        for (const [index, value] of data.entries()) {
          const style = value instanceof Date ? DATA_STYLES.date : DATA_STYLES.plain;
          if (value !== null) write(sheet, last, index + 1, value, style);
        }
        sheet.getRow(last).commit();
      }
    },
    close() {
      sheet.autoFilter = { from: { row: 1, col: 1 }, to: { row: last, col: columns.length } };
      sheet.commit();
    },
  };
}

function setWidths(sheet: WorksheetWriter, columns: readonly { width: number }[]) {
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width + 0.71;
  });
}

/** A sheet that goes out as it is written merges with the first cell's style, which all of them have. */
const cellsOf = (sheet: WorksheetWriter): Cells => ({
  getCell: (...place: Parameters<Cells["getCell"]>) => sheet.getCell(...place),
  getRow: (row) => sheet.getRow(row),
  mergeCellsWithoutStyle: (...range) => sheet.mergeCells(...(range as number[])),
});
