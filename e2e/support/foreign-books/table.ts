// A sheet as somebody would draw it on paper: what the writers of the corpus turn into files.

export type CellValue =
  | null
  | string
  | number
  /** A real date, shown with its day or only with its month. */
  | { day: string; isMonth: boolean }
  /** A formula and what it last gave; null where the file does not say. */
  | { formula: string; value: string | number | null };

/** Rows and columns counted from 0, both ends within. */
export interface Merge {
  from: [row: number, column: number];
  to: [row: number, column: number];
}

export interface Table {
  name: string;
  rows: CellValue[][];
  merges: Merge[];
  hiddenRows: number[];
  hiddenColumns: number[];
  isHidden: boolean;
  /** So many rows below the last have borders and nothing else. */
  emptyRows: number;
}

interface Looks {
  name?: string;
  isHidden?: boolean;
  hiddenColumns?: number[];
  emptyRows?: number;
}

/**
 * A line per row, "|" between cells: "^" is merged with the cell above, "<" with the one to the left, "#" at the beginning hides the
 * row, \n breaks a line. `=0.5` is a number, `@2026-12-31` a date, `@2026-12` a month, `fx:SUM(A1:A2):3` a formula with its value,
 * `fx:SUM(A1:A2):` one without.
 */
export function tableOf(drawing: string, looks: Looks = {}): Table {
  const lines = drawing.replace(/^\n/, "").split("\n");
  const cells = lines.map((line) => line.replace(/^#/, "").split("|"));
  return {
    ...{ name: "Sheet1", isHidden: false, hiddenColumns: [], emptyRows: 0, ...looks },
    rows: cells.map((row) => row.map((cell) => cellOf(cell))),
    merges: mergesOf(cells),
    hiddenRows: lines.flatMap((line, index) => (line.startsWith("#") ? [index] : [])),
  };
}

function cellOf(cell: string): CellValue {
  if (cell === "" || cell === "^" || cell === "<") return null;
  if (/^=-?\d/.test(cell)) return Number(cell.slice(1));
  if (/^@\d{4}-\d\d-\d\d$/.test(cell)) return { day: cell.slice(1), isMonth: false };
  if (/^@\d{4}-\d\d$/.test(cell)) return { day: `${cell.slice(1)}-01`, isMonth: true };
  const [, formula, value] = /^fx:(.*):([^:]*)$/.exec(cell) ?? [];
  if (formula !== undefined && value !== undefined)
    return { formula, value: value === "" ? null : Number.isNaN(Number(value)) ? value : Number(value) };
  return cell.replaceAll("\\n", "\n");
}

/** From every cell that is no "^" or "<" as far to the right and down as these go. */
function mergesOf(cells: readonly (readonly string[])[]): Merge[] {
  const merges: Merge[] = [];
  for (const [row, line] of cells.entries()) {
    for (const [column, cell] of line.entries()) {
      if (cell === "^" || cell === "<") continue;
      let right = column;
      while (line[right + 1] === "<") right++;
      let down = row;
      while (cells[down + 1]?.[column] === "^") down++;
      if (right > column || down > row) merges.push({ from: [row, column], to: [down, right] });
    }
  }
  return merges;
}

/** The number that Excel has for a day; on the first computers of another make the count began in 1904. */
export function serialOf(day: string, is1904 = false): number {
  return (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000 - (is1904 ? 1462 : 0);
}
