import { isCurrent } from "@/lib/attachments/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { blocksOf } from "@/lib/documents/blocks";
import { assertFits } from "@/lib/documents/rules";
import { listMeasures, type MeasureRow } from "@/lib/findings/measures/queries";
import {
  type FindingGroupRow,
  type FindingRow,
  listAllFindings,
  listFindings,
  summariseFindings,
} from "@/lib/findings/queries";
import type { FindingGroup, FindingListInput } from "@/lib/findings/schema";
import { getLedgerYear } from "@/lib/plans/queries";

/** A finding with its measures and what only the sheet prints. */
export interface SheetFinding extends FindingRow {
  rootCause: string;
  foundBy: string;
  instruction: string;
  /** Files on it and its measures. */
  evidence: number;
  measures: MeasureRow[];
}

/** The findings of a view with their measures, by number, for the 整改台账 and its lists: those of the own government. */
export async function listRectification(viewer: Viewer, input: FindingListInput): Promise<SheetFinding[]> {
  const { total, measuresTotal } = await summariseFindings(viewer, input);
  assertFits(Math.max(total, measuresTotal));
  const { own } = await getLedgerYear(viewer, input.year);
  const all = await listAllFindings(viewer, { ...input, sort: undefined, group: undefined });
  const rows = own ? all.filter((row) => row.planId === own.id) : all;
  const ids = rows.map(({ id }) => id);
  const [measures, words] = await Promise.all([listMeasures(viewer, ids), listFindingWords(ids)]);
  const measuresOf = blocksOf(measures, (measure) => measure.finding.id);
  const wordsOf = new Map(words.map(({ id, ...rest }) => [id, rest]));
  const none = { rootCause: "", foundBy: "", instruction: "", evidence: 0 };
  return rows.map((row) => ({ ...row, ...(wordsOf.get(row.id) ?? none), measures: measuresOf.get(row.id) ?? [] }));
}

function listFindingWords(ids: readonly string[]) {
  return db.$queryRaw<{ id: string; rootCause: string; foundBy: string; instruction: string; evidence: number }[]>`
    select f.id, f."rootCause", f."foundBy", f.instruction, (
      select count(*)::int from "Attachment" t where t."findingId" = f.id and ${isCurrent}) as evidence
    from "Finding" f where f.id = any(${ids}::uuid[])`;
}

export interface SheetFindings {
  rows: FindingRow[];
  /** In order, with their labels; empty when the view is not grouped. */
  groups: FindingGroupRow[];
  group: FindingGroup | null;
}

/** All rows of a view of the rectification ledger, in its order. */
export async function listFindingsSheet(viewer: Viewer, input: FindingListInput): Promise<SheetFindings> {
  assertFits((await summariseFindings(viewer, input)).total);
  const [rows, { groups }] = await Promise.all([
    listAllFindings(viewer, input),
    input.group ? listFindings(viewer, { ...input, page: 1, size: 1 }) : { groups: [] },
  ]);
  return { rows, groups, group: input.group ?? null };
}
