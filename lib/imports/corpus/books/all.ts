import type { Books } from "./books";
import { BREAKDOWN_BOOKS } from "./breakdown";
import { PROGRESS_BOOKS } from "./progress";
import { RECTIFICATION_BOOKS } from "./rectification";
import { REFUSED_BOOKS } from "./refused";
import { SCORE_SHEET_BOOKS, STANDARD_BOOKS } from "./standard";
import { UNITS_BOOKS } from "./units";

/** By kind, and those that are refused as a whole whatever they are to be. */
export const BOOKS: Record<string, Books> = {
  breakdown: BREAKDOWN_BOOKS,
  standard: STANDARD_BOOKS,
  "score-sheet": SCORE_SHEET_BOOKS,
  units: UNITS_BOOKS,
  progress: PROGRESS_BOOKS,
  rectification: RECTIFICATION_BOOKS,
  refused: REFUSED_BOOKS,
};
