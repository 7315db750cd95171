import { createHash } from "node:crypto";
import { squeezed } from "@/lib/cells";
import { ROUND_TRIP_TAB } from "@/lib/documents/round-trip";
import type { Book, ColumnSpec, Found, Grid, ImportSettings, MappedSheet, Mapping } from "@/lib/imports/preview";
import { findHeading, HEADING_WITHIN, type Heading, headingAt } from "./find";
import { withoutMarks } from "./marks";
import { mapRows } from "./rows";
import { senderOf } from "./sender";

/** The sheet of our own workbooks that repeats the printed one for filtering. */
const DATA_TAB = "数据";
const MAX_SHOWN = 80;
const MAX_HEADING = 200;

type Chosen = ImportSettings["files"][string];

export type SheetResult =
  | { fault: "NO_HEADING" | "NO_ROWS" }
  | { fault: null; found: Found; sheet: Omit<MappedSheet, "fileName"> };

/**
 * Finds the sheet of a book that holds the kind's columns, its heading and its rows. What was chosen by hand wins over a
 * mapping remembered for the same headings, and that over what the headings say. Who has chosen by hand sees what came of it
 * and can choose again: then nothing but an empty sheet is a fault.
 */
export function mapSheet(
  book: Book,
  columns: readonly ColumnSpec[],
  chosen: Chosen | undefined,
  layouts: Readonly<Record<string, Mapping>>,
): SheetResult {
  const sheets = book.sheets.filter(({ name }) => name !== ROUND_TRIP_TAB).map(withoutMarks);
  const isChosen = chosen !== undefined && Object.values(chosen).some((value) => value !== undefined);
  const place = isChosen ? chosenPlace(sheets, columns, chosen) : bestPlace(sheets, columns);
  if (!place) return { fault: sheets.some(({ rows }) => rows.length > 0) ? "NO_HEADING" : "NO_ROWS" };
  const { grid, heading } = place;
  const layout = createHash("sha256").update(heading.headings.map(squeezed).join("\n")).digest("hex");
  const mapping = validMapping(chosen?.mapping ?? layouts[layout] ?? heading.mapping, heading, columns);
  const rows = mapRows(grid.rows, { heading, mapping, columns, roundTrip: book.roundTrip });
  if (!isChosen && rows.every(({ isFoot }) => isFoot)) return { fault: "NO_ROWS" };
  const found: Found = {
    sheets: sheets.map(({ name, isHidden, rows: all }) => ({ name, isHidden, rows: all.length })),
    sheet: grid.name,
    headingRows: [grid.rows[heading.from]?.no ?? 1, grid.rows[heading.to]?.no ?? 1],
    headings: heading.headings.map((text) => text.slice(0, MAX_HEADING)),
    mapping,
    layout,
    top: grid.rows
      .slice(0, HEADING_WITHIN)
      .map(({ no, cells }) => ({ no, cells: cells.map((cell) => cell.slice(0, MAX_SHOWN)) })),
    document: book.roundTrip?.document ?? null,
    unit: book.roundTrip?.unit ?? null,
  };
  const keys = mapping.filter((key) => key !== null);
  return {
    fault: null,
    found,
    sheet: { rows, roundTrip: book.roundTrip, columns: keys, sender: senderOf(grid.rows.slice(0, heading.from)) },
  };
}

interface Place {
  grid: Grid;
  heading: Heading;
}

/** The visible sheet whose heading fits best, the first of equals; of our own the one that knows its rows, never 数据 before it. */
function bestPlace(sheets: readonly Grid[], columns: readonly ColumnSpec[]): Place | null {
  const fitting = sheets.flatMap((grid): Place[] => {
    const heading = grid.isHidden ? null : findHeading(grid.rows, columns);
    return heading ? [{ grid, heading }] : [];
  });
  const own = fitting.find(({ heading }) => heading.originAt >= 0);
  if (own) return own;
  const printed = fitting.filter(({ grid }) => grid.name !== DATA_TAB);
  return (printed.length > 0 ? printed : fitting).reduce<Place | null>(
    (first, place) => (first && first.heading.score >= place.heading.score ? first : place),
    null,
  );
}

function chosenPlace(sheets: readonly Grid[], columns: readonly ColumnSpec[], chosen: Chosen): Place | null {
  const named = sheets.find(({ name }) => name === chosen.sheet);
  const best = bestPlace(named ? [{ ...named, isHidden: false }] : sheets, columns);
  const grid = named ?? best?.grid ?? sheets.find(({ isHidden, rows }) => !isHidden && rows.length > 0);
  if (!grid || grid.rows.length === 0) return null;
  const from = grid.rows.findIndex(({ no }) => no === chosen.headingRows?.[0]);
  if (from < 0) return { grid, heading: best?.heading ?? headingAt(grid.rows, 0, 0, columns) };
  const to = grid.rows.findIndex(({ no }) => no === chosen.headingRows?.[1]);
  return { grid, heading: headingAt(grid.rows, from, to === from + 1 ? to : from, columns) };
}

/** One entry per column, only keys that the kind has, each once. */
function validMapping(given: Mapping, { headings }: Heading, columns: readonly ColumnSpec[]): Mapping {
  const known = new Set(columns.map(({ key }) => key));
  return headings.map((_, index) => {
    const key = given[index] ?? null;
    return key !== null && known.delete(key) ? key : null;
  });
}
