import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { assertKnownCodes } from "@/lib/duties/filter/queries";
import { assertLedger, canViewAssignment } from "@/lib/duties/policy";
import { listDuties } from "@/lib/duties/queries";
import { assertVisible, getDuty } from "@/lib/duties/record/queries";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { parseInput } from "@/lib/input";
import { detailJson, paramsOf, summaryJson } from "./rules";
import { type DutyDetailJson, type DutyListJson, dutyParamsSchema } from "./schema";

/** One page of duties for a query string. INVALID names the first parameter at fault, also a code that nobody has. */
export async function listDutiesJson(viewer: Viewer, search: URLSearchParams): Promise<DutyListJson> {
  assertLedger(viewer);
  const input = parseInput(dutyParamsSchema, paramsOf(search));
  await assertKnownCodes(viewer, input);
  const { total, page, size, items } = await listDuties(viewer, input);
  return { total, page, size, items: items.map(summaryJson) };
}

export async function getDutyJson(viewer: Viewer, id: string): Promise<DutyDetailJson> {
  return detailJson(await getDuty(viewer, id));
}

/** NOT_FOUND unless the viewer sees this assignment in full. Asked before a body is read. */
export async function assertAssignmentVisible(viewer: Viewer, id: string): Promise<void> {
  assertLedger(viewer);
  const assignment = isId(id)
    ? await db.assignment.findFirst({
        where: { id, voidedAt: null },
        select: { unitId: true, dutyId: true, duty: { select: { parties: LEADS } } },
      })
    : null;
  if (!assignment) throw notFound();
  await assertVisible(viewer, assignment.dutyId);
  const leadUnitIds = assignment.duty.parties.flatMap((party) => party.unitId ?? []);
  if (!canViewAssignment(viewer, { unitId: assignment.unitId, leadUnitIds })) throw notFound();
}

/** NOT_FOUND unless the viewer sees this report, which may be decided already but is no draft. */
export async function assertReportVisible(viewer: Viewer, id: string): Promise<void> {
  assertLedger(viewer);
  const report = isId(id)
    ? await db.progressReport.findFirst({
        where: { id, status: { notIn: ["DRAFT", "WITHDRAWN"] } },
        select: { assignmentId: true },
      })
    : null;
  if (!report) throw notFound();
  await assertAssignmentVisible(viewer, report.assignmentId);
}

const LEADS = { where: { role: "LEAD" }, select: { unitId: true } } as const;
