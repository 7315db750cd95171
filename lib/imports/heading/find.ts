import { squeezed } from "@/lib/cells";
import { ROUND_TRIP_HEADING } from "@/lib/documents/round-trip";
import type { ColumnSpec, GridRow, Mapping } from "@/lib/imports/preview";
import { type ColumnNames, columnNames, mapHeadings } from "./names";

/** Title, unit and notes above a heading take fewer rows than these. */
export const HEADING_WITHIN = 30;

export interface Heading {
  /** Its rows among the sheet's, from and to. */
  from: number;
  to: number;
  /** As written, one per column; of two rows both, where they differ. */
  headings: string[];
  mapping: Mapping;
  score: number;
  /** The column of hidden row numbers, -1 where there is none. */
  originAt: number;
}

/** The row, or two, whose cells name most columns; null when nothing names all that are required. */
export function findHeading(rows: readonly GridRow[], columns: readonly ColumnSpec[]): Heading | null {
  const names = columnNames(columns);
  let best: Heading | null = null;
  for (let from = 0; from < Math.min(HEADING_WITHIN, rows.length); from++) {
    for (const to of [from, from + 1]) {
      if (to > from && !isUpperRow(rows[from], rows[to], names)) continue;
      const heading = readHeading(rows, from, to, names);
      if (isHeading(heading, columns) && heading.score > (best?.score ?? 0)) best = heading;
    }
  }
  return best;
}

/** The heading that these rows are, whatever they say. */
export function headingAt(rows: readonly GridRow[], from: number, to: number, columns: readonly ColumnSpec[]): Heading {
  return readHeading(rows, from, to, columnNames(columns));
}

function readHeading(rows: readonly GridRow[], from: number, to: number, names: ColumnNames): Heading {
  const upper = rows[from]?.cells ?? [];
  const lower = to > from ? (rows[to]?.cells ?? []) : [];
  const width = Math.max(upper.length, lower.length);
  let spanned = "";
  const cells = Array.from({ length: width }, (_, index) => {
    const own = upper[index] ?? "";
    const below = lower[index] ?? "";
    // A merged upper heading stands in its first column only.
    if (own !== "" || below === "") spanned = own;
    return { upper: own || spanned, lower: below };
  });
  const headings = cells.map(({ lower: below }, index) => {
    const own = upper[index] ?? "";
    return below === "" || below === own ? own : own === "" ? below : `${own} ${below}`;
  });
  const marker = squeezed(ROUND_TRIP_HEADING);
  const originAt = headings.findIndex((heading) => squeezed(heading).includes(marker));
  return { from, to, headings, originAt, ...mapHeadings(cells, names) };
}

/**
 * The upper of two rows of a heading names a column itself, or is merged with the lower; a title does neither. Below a heading
 * of one row stands the first record: under most of its cells something that is no name.
 */
function isUpperRow(upper: GridRow | undefined, lower: GridRow | undefined, names: ColumnNames): boolean {
  if (!upper || !lower || new Set(upper.cells.filter(Boolean)).size < 2) return false;
  const own = lower.cells.flatMap((cell, index) => (cell !== "" && !lower.filled.includes(index) ? [index] : []));
  const isAlone = (index: number) => Boolean(upper.cells[index]) && upper.cells[index + 1] !== "";
  const others = own.filter((index) => isAlone(index) && names.exact(lower.cells[index]!).length === 0);
  if (others.length > 3 && others.length * 2 > own.length) return false;
  return lower.filled.length > 0 || upper.cells.some((cell) => cell !== "" && names.exact(cell).length > 0);
}

function isHeading({ mapping, headings, score }: Heading, columns: readonly ColumnSpec[]): boolean {
  const found = mapping.filter((key) => key !== null);
  const filled = headings.filter((text) => text !== "").length;
  if (found.length < 2 && (found.length < filled || score < 2)) return false;
  const isThere = ({ key, standIn }: ColumnSpec) => found.includes(key) || (standIn && found.includes(standIn));
  return found.length > 0 && columns.every((column) => !column.isRequired || isThere(column));
}
