import type { ColumnSpec, MakeReader } from "./preview";
import type { ImportKind } from "./status";

interface Readable {
  columns: readonly ColumnSpec[];
  /** The context was made by the same kind's queries. */
  make: MakeReader<unknown>;
}

const readable = <Context>(columns: readonly ColumnSpec[], make: MakeReader<Context>): Readable => ({
  columns,
  make: make as MakeReader<unknown>,
});

/** How each kind of sheet is read; the process that reads loads only the one it needs. */
export const READERS: Record<ImportKind, () => Promise<Readable>> = {
  async BREAKDOWN() {
    const [{ BREAKDOWN_COLUMNS }, { makeBreakdownReader }] = await Promise.all([
      import("./breakdown/columns"),
      import("./breakdown/rules"),
    ]);
    return readable(BREAKDOWN_COLUMNS, makeBreakdownReader);
  },
  async STANDARD() {
    const [{ STANDARD_COLUMNS }, { makeStandardReader }] = await Promise.all([
      import("./standard/columns"),
      import("./standard/rules"),
    ]);
    return readable(STANDARD_COLUMNS, makeStandardReader);
  },
  async SCORE_SHEET() {
    const [{ SCORE_SHEET_COLUMNS }, { makeScoreSheetReader }] = await Promise.all([
      import("./score-sheet/columns"),
      import("./score-sheet/rules"),
    ]);
    return readable(SCORE_SHEET_COLUMNS, makeScoreSheetReader);
  },
  async UNITS() {
    const [{ UNIT_COLUMNS }, { makeUnitsReader }] = await Promise.all([
      import("./units/columns"),
      import("./units/rules"),
    ]);
    return readable(UNIT_COLUMNS, makeUnitsReader);
  },
  async PROGRESS() {
    const [{ PROGRESS_COLUMNS }, { makeProgressReader }] = await Promise.all([
      import("./progress/columns"),
      import("./progress/rules"),
    ]);
    return readable(PROGRESS_COLUMNS, makeProgressReader);
  },
  async RECTIFICATION() {
    const [{ RECTIFICATION_COLUMNS }, { makeRectificationReader }] = await Promise.all([
      import("./rectification/columns"),
      import("./rectification/rules"),
    ]);
    return readable(RECTIFICATION_COLUMNS, makeRectificationReader);
  },
};
