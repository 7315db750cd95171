import { lenientParams, type SearchParams } from "@/components/data-table/list-params";
import { type DutyListInput, dutyListSchema } from "@/lib/duties/schema";

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
  const params = lenientParams(dutyListSchema.shape, search);
  const filter = Object.fromEntries(Object.entries(params).filter(([name]) => name in FILTERS));
  return { input: dutyListSchema.parse(params), params, filter };
}
