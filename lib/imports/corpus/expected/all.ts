import { BREAKDOWN_EXPECTED } from "./breakdown";
import type { Expectations } from "./expected";
import { FORMATS_EXPECTED } from "./formats";
import { PROGRESS_EXPECTED } from "./progress";
import { RECTIFICATION_EXPECTED } from "./rectification";
import { REFUSED_EXPECTED } from "./refused";
import { SCORE_SHEET_EXPECTED, STANDARD_EXPECTED } from "./standard";
import { UNITS_EXPECTED } from "./units";

/** By folder of files/. */
export const EXPECTED: Record<string, Expectations> = {
  breakdown: { ...BREAKDOWN_EXPECTED, ...FORMATS_EXPECTED },
  standard: STANDARD_EXPECTED,
  "score-sheet": SCORE_SHEET_EXPECTED,
  units: UNITS_EXPECTED,
  progress: PROGRESS_EXPECTED,
  rectification: RECTIFICATION_EXPECTED,
  refused: REFUSED_EXPECTED,
};
