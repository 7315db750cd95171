import { assertCan, can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/dates";
import { db } from "@/lib/db";
import { canViewAssignment } from "@/lib/duties/policy";
import { assertVisible } from "@/lib/duties/record/queries";
import { dutyFrom, dutyScope } from "@/lib/duties/scope";
import { AppError, forbidden, notFound } from "@/lib/errors";
import { getFinding } from "@/lib/findings/record/queries";
import type { RaiseFindingInput } from "@/lib/findings/schema";
import { isId } from "@/lib/ids";
import { getLedgerYear } from "@/lib/plans/queries";
import { listUnitOptions } from "@/lib/units/queries";

/** What the form of a finding offers: units in protocol order, the year's indicators, and the duties that the viewer sees. */
async function getFindingFormOptions(viewer: Viewer, year?: number) {
  assertCan(viewer, "raiseFinding");
  const plans = await getLedgerYear(viewer, year);
  if (!plans.own) throw notFound();
  const { id, status } = plans.own;
  const own = { year: plans.year, ids: [id] };
  const [units, indicators, duties] = await Promise.all([
    listUnitOptions(viewer),
    db.indicator.findMany({ where: { planId: id }, include: { parent: { select: { name: true, sortNo: true } } } }),
    db.$queryRaw<DutyOption[]>`
      select d.id, d.code, d.title, d."leadUnitId", d."indicatorId"
      from ${dutyFrom(viewer)} where ${dutyScope(viewer, own, {}, today())} order by d.kind, d."sortNo", d.id`,
  ]);
  return {
    plan: { id, year: plans.year ?? 0, status },
    units: units
      .filter(({ kind }) => kind !== "GOVERNMENT")
      .map(({ id: unitId, code, name, shortName, initials }) => ({
        id: unitId,
        code,
        name,
        shortName,
        hint: `${shortName} ${initials}`,
      })),
    indicators: indicators
      .filter((one) => one.parent !== null)
      .sort((a, b) => (a.parent?.sortNo ?? 0) - (b.parent?.sortNo ?? 0) || a.sortNo - b.sortNo)
      .map(({ id: indicatorId, code, name, parent }) => ({
        id: indicatorId,
        code,
        name,
        parentName: parent?.name ?? "",
      })),
    duties,
    /** The office raises anything for anybody; others what canRaiseFinding lets them. */
    isOffice: can(viewer, "editFinding"),
    ownUnitId: viewer.unitId,
  };
}

export type FindingFormOptions = Awaited<ReturnType<typeof getFindingFormOptions>>;

interface DutyOption {
  id: string;
  code: string;
  title: string;
  leadUnitId: string | null;
  indicatorId: string | null;
}

/** The form of a new finding, with what is known beforehand: from a report that was returned, or from a duty. */
export async function getRaiseForm(viewer: Viewer, from: { duty?: string; report?: string } = {}) {
  assertCan(viewer, "raiseFinding");
  const report = from.report === undefined ? null : await getReport(viewer, from.report);
  const dutyId = report?.assignment.dutyId ?? from.duty;
  const duty = dutyId === undefined ? null : await getDutyPlace(viewer, dutyId);
  const options = await getFindingFormOptions(viewer, duty?.plan.year);
  if (options.plan.status === "CLOSED") {
    throw new AppError("FORBIDDEN", "planClosed", { values: { year: options.plan.year } });
  }
  const words = [report?.problems, report?.returnReason].flatMap((text) => text?.trim() || []);
  return { options, duty: duty && { id: duty.id, code: duty.code, title: duty.title }, input: prefill() };

  function prefill(): RaiseFindingInput {
    const unitIds = report ? [report.assignment.unitId] : unitsOf(viewer, duty);
    const isOwn = unitIds.every((unitId) => unitId === viewer.unitId);
    return {
      year: options.plan.year,
      source: isOwn ? "SELF_CHECK" : "INSPECTION_COUNTY",
      kind: "DEADLINE",
      severity: "MINOR",
      text: words.join("\n").slice(0, 2_000),
      rootCause: "",
      goal: "",
      stageGoal: "",
      nextReviewOn: null,
      foundOn: today(),
      foundBy: viewer.unitName,
      instruction: "",
      unitIds,
      leadUnitId: duty?.leadUnitId ?? null,
      dutyId: duty?.id ?? null,
      indicatorId: duty?.indicatorId ?? null,
      reportId: report?.id ?? null,
      measures: [],
    };
  }
}

/** The form of a finding that is there; FORBIDDEN for who may not change it now. */
export async function getEditForm(viewer: Viewer, id: string) {
  const finding = await getFinding(viewer, id);
  if (!finding.can.edit) throw forbidden();
  return { finding, options: await getFindingFormOptions(viewer, finding.plan.year) };
}

type DutyPlace = NonNullable<Awaited<ReturnType<typeof getDutyPlace>>>;

/** A duty that one unit does is that unit's problem; of several the office chooses, and a unit means itself. */
function unitsOf(viewer: Viewer, duty: DutyPlace | null): string[] {
  const assigned = duty?.assignments.map(({ unitId }) => unitId) ?? [];
  if (assigned.length === 1) return assigned;
  if (can(viewer, "editFinding") || duty?.leadUnitId === viewer.unitId) return [];
  return [viewer.unitId];
}

async function getDutyPlace(viewer: Viewer, id: string) {
  await assertVisible(viewer, id);
  const duty = await db.duty.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      code: true,
      title: true,
      leadUnitId: true,
      indicatorId: true,
      plan: { select: { year: true, governmentId: true } },
      assignments: { where: { voidedAt: null }, select: { unitId: true } },
    },
  });
  // The ledger of a government below is its own to keep.
  if (duty.plan.governmentId !== viewer.governmentId) throw forbidden();
  return duty;
}

async function getReport(viewer: Viewer, id: string) {
  const report = isId(id)
    ? await db.progressReport.findFirst({
        where: { id, status: { notIn: ["DRAFT", "WITHDRAWN"] } },
        select: {
          id: true,
          problems: true,
          returnReason: true,
          assignment: {
            select: {
              dutyId: true,
              unitId: true,
              duty: { select: { parties: { where: { role: "LEAD" }, select: { unitId: true } } } },
            },
          },
        },
      })
    : null;
  if (!report) throw notFound();
  await assertVisible(viewer, report.assignment.dutyId);
  const { unitId, duty } = report.assignment;
  const leadUnitIds = duty.parties.flatMap((party) => party.unitId ?? []);
  if (!canViewAssignment(viewer, { unitId, leadUnitIds })) throw notFound();
  return report;
}
