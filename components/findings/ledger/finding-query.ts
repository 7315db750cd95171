import { lenientParams, type SearchParams } from "@/components/data-table/list-params";
import { type FindingListInput, findingListSchema } from "@/lib/findings/schema";

const { page: _page, size: _size, sort: _sort, group: _group, ...FILTERS } = findingListSchema.shape;

/** The ledger, its board, its three printed lists, and the units. */
export const FINDING_VIEWS = ["ledger", "board", "problems", "duties", "measures", "units"] as const;
export type FindingView = (typeof FINDING_VIEWS)[number];

export interface FindingQuery {
  view: FindingView;
  input: FindingListInput;
  /** The parameters that hold, as they stand in the address; the view is not one of them. */
  params: Record<string, string>;
  /** Those of them that filter. */
  filter: Record<string, string>;
}

/** A page's address, read leniently as the ledger of duties reads its own. */
export function parseFindingQuery(search: SearchParams): FindingQuery {
  const params = lenientParams(findingListSchema.shape, search);
  const filter = Object.fromEntries(Object.entries(params).filter(([name]) => name in FILTERS));
  const view = FINDING_VIEWS.find((one) => one === search.view) ?? "ledger";
  return { view, input: findingListSchema.parse(params), params, filter };
}
