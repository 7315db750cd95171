import { recordEvents } from "@/lib/activity/mutations";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { InvalidInput } from "@/lib/input";
import { assertOpen, visiblePlanStatuses } from "@/lib/plans/policy";
import type { Plan } from "@/prisma/generated/client";
import { assertRaisable, loadPlaces, type Places, placeFinding, placeMeasure } from "./place";
import { rollUpFindings, tallyRectification } from "./roll-up";
import { findingNumber } from "./rules";
import type { RaiseFindingInput } from "./schema";

/** The closed finding that came back. */
export interface Ancestor {
  id: string;
  number: string;
  relapses: number;
}

export interface Raised {
  id: string;
  number: string;
  version: number;
}

/**
 * Enters findings in the ledger, numbered on within their years, with their measures: all or none.
 * @param rowPath what the fault of one row is named by: "findings.3"
 */
export async function registerFindings(
  tx: Tx,
  viewer: Viewer,
  inputs: readonly RaiseFindingInput[],
  { rowPath, ancestor }: { rowPath?: (index: number) => (string | number)[]; ancestor?: Ancestor } = {},
): Promise<Raised[]> {
  assertCan(viewer, "raiseFinding");
  const planOf = await holdPlans(tx, viewer);
  const raised: Raised[] = [];
  const planUnits: { planId: string; unitId: string }[] = [];
  for (const plan of [...new Set(inputs.map(planOf))].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const own = inputs.map((input, index) => ({ input, index })).filter(({ input }) => planOf(input) === plan);
    const first = await nextNumber(tx, plan.id);
    const places = await loadPlaces(
      tx,
      viewer,
      plan,
      own.map(({ input }) => input),
    );
    const rows = own.map(({ input, index }, place) =>
      named(rowPath?.(index), () => prepare(viewer, plan, places, first + place, input)),
    );
    const made = await tx.finding.createManyAndReturn({
      data: rows.map(({ finding }) => ({
        ...finding,
        raisedById: viewer.userId,
        raisedUnitId: viewer.unitId,
        ...(ancestor && { ancestorId: ancestor.id, relapses: ancestor.relapses + 1 }),
      })),
      select: { id: true, number: true, version: true, sortNo: true, text: true },
    });
    const byNumber = new Map(made.map((one) => [one.sortNo, one]));
    const findings = own.flatMap((_, place) => byNumber.get(first + place) ?? []);
    await writeParts(tx, findings, rows);
    await recordEvents(
      tx,
      viewer,
      findings.map(({ id, number, text }) => ({
        kind: "FINDING_RAISED" as const,
        findingId: id,
        payload: { number, text, ...(ancestor && { ancestor: ancestor.number }) },
      })),
    );
    for (const [place, { index }] of own.entries()) {
      const { id, number, version } = findings[place] as (typeof findings)[number];
      raised[index] = { id, number, version };
    }
    planUnits.push(...rows.flatMap(({ unitIds }) => unitIds.map((unitId) => ({ planId: plan.id, unitId }))));
  }
  await rollUpFindings(
    tx,
    raised.map(({ id }) => id),
  );
  await tallyRectification(tx, { dutyIds: inputs.flatMap(({ dutyId }) => dutyId ?? []), planUnits });
  return raised;
}

/** The plan of each input, held so that it is not closed meanwhile; no year means: the latest that is issued. */
async function holdPlans(tx: Tx, viewer: Viewer) {
  const where = { governmentId: viewer.governmentId, status: { in: [...visiblePlanStatuses(viewer)] } };
  const found = await tx.plan.findMany({ where, orderBy: { year: "desc" }, select: { id: true } });
  await tx.$queryRaw`
    select id from "Plan" where id = any(${found.map(({ id }) => id)}::uuid[]) order by id for share`;
  const plans = await tx.plan.findMany({ where, orderBy: { year: "desc" } });
  return ({ year }: RaiseFindingInput): Plan => {
    const plan = plans.find((one) => (year === null ? one.status === "ISSUED" : one.year === year));
    if (!plan) throw new AppError("INVALID", "noIssuedYear", { field: "year" });
    assertOpen(plan);
    return plan;
  };
}

/** The next place in the plan's ledger; others who raise wait until this transaction ends. */
export async function nextNumber(tx: Tx, planId: string): Promise<number> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`findings of ${planId}`}, 0))`;
  const last = await tx.finding.aggregate({ where: { planId }, _max: { sortNo: true } });
  return (last._max.sortNo ?? 0) + 1;
}

function prepare(viewer: Viewer, plan: Plan, places: Places, sortNo: number, input: RaiseFindingInput) {
  const duty = assertRaisable(viewer, plan, places, input);
  if (input.reportId && (duty === null || places.dutyOfReport.get(input.reportId) !== duty.id)) {
    throw new AppError("INVALID", "fieldInvalid", { field: "reportId" });
  }
  const number = findingNumber(plan.year, sortNo);
  const { columns, unitIds } = placeFinding(places, number, input);
  const measures = input.measures.map((measure, index) =>
    named(["measures", index], () => placeMeasure(places.units, unitIds, measure)),
  );
  const status = measures.length > 0 ? ("RECTIFYING" as const) : ("REGISTERED" as const);
  const finding = { ...columns, number, sortNo, status, planId: plan.id, year: plan.year, reportId: input.reportId };
  return { finding, unitIds, measures };
}

type Prepared = ReturnType<typeof prepare>;

/** Responsible units and measures of new findings, in few statements however many there are. */
async function writeParts(tx: Tx, findings: readonly { id: string }[], rows: readonly Prepared[]): Promise<void> {
  await tx.findingUnit.createMany({
    data: findings.flatMap(({ id }, place) =>
      (rows[place]?.unitIds ?? []).map((unitId, sortNo) => ({ findingId: id, unitId, sortNo })),
    ),
  });
  const measures = findings.flatMap(({ id: findingId }, place) =>
    (rows[place]?.measures ?? []).map((measure, index) => ({ ...measure, findingId, sortNo: index + 1 })),
  );
  const made = await tx.measure.createManyAndReturn({
    data: measures.map(({ columns, findingId, sortNo }) => ({
      ...columns,
      ...{ findingId, sortNo, originalDueOn: columns.dueOn },
    })),
    select: { id: true, findingId: true, sortNo: true },
  });
  const idOf = new Map(made.map(({ id, findingId, sortNo }) => [`${findingId} ${sortNo}`, id]));
  await tx.measureUnit.createMany({
    data: measures.flatMap(({ findingId, sortNo: place, unitIds }) => {
      const measureId = idOf.get(`${findingId} ${place}`) as string;
      return unitIds.map((unitId, sortNo) => ({ measureId, unitId, sortNo }));
    }),
  });
}

/** Does the work of one row; a refusal says which row it was. */
function named<T>(path: (string | number)[] | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!path || !(error instanceof AppError)) throw error;
    if (error instanceof InvalidInput) {
      throw new InvalidInput(error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] })));
    }
    const own = [...path, ...(error.field ? [error.field] : [])];
    if (error.code !== "INVALID") throw new AppError(error.code, error.key, { field: own.join(".") });
    throw new InvalidInput([{ code: "custom", message: error.key, input: undefined, path: own }]);
  }
}
