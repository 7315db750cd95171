import type { Viewer } from "@/lib/auth/viewer";
import { type Day, fromDay, today } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { canViewAssignment } from "@/lib/duties/policy";
import { dutyFrom, recordScope } from "@/lib/duties/scope";
import { AppError } from "@/lib/errors";
import { canRaiseFinding } from "./policy";
import type { RaiseFindingInput } from "./schema";
import { findingSearchText } from "./search-text";

// Where a finding stands and who is named on it: looked up once for many, checked one by one.

interface Plan {
  id: string;
  governmentId: string;
}

export type Places = Awaited<ReturnType<typeof loadPlaces>>;

type Placed = Pick<RaiseFindingInput, "unitIds" | "dutyId"> & { reportId?: string | null };

/**
 * Everything that findings of a plan may name: the government's living units, the duties among those given that the viewer may
 * see, the plan's indicators, the reports that the viewer may read.
 * @param before what an edited finding names already; it may stay though it has ended or was voided since
 */
export async function loadPlaces(
  tx: Tx,
  viewer: Viewer,
  plan: Plan,
  inputs: readonly Placed[],
  before: { unitIds: readonly string[]; dutyId: string | null } = { unitIds: [], dutyId: null },
) {
  const dutyIds = inputs.flatMap(({ dutyId }) => dutyId ?? []);
  const reportIds = inputs.flatMap(({ reportId }) => reportId ?? []);
  // One after the other: a transaction has one connection.
  const units = await loadUnits(tx, plan.governmentId, before.unitIds);
  const seen = await tx.$queryRaw<{ id: string }[]>`
    select d.id from ${dutyFrom(viewer)} where d.id = any(${dutyIds}::uuid[]) and ${recordScope(viewer)}`;
  const duties = await tx.duty.findMany({
    where: { id: { in: [...seen.map(({ id }) => id), before.dutyId ?? []].flat() }, planId: plan.id },
    select: {
      id: true,
      indicatorId: true,
      leadUnitId: true,
      parties: { where: { role: "LEAD" }, select: { unitId: true } },
    },
  });
  const indicators = await tx.indicator.findMany({ where: { planId: plan.id }, select: { id: true } });
  const reports = await tx.progressReport.findMany({
    where: { id: { in: reportIds }, status: { notIn: ["DRAFT", "WITHDRAWN"] } },
    select: { id: true, assignment: { select: { dutyId: true, unitId: true } } },
  });
  const dutyById = new Map(
    duties.map(({ parties, ...duty }) => [
      duty.id,
      { ...duty, leadIds: parties.flatMap(({ unitId }) => unitId ?? []) },
    ]),
  );
  return {
    units,
    duties: dutyById,
    indicatorIds: new Set(indicators.map(({ id }) => id)),
    dutyOfReport: new Map(
      reports.flatMap(({ id, assignment: { dutyId, unitId } }) => {
        const leadUnitIds = dutyById.get(dutyId)?.leadIds ?? [];
        return canViewAssignment(viewer, { unitId, leadUnitIds }) ? [[id, dutyId] as const] : [];
      }),
    ),
  };
}

export type Units = Awaited<ReturnType<typeof loadUnits>>;

/** The government's living units, and those in `also`, by id. */
export async function loadUnits(tx: Tx, governmentId: string, also: readonly string[] = []) {
  const units = await tx.unit.findMany({
    where: {
      governmentId,
      kind: { in: ["OFFICE", "DEPARTMENT", "TOWN"] },
      OR: [{ endedOn: null }, { id: { in: [...also] } }],
    },
    select: { id: true, name: true, shortName: true, initials: true },
  });
  return new Map(units.map((unit) => [unit.id, unit]));
}

/** The units of these ids, each once; INVALID when one is not among them. */
export function pickUnits(units: Units, ids: readonly string[], field: string) {
  return [...new Set(ids)].map((id) => {
    const unit = units.get(id);
    if (!unit) throw new AppError("INVALID", "unknownUnit", { field });
    return unit;
  });
}

/** The duty of the input; INVALID when it is not one of the plan that the viewer may see. */
function dutyOf({ duties }: Places, dutyId: string | null) {
  const duty = dutyId === null ? null : duties.get(dutyId);
  if (duty === undefined) throw new AppError("INVALID", "unknownDuty", { field: "dutyId" });
  return duty;
}

/**
 * The duty of the input, when the viewer may raise a finding like this; FORBIDDEN else. Asked of an edited one too: it must not
 * become what its raiser could not have raised.
 */
export function assertRaisable(
  viewer: Viewer,
  { governmentId }: Plan,
  places: Places,
  { source, unitIds, dutyId }: Pick<RaiseFindingInput, "source" | "unitIds" | "dutyId">,
) {
  const duty = dutyOf(places, dutyId);
  if (!canRaiseFinding(viewer, { governmentId, source, unitIds, dutyLeadIds: duty?.leadIds ?? [] })) {
    throw new AppError("FORBIDDEN", "cannotRaise", { field: "unitIds" });
  }
  return duty;
}

type Words = Omit<RaiseFindingInput, "year" | "reportId" | "measures">;

/** The columns of a finding and its responsible units, checked; what is left open comes from the duty. */
export function placeFinding(places: Places, number: string, input: Words) {
  assertNotFuture(input.foundOn, "foundOn");
  const duty = dutyOf(places, input.dutyId);
  const units = pickUnits(places.units, input.unitIds, "unitIds");
  // A lead unit that has ended since checks nothing any more.
  const ledBy = duty?.leadUnitId && places.units.has(duty.leadUnitId) ? duty.leadUnitId : null;
  const leadUnitId = input.leadUnitId ?? ledBy;
  const leads = pickUnits(places.units, leadUnitId ? [leadUnitId] : [], "leadUnitId");
  if (input.indicatorId && !places.indicatorIds.has(input.indicatorId)) {
    throw new AppError("INVALID", "unknownIndicator", { field: "indicatorId" });
  }
  const { source, kind, severity, text, rootCause, goal, foundBy, instruction } = input;
  const isLongTerm = kind === "LONG_TERM";
  const columns = {
    ...{ source, kind, severity, text, rootCause, goal, foundBy, instruction, leadUnitId },
    stageGoal: isLongTerm ? input.stageGoal : "",
    nextReviewOn: isLongTerm ? fromDay(input.nextReviewOn) : null,
    foundOn: fromDay(input.foundOn),
    dutyId: input.dutyId,
    indicatorId: input.indicatorId ?? duty?.indicatorId ?? null,
    searchText: findingSearchText({ number, text, units: [...units, ...leads] }),
  };
  return { columns, unitIds: units.map(({ id }) => id) };
}

type MeasureWords = RaiseFindingInput["measures"][number];

/** The columns of a measure and its responsible units, checked; those of the finding when none are named. */
export function placeMeasure(
  units: Units,
  findingUnitIds: readonly string[],
  { leadUnitId, unitIds, dueOn, ...words }: MeasureWords,
) {
  const named = pickUnits(units, unitIds, "unitIds");
  const [lead] = pickUnits(units, [leadUnitId ?? findingUnitIds[0] ?? ""], "leadUnitId");
  return {
    columns: { ...words, dueOn: fromDay(dueOn), leadUnitId: lead?.id ?? "" },
    unitIds: named.length > 0 ? named.map(({ id }) => id) : [...findingUnitIds],
  };
}

/** INVALID for a day that has not come. */
export function assertNotFuture(day: Day, field: string): void {
  if (day > today()) throw new AppError("INVALID", "dayInFuture", { field });
}
