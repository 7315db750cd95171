import type { RoundTrip } from "./round-trip";
import type { SheetContext } from "./schema";
import { cellText, type SheetCell, type SheetRow, type SheetSpec, safeCell } from "./sheet";

// How a sheet of this program comes to know what it is when it comes back.

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
