import type { RoundTrip } from "@/lib/documents/round-trip";

type Cells = Record<string, string>;

/**
 * Who deletes the first row of a merged cell takes its text along: to the rows below it the cell then says nothing. In a sheet of this
 * program it says what it said there.
 * @param present cells of the rows that the sheet still has, by their numbers
 */
export function lostTexts(roundTrip: RoundTrip | null, present: ReadonlyMap<number, Cells>) {
  const bases = new Map(roundTrip?.rows.map(({ no, base }) => [no, base]) ?? []);
  /** Whether a row that is gone said the same, with nothing but blanks between. */
  const isLost = (no: number, column: string, text: string): boolean => {
    for (let above = no - 1; bases.get(above)?.[column] === text; above--) {
      const cells = present.get(above);
      if (!cells) return true;
      if (cells[column] !== "") return false;
    }
    return false;
  };
  return (given: Cells, no: number): Cells => {
    const cells = { ...given };
    for (const [column, text] of Object.entries(bases.get(no) ?? {})) {
      if (text !== "" && cells[column] === "" && isLost(no, column, text)) cells[column] = text;
    }
    return cells;
  };
}
