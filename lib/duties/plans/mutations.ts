import { recordEvent } from "@/lib/activity/mutations";
import { changesBetween } from "@/lib/activity/rules";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { isUniqueViolation, type Tx, transaction } from "@/lib/db";
import { AppError, conflict, notFound } from "@/lib/errors";
import { assertOpen } from "@/lib/plans/policy";
import { FULL_POINTS, sumPoints } from "@/lib/points";
import type { Plan, PlanStatus } from "@/prisma/generated/client";
import { copyStandard } from "./copy";
import { settingsOf } from "./rules";
import type {
  AddIndicatorInput,
  CreatePlanInput,
  EditPlanInput,
  PlanVersionInput,
  RemoveIndicatorInput,
} from "./schema";

/** Opens a year as a draft that only the office sees, empty or with the structure of another year. */
export async function createPlan(viewer: Viewer, { year, title, copyFrom }: CreatePlanInput): Promise<{ id: string }> {
  assertCan(viewer, "managePlan");
  try {
    return await transaction(async (tx) => {
      const source =
        copyFrom && (await tx.plan.findFirst({ where: { id: copyFrom, governmentId: viewer.governmentId } }));
      if (copyFrom && !source) throw notFound();
      const { id } = await tx.plan.create({
        data: { governmentId: viewer.governmentId, year, title, ...(source && settingsOf(source)) },
        select: { id: true },
      });
      if (source) await copyStandard(tx, source, { id, year });
      await recordEvent(tx, viewer, { kind: "PLAN_CREATED", payload: { year } });
      return { id };
    }, 30_000);
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("INVALID", "yearTaken", { field: "year", values: { year } });
    throw error;
  }
}

export async function editPlan(viewer: Viewer, { id, version, ...input }: EditPlanInput): Promise<void> {
  await transaction(async (tx) => {
    const plan = await ownPlan(tx, viewer, id);
    assertOpen(plan);
    await guardedUpdate(tx, plan, version, input);
    const changes = changesBetween({ title: plan.title, ...settingsOf(plan) }, input);
    if (changes) await recordEvent(tx, viewer, { kind: "PLAN_EDITED", payload: { year: plan.year, changes } });
  });
}

/** 印发: from now on everybody sees the year and units report. Only when the items' points sum to exactly 100.00. */
export async function issuePlan(viewer: Viewer, { id, version }: PlanVersionInput): Promise<void> {
  await transaction(async (tx) => {
    const plan = await ownPlan(tx, viewer, id);
    assertStatus(plan, "DRAFT");
    const items = await tx.duty.findMany({
      where: { planId: id, kind: "ASSESSMENT_ITEM", voidedAt: null },
      select: { points: true },
    });
    const sum = sumPoints(items.map((item) => item.points));
    if (!sum.equals(FULL_POINTS)) throw new AppError("INVALID", "pointsNotFull", { values: { sum: sum.toFixed(2) } });
    await guardedUpdate(tx, plan, version, { status: "ISSUED", issuedAt: new Date() });
    await recordEvent(tx, viewer, { kind: "PLAN_ISSUED", payload: { year: plan.year } });
  });
}

/** 办结归档: read-only for everybody from now on. */
export async function closePlan(viewer: Viewer, { id, version }: PlanVersionInput): Promise<void> {
  await transaction(async (tx) => {
    const plan = await ownPlan(tx, viewer, id);
    assertStatus(plan, "ISSUED");
    await guardedUpdate(tx, plan, version, { status: "CLOSED", closedAt: new Date() });
    await recordEvent(tx, viewer, { kind: "PLAN_CLOSED", payload: { year: plan.year } });
  });
}

/** Adds a first- or second-level indicator to a draft; the code's order is the order of the sheet. */
export async function addIndicator(viewer: Viewer, input: AddIndicatorInput): Promise<{ id: string }> {
  try {
    return await transaction(async (tx) => {
      const plan = await ownPlan(tx, viewer, input.planId);
      assertStatus(plan, "DRAFT");
      const parent =
        input.parentId &&
        (await tx.indicator.findFirst({ where: { id: input.parentId, planId: plan.id, parentId: null } }));
      if (input.parentId && !parent) throw new AppError("INVALID", "unknownIndicator", { field: "parentId" });
      const [first = 0, second = 0] = input.code.split(".").map(Number);
      const indicator = await tx.indicator.create({
        data: { ...input, sortNo: first * 100 + second },
        select: { id: true },
      });
      await recordEvent(tx, viewer, {
        kind: "PLAN_EDITED",
        payload: { year: plan.year, changes: { indicator: { from: null, to: `${input.code} ${input.name}` } } },
      });
      return indicator;
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError("INVALID", "indicatorTaken", { field: "code", values: { code: input.code } });
    throw error;
  }
}

/** Removes an indicator that a draft does not use; one in use is refused. */
export async function removeIndicator(viewer: Viewer, { id }: RemoveIndicatorInput): Promise<void> {
  await transaction(async (tx) => {
    const indicator = await tx.indicator.findFirst({
      where: { id, plan: { governmentId: viewer.governmentId } },
    });
    if (!indicator) throw notFound();
    const plan = await ownPlan(tx, viewer, indicator.planId);
    assertStatus(plan, "DRAFT");
    const used =
      (await tx.duty.count({ where: { indicatorId: id } })) +
      (await tx.finding.count({ where: { indicatorId: id } })) +
      (await tx.indicator.count({ where: { parentId: id } }));
    if (used > 0) throw new AppError("INVALID", "indicatorUsed", { values: { name: indicator.name } });
    await tx.indicator.delete({ where: { id } });
    await recordEvent(tx, viewer, {
      kind: "PLAN_EDITED",
      payload: {
        year: plan.year,
        changes: { indicator: { from: `${indicator.code} ${indicator.name}`, to: null } },
      },
    });
  });
}

/** The plan with its row locked. Whoever changes its duties holds it, too: points are summed after they are done. */
async function ownPlan(tx: Tx, viewer: Viewer, id: string): Promise<Plan> {
  await tx.$queryRaw`
    select id from "Plan" where id = ${id}::uuid and "governmentId" = ${viewer.governmentId}::uuid for update`;
  const plan = await tx.plan.findFirst({ where: { id, governmentId: viewer.governmentId } });
  if (!plan) throw notFound();
  assertCan(viewer, "managePlan");
  return plan;
}

async function guardedUpdate(tx: Tx, plan: Plan, version: number, data: Partial<Plan>): Promise<void> {
  const changed = await tx.plan.updateMany({
    where: { id: plan.id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (changed.count === 0) throw conflict({ title: plan.title, ...settingsOf(plan), status: plan.status });
}

function assertStatus(plan: Plan, status: PlanStatus): void {
  if (plan.status !== status) throw new AppError("CONFLICT", "planStatus", { values: { year: plan.year } });
}
