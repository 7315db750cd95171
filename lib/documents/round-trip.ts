import { z } from "zod";
import type { SheetContext } from "./schema";
import { cellText, type SheetCell, type SheetRow, type SheetSpec, safeCell } from "./sheet";

// What this program writes beside its own sheets, so that they can come back: which record each row is, in which version, and
// what its cells said. The row's number stands in a hidden column after the last, and so moves with it when rows are sorted.
//
// The sheet ROUND_TRIP_TAB: A1 is the JSON of a RoundTrip without its rows; each row below is one of them: number, id, version,
// and the JSON of its base. ROUND_TRIP_HEADING stands in the lowest row of the heading.

/** Name of the sheet that holds it; it is hidden so that only a program finds it. */
export const ROUND_TRIP_TAB = "_zeren";

/** Heading of the hidden column of a printed sheet that holds `RoundTripRow.no`. */
export const ROUND_TRIP_HEADING = "行号（请勿改动）";

const rowSchema = z.strictObject({
  /** Counted from 1. */
  no: z.int(),
  id: z.string(),
  version: z.int(),
  /** What the cells said, by column key. */
  base: z.record(z.string(), z.string()),
});

export const roundTripSchema = z.strictObject({
  /** Of this format. */
  edition: z.literal(1),
  /** Name of the document in an address. */
  document: z.string(),
  year: z.int(),
  /** Code of the government, and of the unit it was made for; null for all. */
  government: z.string(),
  unit: z.string().nullable(),
  /** Period reported on, of a progress sheet. */
  period: z.string().nullable(),
  exportedAt: z.iso.datetime(),
  /** Keys of the printed columns, in order; null for one that is not read back. */
  columns: z.array(z.string().nullable()),
  /** Keys of the columns that whoever got it may change. */
  editable: z.array(z.string()),
  rows: z.array(rowSchema).max(50_000),
});

export type RoundTrip = z.output<typeof roundTripSchema>;
export type RoundTripRow = RoundTrip["rows"][number];

/** How a sheet of this context comes back; `unit` is the one it was made for: that of whoever reports, where none was asked for. */
export const comesBack = (
  { year, government, unit, sender, operatorCode }: SheetContext,
  document: string,
  { period = null, ...rest }: { period?: string | null; editable: string[]; isLocked: boolean },
): NonNullable<SheetSpec["roundTrip"]> => ({
  ...{ document, year, government, unit: unit?.code ?? (sender === "UNIT" ? operatorCode : null), period },
  ...rest,
});

/** What is written beside a sheet; null when it does not come back. */
export function roundTripOf(spec: SheetSpec): RoundTrip | null {
  if (!spec.roundTrip) return null;
  const { isLocked: _isLocked, ...header } = spec.roundTrip;
  return {
    edition: 1,
    ...header,
    exportedAt: spec.exportedAt.toISOString(),
    columns: spec.columns.map(({ key }) => key ?? null),
    rows: numbered(spec.rows).map(({ no, row: { origin, cells } }) => ({
      no,
      ...origin,
      base: Object.fromEntries(
        spec.columns.flatMap(({ key }, index) => (key ? [[key, baseText(cells[index] ?? null)]] : [])),
      ),
    })),
  };
}

type Returning = Extract<SheetRow, { kind: "record" }> & { origin: { id: string; version: number } };

/** The rows that come back, with their numbers and places. */
export function numbered(rows: readonly SheetRow[]): { no: number; place: number; row: Returning }[] {
  const isReturning = (row: SheetRow): row is Returning => row.kind === "record" && row.origin !== undefined;
  return rows
    .flatMap((row, place) => (isReturning(row) ? [{ place, row }] : []))
    .map((one, index) => ({ no: index + 1, ...one }));
}

/** A cell as reading the file gives it back. */
function baseText(cell: SheetCell): string {
  const value = safeCell(cell);
  return value instanceof Date ? value.toISOString().slice(0, 10) : cellText(value).trim();
}
