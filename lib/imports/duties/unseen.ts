import { deletedRows } from "@/lib/imports/merge";
import type { MappedSheet, Problem } from "@/lib/imports/preview";

/** Rows that this program wrote and that do not come back. */
export function unseenRows() {
  const unseen = new Map<string, string>();
  const seen = new Set<string>();
  return {
    look({ rows, roundTrip }: MappedSheet): void {
      for (const { origin } of rows) if (origin) seen.add(origin.id);
      for (const { id, base } of roundTrip?.rows ?? []) {
        const words = base.content || base.keyTask || "";
        unseen.set(id, base.code || words.replace(/\s+/g, " ").slice(0, 20) || id);
      }
    },
    problems: (): Problem[] => deletedRows([...unseen].flatMap(([id, key]) => (seen.has(id) ? [] : [key]))),
  };
}
