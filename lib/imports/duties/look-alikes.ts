import { bareText } from "@/lib/imports/cells/texts";
import { warning } from "@/lib/imports/merge";
import type { Problem } from "@/lib/imports/preview";
import { nearestOf } from "@/lib/similar";
import type { KnownDuty } from "./context";

/** Comparing sentences is slow: a place with more items, and a sheet with more strangers, gets no more of it. */
const MAX_ITEMS = 300;
const MAX_LOOKED_FOR = 300;

/** Whether words that are to become a new item are near those of one there is, in the same key task or indicator. */
export function lookAlikes(duties: readonly KnownDuty[]) {
  const items = duties.filter(({ kind }) => kind === "ASSESSMENT_ITEM");
  const places = new Map<string, (text: string) => string | null>();
  let looked = 0;
  const placeOf = (id: string) => {
    const here = items.filter(({ keyTaskId, indicatorId }) => keyTaskId === id || indicatorId === id);
    if (here.length > MAX_ITEMS) return () => null;
    return nearestOf(
      here.map(({ content, title }) => ({
        value: content || title,
        names: [...new Set([content, title])].map(bareText),
      })),
      0.7,
    );
  };
  return (text: string, place: string): Problem[] => {
    if (text === "" || ++looked > MAX_LOOKED_FOR) return [];
    const nearest = places.get(place) ?? placeOf(place);
    places.set(place, nearest);
    const suggestion = nearest(bareText(text));
    return suggestion === null ? [] : [warning("content", "textSimilar", text, { suggestion })];
  };
}
