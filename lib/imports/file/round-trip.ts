import { type RoundTrip, roundTripSchema } from "@/lib/documents/round-trip";
import type { Grid } from "@/lib/imports/preview";
import { cleanText } from "./values";

/** What this program wrote beside its own sheet: a heading as JSON, then number, id, version and JSON per row. Null when it is damaged. */
export function readRoundTrip({ rows, cut }: Grid): RoundTrip | null {
  const [head, ...rest] = rows;
  if (!head || cut > 0) return null;
  try {
    const found = roundTripSchema.safeParse({
      ...JSON.parse(head.cells.join("")),
      rows: rest.map(({ cells: [no, id, version, ...base] }) => ({
        no: Number(no),
        id,
        version: Number(version),
        base: asRead(JSON.parse(base.join(""))),
      })),
    });
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

/** As the same texts look when they come out of cells; otherwise each stray space would be a change. */
function asRead(base: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(base).map(([key, text]) => [key, typeof text === "string" ? cleanText(text) : text]),
  );
}
