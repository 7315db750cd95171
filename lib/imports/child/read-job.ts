import { chunksOf } from "@/lib/imports/chunks";
import { openBook } from "@/lib/imports/file/open";
import { mapSheet } from "@/lib/imports/heading/map-sheet";
import type { ColumnSpec, FileResult, KindReader, PreviewRow, Problem } from "@/lib/imports/preview";
import { READERS } from "@/lib/imports/readers";
import { MAX_IMPORT_ROWS, MAX_IMPORT_TEXT } from "@/lib/imports/status";
import type { Order } from "./messages";
import { originFault } from "./origin";

/** Rows that are handed over at once. */
const CHUNK = 500;

export interface Teller {
  /** The file that is looked at from now on; should this process end, it was over that. Null: none, all are read. */
  begin(index: number | null): void;
  file(index: number, result: FileResult): Promise<void>;
  rows(index: number, rows: PreviewRow[]): Promise<void>;
}

/** Reads the files of an import one after the other. Answers what is told of the whole. */
export async function readJob({ job, from, unreadable }: Order, tell: Teller): Promise<Problem[]> {
  const { columns, make } = await READERS[job.kind]();
  const reader = make(job.context, job.settings);
  let taken = 0;
  let text = 0;
  for (const index of job.files.keys()) {
    if (unreadable.includes(index)) continue;
    tell.begin(index);
    const read = await readFile({ job, from, unreadable }, index, columns, reader, taken);
    const size = textIn(read.rows);
    // A long text that cells share is in the file once, and in each of the rows.
    const { result, rows } = text + size > MAX_IMPORT_TEXT ? refused({ fault: "TOO_LARGE" }) : read;
    if (rows.length > 0) text += size;
    taken += rows.length;
    if (index < from) continue;
    await tell.file(index, result);
    for (const chunk of chunksOf(rows, CHUNK)) await tell.rows(index, chunk);
  }
  tell.begin(null);
  return reader.finish();
}

/** Characters that the rows of a preview show. */
function textIn(rows: readonly PreviewRow[]): number {
  let size = 0;
  for (const { cells, problems, changes } of rows) {
    for (const cell of Object.values(cells)) size += cell.length;
    for (const { text } of problems) size += text.length;
    for (const { from, to } of changes) size += from.length + to.length;
  }
  return size;
}

interface Read {
  result: FileResult;
  rows: PreviewRow[];
}

const refused = (result: FileResult): Read => ({ result, rows: [] });

async function readFile(
  { job }: Order,
  index: number,
  columns: readonly ColumnSpec[],
  reader: KindReader,
  taken: number,
): Promise<Read> {
  const { path, name } = job.files[index] ?? { path: "", name: "" };
  const book = await openBook(path, name);
  if ("fault" in book) return refused({ fault: book.fault });
  const wrong = originFault(book.roundTrip, job);
  if (wrong) return refused(wrong);
  const mapped = mapSheet(book, columns, job.settings.files[index], job.layouts);
  if (mapped.fault !== null) return refused({ fault: mapped.fault });
  const { found, sheet } = mapped;
  const unread = book.sheets.find((grid) => grid.name === found.sheet)?.cut ?? 0;
  // Half of a sheet would look like all of it. Together files have no more: confirming holds all of their rows.
  const isTooLong = sheet.rows.filter(({ isFoot }) => !isFoot).length + unread > MAX_IMPORT_ROWS;
  if (isTooLong || (taken > 0 && taken + sheet.rows.length > MAX_IMPORT_ROWS)) return refused({ fault: "TOO_LARGE" });
  return { result: { fault: null, found }, rows: reader.read({ ...sheet, fileName: name }) };
}
