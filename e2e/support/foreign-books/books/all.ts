import type { Books } from "./books";
import { BREAKDOWN_BOOKS } from "./breakdown";
import { CELLS_BOOKS } from "./cells";
import { FORMATS_BOOKS } from "./formats";
import { PROGRESS_BOOKS } from "./progress";
import { RECTIFICATION_BOOKS } from "./rectification";
import { REFUSED_BOOKS } from "./refused";
import { SCORE_SHEET_BOOKS, STANDARD_BOOKS } from "./standard";
import { UNITS_BOOKS } from "./units";

const CORPUS = "lib/imports/corpus/files";

/** By the folder they are kept in. */
export const BOOKS: Record<string, Books> = {
  [`${CORPUS}/breakdown`]: { ...BREAKDOWN_BOOKS, ...FORMATS_BOOKS },
  [`${CORPUS}/standard`]: STANDARD_BOOKS,
  [`${CORPUS}/score-sheet`]: SCORE_SHEET_BOOKS,
  [`${CORPUS}/units`]: UNITS_BOOKS,
  [`${CORPUS}/progress`]: PROGRESS_BOOKS,
  [`${CORPUS}/rectification`]: RECTIFICATION_BOOKS,
  [`${CORPUS}/refused`]: REFUSED_BOOKS,
  "lib/imports/file/fixtures": CELLS_BOOKS,
};
