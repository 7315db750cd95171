import { parseCells, squeezed } from "@/lib/cells";
import { guessColumns, readHeading, UNREAD_COLUMNS } from "./columns";
import { fault, reader } from "./reader";
import type { PasteContext, PastedCells, PastedTable } from "./table";
import { isFootLine, readSource } from "./words";

/** More than a ledger of a year holds; what is longer was copied by mistake. */
export const MAX_PASTED = 500_000;
const MAX_PROBLEMS = 300;

/** Reads cells copied from Excel or WPS as problems with their measures. Never throws, writes nothing. */
export function readPastedFindings(text: string, context: PasteContext): PastedTable {
  const table: PastedTable = { problems: [], skipped: [], unread: [] };
  const rows = parseCells(text.slice(0, MAX_PASTED)).map((cells, index) => ({ cells, line: index + 1 }));
  const at = rows.slice(0, 8).findIndex(({ cells }) => readHeading(cells) !== null);
  const heading = rows[at] && readHeading(rows[at].cells);
  const body = rows.slice(at + 1).filter(({ cells }) => cells.some((cell) => cell !== ""));
  const columns =
    heading ??
    guessColumns(
      body.map(({ cells }) => cells),
      (cell) => readSource(cell) !== null && cell.length <= 16,
    );
  const read = reader(context);
  for (const { cells } of rows.slice(0, Math.max(0, at))) table.skipped.push(...cells.filter(Boolean).slice(0, 1));
  for (const { cells, line } of body) {
    // Nobody misses a heading that is repeated on every printed page.
    if (readHeading(cells)) continue;
    if (isFootLine(cells)) {
      table.skipped.push(cells.find(Boolean) ?? "");
      continue;
    }
    const given: PastedCells = {};
    for (const [index, column] of columns.entries()) if (column && cells[index]) given[column] = cells[index];
    const above = table.problems.at(-1);
    if (above && isSameProblem(given, above)) read.measure(above, given);
    else table.problems.push(read.problem(given, line, above));
  }
  for (const problem of table.problems) read.finish(problem);
  table.problems[MAX_PROBLEMS]?.faults.push(fault("text", "tooManyProblems", ""));
  table.unread = UNREAD_COLUMNS.filter((column) =>
    table.problems.some(({ cells, measures }) =>
      [cells, ...measures.map((one) => one.cells)].some((one) => one[column]),
    ),
  );
  return table;
}

/** Merged cells leave the problem blank below its first line; some write it again on each. */
export function isSameProblem(
  cells: PastedCells,
  above: { cells: PastedCells; measures: readonly unknown[] },
): boolean {
  const isNumberSame = !cells.no || cells.no === above.cells.no;
  // With a number and a source of its own it is a problem whose words were forgotten, not a measure of the one above.
  if (!cells.text && !isNumberSame && cells.source) return false;
  if (!cells.text) return cells.measure !== undefined || above.measures.length > 0;
  return isNumberSame && cells.measure !== undefined && squeezed(cells.text) === squeezed(above.cells.text ?? "");
}
