import type { RoundTrip } from "@/lib/documents/round-trip";
import type { FileResult, ImportJob } from "@/lib/imports/preview";
import type { ImportKind } from "@/lib/imports/status";

/** As what a sheet of this program can come back. */
const RETURNING: Record<string, readonly ImportKind[]> = {
  breakdown: ["BREAKDOWN"],
  "score-sheet": ["STANDARD", "SCORE_SHEET"],
  progress: ["PROGRESS"],
  "unit-duties": ["PROGRESS"],
  rectification: ["RECTIFICATION"],
};

/** Why a sheet that this program made is not one for this import; null when it is, or is nobody's. */
export function originFault(origin: RoundTrip | null, { kind, year, scope }: ImportJob): FileResult | null {
  if (!origin) return null;
  // Whatever a file says it is: "constructor" is no document.
  if (!Object.hasOwn(RETURNING, origin.document) || !RETURNING[origin.document]?.includes(kind))
    return { fault: "WRONG_KIND", values: { document: origin.document } };
  if (origin.year !== year) return { fault: "WRONG_YEAR", values: { year: origin.year } };
  const isOther = scope.unit !== null && origin.unit !== null && origin.unit !== scope.unit;
  return origin.government !== scope.government || isOther
    ? { fault: "WRONG_UNIT", values: { unit: origin.unit ?? origin.government } }
    : null;
}
