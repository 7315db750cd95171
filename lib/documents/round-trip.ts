import { z } from "zod";

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
