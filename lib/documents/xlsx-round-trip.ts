import type { Workbook, Worksheet } from "@cj-tech-master/excelts";
import { numbered } from "./returning";
import { ROUND_TRIP_HEADING, ROUND_TRIP_TAB, type RoundTrip } from "./round-trip";
import type { SheetSpec } from "./sheet";

/** Below the longest text of a cell, which JSON of long reports can pass. */
const PIECE = 30_000;

/** Writes what lets the sheet come back: numbers in a hidden column, the rest in a sheet that only a program finds. */
export function writeRoundTrip(
  workbook: Workbook,
  sheet: Worksheet,
  headRows: number,
  { columns, rows }: SheetSpec,
  roundTrip: RoundTrip,
) {
  const column = columns.length + 1;
  sheet.getColumn(column).hidden = true;
  sheet.getCell(headRows, column).value = ROUND_TRIP_HEADING;
  for (const { no, place } of numbered(rows)) sheet.getCell(headRows + place + 1, column).value = no;
  const tab = workbook.addWorksheet(ROUND_TRIP_TAB, { state: "veryHidden" });
  for (const cells of roundTripCells(roundTrip)) tab.addRow(cells);
}

/** The rows of the hidden sheet: the first says what it is, the others what the rows of the printed sheet are. */
export function* roundTripCells({ rows, ...header }: RoundTrip): Generator<(string | number)[]> {
  yield pieces(JSON.stringify(header));
  for (const { no, id, version, base } of rows) yield [no, id, version, ...pieces(JSON.stringify(base))];
}

/** JSON over as many cells as it needs. What is no letter is escaped then: a cell's outer spaces are dropped when it is read. */
function pieces(json: string): string[] {
  if (json.length <= PIECE) return [json];
  const safe = json.replace(/[\s\ud800-\udfff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return Array.from({ length: Math.ceil(safe.length / PIECE) }, (_, index) =>
    safe.slice(index * PIECE, (index + 1) * PIECE),
  );
}

/** Without a password: it keeps from slips, and who must can take it off. Reading refuses what may not be changed anyway. */
export async function lock(sheet: Worksheet) {
  await sheet.protect("", {
    ...{ selectLockedCells: true, selectUnlockedCells: true, formatCells: true, formatColumns: true, formatRows: true },
    ...{ sort: true, autoFilter: true },
  });
}
