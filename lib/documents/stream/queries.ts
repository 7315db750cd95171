import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { listFilterNames as listDutyFilterNames } from "@/lib/duties/filter/queries";
import { streamDuties } from "@/lib/duties/queries";
import { listFilterNames } from "@/lib/findings/filter/queries";
import { streamFindings } from "@/lib/findings/queries";
import { parseInput } from "@/lib/input";
import { assertKnown, getContext, titleOf } from "../build";
import { dutyView } from "../duties";
import { filterText, findingFilterText } from "../filter-text";
import { findingView } from "../findings";
import { type LedgerRow, type LedgerView, ledgerPages } from "../ledger-view";
import { getSheetUnits } from "../queries";
import { assertFits, MAX_STREAMED_ROWS, withRowLimit } from "../rules";
import { documentSchema, type LedgerDocument, type SheetContext } from "../schema";
import { dutyOrderText, findingOrderText } from "../view-line";

/** Rows that are in memory at a time. */
const PAGE = 2_000;

/** A view of a ledger that is written as it is read. */
export interface LedgerStream extends Pick<LedgerView<never, never>, "head" | "dataColumns"> {
  /** What the document is called: "问题台账". */
  name: string;
  /** Its file's name without the ending. */
  title: string;
  /** Records, without subtotals. */
  count: number;
  pages: AsyncGenerator<LedgerRow[]>;
}

/**
 * The rows of a view in its order and groups, all from the moment that `tx` sees. `params` are the address's, still unchecked.
 * Throws INVALID for a bad parameter or for more rows than a sheet may have.
 */
export async function openLedger(
  viewer: Viewer,
  document: LedgerDocument,
  params: Record<string, string>,
  tx: Tx,
): Promise<LedgerStream> {
  const { unit = [], year } = parseInput(documentSchema[document], params);
  const [context] = await Promise.all([
    getContext(viewer, year),
    getSheetUnits(viewer, document, unit),
    assertKnown(viewer, document, params),
  ]);
  const ledger = await OPENERS[document](viewer, params, context, tx);
  await withRowLimit(MAX_STREAMED_ROWS, async () => assertFits(ledger.count));
  return { ...ledger, title: titleOf(ledger.name, context) };
}

type Opener = (
  viewer: Viewer,
  params: Record<string, string>,
  context: SheetContext,
  tx: Tx,
) => Promise<Omit<LedgerStream, "title">>;

const OPENERS: Record<LedgerDocument, Opener> = {
  async duties(viewer, params, context, tx) {
    const input = parseInput(documentSchema.duties, params);
    const names = await listDutyFilterNames(viewer, input);
    const { pages, ...facts } = await streamDuties(viewer, input, tx, PAGE);
    const view = dutyView(facts, { filter: filterText(input, names), order: dutyOrderText(input) }, context);
    const sums = new Map(facts.groups.map(({ key, ...group }) => [key, group]));
    const { head, dataColumns } = view;
    const rows = ledgerPages(view, pages, (key) => sums.get(key));
    return { name: "责任台账", head, dataColumns, count: facts.count, pages: rows };
  },
  async findings(viewer, params, context, tx) {
    const input = parseInput(documentSchema.findings, params);
    const names = await listFilterNames(viewer, input);
    const { pages, ...facts } = await streamFindings(viewer, input, tx, PAGE);
    const words = { filter: findingFilterText(input, names), order: findingOrderText(input) };
    const view = findingView({ ...facts, group: input.group ?? null }, words, context);
    const sums = new Map(facts.groups.map(({ key, ...group }) => [key, group]));
    const { head, dataColumns } = view;
    const rows = ledgerPages(view, pages, (key) => sums.get(key));
    return { name: "问题台账", head, dataColumns, count: facts.count, pages: rows };
  },
};
