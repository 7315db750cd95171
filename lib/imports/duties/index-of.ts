import { squeezed } from "@/lib/cells";
import { bareText } from "@/lib/imports/cells/texts";
import type { KnownDuty } from "./context";

/** Finds duties by id, by code and by their words. */
export function dutyIndex(duties: readonly KnownDuty[]) {
  const byId = new Map(duties.map((duty) => [duty.id, duty]));
  const byCode = new Map(duties.map((duty) => [squeezed(duty.code), duty]));
  const items = new Map<string, KnownDuty[]>();
  for (const duty of duties) {
    if (duty.kind !== "ASSESSMENT_ITEM") continue;
    for (const key of new Set([duty.content, duty.title].map(bareText))) {
      if (key !== "") items.set(key, [...(items.get(key) ?? []), duty]);
    }
  }
  return {
    byId: (id: string): KnownDuty | null => byId.get(id) ?? null,
    byCode: (code: string): KnownDuty | null => (code === "" ? null : (byCode.get(squeezed(code)) ?? null)),
    /**
     * The item with these words in its place; else the only one that has no such place yet. `id` is null for a place that
     * is new, undefined where the sheet names none: then words that only one item has are enough.
     */
    item(text: string, place: "keyTaskId" | "indicatorId", id: string | null | undefined): KnownDuty | null {
      const same = items.get(bareText(text)) ?? [];
      if (id === undefined) return same.length === 1 ? same[0]! : null;
      const here = id === null ? undefined : same.find((duty) => duty[place] === id);
      const unplaced = same.filter((duty) => duty[place] === null);
      return here ?? (unplaced.length === 1 ? unplaced[0]! : null);
    },
  };
}
