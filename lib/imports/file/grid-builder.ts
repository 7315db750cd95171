import type { Grid, GridRow } from "@/lib/imports/preview";
import { MAX_IMPORT_COLUMNS, MAX_IMPORT_ROWS } from "@/lib/imports/status";
import { cleanText } from "./values";

/** Rows above the data: titles, notes, headings. */
const HEADROOM = 50;
const MAX_ROWS = MAX_IMPORT_ROWS + HEADROOM;
/** Areas that do not overlap, as Excel has it, fill no more cells than there are. */
const MAX_FILLED = MAX_ROWS * MAX_IMPORT_COLUMNS;
/** Longest name of a sheet; Excel's have 31 characters. */
const MAX_NAME = 200;
/** Real sheets have some thousands. */
const MAX_MERGES = 200_000;

/** Rows and columns counted from 0, the last ones inside. */
export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Gathers the cells of a sheet, whichever order and however far apart they come; only what has text takes room. */
export class GridBuilder {
  readonly #rows = new Map<number, string[]>();
  readonly #hidden = new Set<number>();
  readonly #merges: Area[] = [];
  #cut = 0;
  #lastCut = -1;
  #width = 0;

  /**
   * @param row counted from 0, as `column`
   * @param text as `cleanText` leaves it
   */
  set(row: number, column: number, text: string) {
    if (column >= MAX_IMPORT_COLUMNS || row < 0 || column < 0 || text === "") return;
    let cells = this.#rows.get(row);
    if (!cells) {
      if (this.isFull) return this.#leaveOut(row);
      cells = [];
      this.#rows.set(row, cells);
    }
    while (cells.length < column) cells.push("");
    cells[column] = text;
    this.#width = Math.max(this.#width, column + 1);
  }

  /** Whether further rows are only counted. */
  get isFull(): boolean {
    return this.#rows.size >= MAX_ROWS;
  }

  /** Counts rows with text that are not read one by one. */
  leaveOut(rows: number) {
    this.#cut += rows;
  }

  hide(row: number) {
    if (this.#hidden.size < MAX_ROWS * 2) this.#hidden.add(row);
  }

  merge(area: Area) {
    if (this.#merges.length < MAX_MERGES && area.left < MAX_IMPORT_COLUMNS) this.#merges.push(area);
  }

  #leaveOut(row: number) {
    if (row !== this.#lastCut) this.leaveOut(1);
    this.#lastCut = row;
  }

  finish(name: string, isHidden: boolean): Grid {
    const numbers = [...this.#rows.keys()].sort((one, other) => one - other);
    const rows = numbers.map((number): GridRow => {
      const cells = this.#rows.get(number) ?? [];
      return { no: number + 1, cells, isHidden: this.#hidden.has(number), filled: [] };
    });
    fillMerged(rows, this.#merges, this.#width);
    return { name: cleanText(name).slice(0, MAX_NAME), isHidden, rows, cut: this.#cut };
  }
}

/** Puts the text of a merged area into all of its cells that lie in rows with something in them. */
function fillMerged(rows: GridRow[], merges: readonly Area[], width: number) {
  let left = MAX_FILLED;
  for (const { top, left: first, bottom, right } of merges) {
    const start = firstFrom(rows, top + 1);
    const source = rows[start];
    const text = source?.no === top + 1 ? source.cells[first] : undefined;
    if (!text) continue;
    const last = Math.min(right, width - 1);
    for (let index = start; index < rows.length && left > 0; index++) {
      const row = rows[index];
      if (!row || row.no > bottom + 1) break;
      left -= Math.max(1, last - first + 1);
      fillRow(row, first, last, text, row.no > top + 1);
    }
  }
}

function fillRow({ cells, filled }: GridRow, first: number, last: number, text: string, isBelow: boolean) {
  while (cells.length <= last) cells.push("");
  for (let column = first; column <= last; column++) {
    cells[column] = text;
    if (isBelow) filled.push(column);
  }
}

/** Index of the first row that is no less than `no`. */
function firstFrom(rows: readonly GridRow[], no: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.no ?? 0) < no) low = middle + 1;
    else high = middle;
  }
  return low;
}
