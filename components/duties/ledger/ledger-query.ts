import { type DutyListInput, dutyListSchema } from "@/lib/duties/schema";
import { isStorable } from "@/lib/input";

export type SearchParams = Record<string, string | string[] | undefined>;

const { page: _page, size: _size, sort: _sort, group: _group, ...FILTERS } = dutyListSchema.shape;

export interface LedgerQuery {
  input: DutyListInput;
  /** The parameters that hold, as they stand in the address. */
  params: Record<string, string>;
  /** Those of them that filter. */
  filter: Record<string, string>;
}

/** A page's address, read leniently: what is unknown is dropped, so that an old bookmark still opens. */
export function parseLedgerQuery(search: SearchParams): LedgerQuery {
  const params: Record<string, string> = {};
  for (const [name, schema] of Object.entries(dutyListSchema.shape)) {
    const given = search[name];
    const text = (Array.isArray(given) ? given[0] : given)?.trim();
    const isKnown = (part: string) => isStorable(part) && schema.safeParse(part).success;
    if (!text) continue;
    const kept = isKnown(text) ? text : name === "q" ? text.slice(0, 100) : text.split(",").filter(isKnown).join(",");
    if (kept && isKnown(kept)) params[name] = kept;
  }
  const filter = Object.fromEntries(Object.entries(params).filter(([name]) => name in FILTERS));
  return { input: dutyListSchema.parse(params), params, filter };
}
