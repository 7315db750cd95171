import { paramsOf } from "@/lib/api/rules";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { assertKnownFilter } from "@/lib/findings/filter/queries";
import { assertFindingVisible, listFindings } from "@/lib/findings/queries";
import { getFinding } from "@/lib/findings/record/queries";
import { isId } from "@/lib/ids";
import { parseInput } from "@/lib/input";
import { findingDetailJson, findingSummaryJson, measureJson } from "./rules";
import { type FindingDetailJson, type FindingListJson, findingParamsSchema, type MeasureListJson } from "./schema";

/** One page of findings for a query string. INVALID names the first parameter at fault, also a code that nobody has. */
export async function listFindingsJson(viewer: Viewer, search: URLSearchParams): Promise<FindingListJson> {
  assertCan(viewer, "viewFindings");
  const input = parseInput(findingParamsSchema, paramsOf(search));
  await assertKnownFilter(viewer, input);
  const { total, page, size, items } = await listFindings(viewer, input);
  return { total, page, size, items: items.map(findingSummaryJson) };
}

export async function getFindingJson(viewer: Viewer, id: string): Promise<FindingDetailJson> {
  return findingDetailJson(await getFinding(viewer, id));
}

export async function listMeasuresJson(viewer: Viewer, id: string): Promise<MeasureListJson> {
  const { measures } = await getFinding(viewer, id);
  return { total: measures.length, items: measures.map(measureJson) };
}

/** NOT_FOUND unless the viewer sees the finding of this measure, which is not void. Asked before a body is read. */
export async function assertMeasureVisible(viewer: Viewer, id: string): Promise<void> {
  assertCan(viewer, "viewFindings");
  const measure = isId(id)
    ? await db.measure.findFirst({ where: { id, voidedAt: null }, select: { findingId: true } })
    : null;
  if (!measure) throw notFound();
  await assertFindingVisible(viewer, measure.findingId);
}
