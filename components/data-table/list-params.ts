import type { z } from "zod";
import { isStorable } from "@/lib/input";

export type SearchParams = Record<string, string | string[] | undefined>;

/** The parameters of an address that a list's schema knows, as they stand there; unknown ones and unknown values are dropped. */
export function lenientParams(
  shape: Readonly<Record<string, z.ZodType>>,
  search: SearchParams,
): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, schema] of Object.entries(shape)) {
    const given = search[name];
    const text = (Array.isArray(given) ? given[0] : given)?.trim();
    const isKnown = (part: string) => isStorable(part) && schema.safeParse(part).success;
    if (!text) continue;
    const kept = isKnown(text) ? text : name === "q" ? text.slice(0, 100) : text.split(",").filter(isKnown).join(",");
    if (kept && isKnown(kept)) params[name] = kept;
  }
  return params;
}
