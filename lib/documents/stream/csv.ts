import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { BOM, csvLine } from "../csv";
import type { LedgerStream } from "./queries";

/** The ledger as CSV, as `writeSheetCsv` writes a short one. `onRows` hears how many records have been written so far. */
export async function streamCsv(ledger: LedgerStream, path: string, onRows: (count: number) => void): Promise<void> {
  await pipeline(Readable.from(chunks(ledger, onRows)), createWriteStream(path, { flags: "wx", mode: 0o600 }));
}

async function* chunks(
  { head, dataColumns, pages }: LedgerStream,
  onRows: (count: number) => void,
): AsyncGenerator<Buffer> {
  const titles = dataColumns.map(({ title }) => title);
  yield Buffer.from(BOM + [[head.title], head.subtitle, titles].map(csvLine).join(""));
  let count = 0;
  for await (const page of pages) {
    const lines = page.map(({ printed, data }) =>
      csvLine(printed.kind === "summary" ? [printed.label, ...printed.cells] : (data ?? [])),
    );
    yield Buffer.from(lines.join(""));
    count += page.filter(({ data }) => data !== null).length;
    onRows(count);
  }
}
