import { assertCan, can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { canEditDuties } from "@/lib/duties/policy";
import { forbidden, notFound } from "@/lib/errors";
import { getLedgerYear } from "@/lib/plans/queries";
import { formatPoints } from "@/lib/points";
import { listGroups, listUnitOptions } from "@/lib/units/queries";

/** Units and groups a duty may be given to, in protocol order. Governments and the office itself take no duties. */
export async function listPartyOptions(viewer: Viewer) {
  assertCan(viewer, "assignDuties");
  const [units, groups] = await Promise.all([listUnitOptions(viewer), listGroups(viewer)]);
  return {
    units: units
      .filter((unit) => unit.kind === "DEPARTMENT" || unit.kind === "TOWN")
      .map(({ id, name, shortName, initials }) => ({ id, name, hint: `${shortName} ${initials}` })),
    groups: groups.map(({ id, name, unitIds }) => ({ id, name, count: unitIds.length })),
  };
}

export type PartyOptions = Awaited<ReturnType<typeof listPartyOptions>>;

/** What the form of a duty offers; FORBIDDEN by role, NOT_FOUND outside the own government. */
export async function getDutyFormOptions(viewer: Viewer, planId: string) {
  const [plan, parties] = await Promise.all([findPlanWithParts(viewer, planId), listPartyOptions(viewer)]);
  if (!plan) throw notFound();
  if (!canEditDuties(viewer, plan)) throw forbidden();
  return {
    plan: { id: plan.id, year: plan.year, status: plan.status },
    parties,
    indicators: plan.indicators
      .filter((one) => one.parent !== null)
      .sort((a, b) => (a.parent?.sortNo ?? 0) - (b.parent?.sortNo ?? 0) || a.sortNo - b.sortNo)
      .map(({ id, code, name, parent }) => ({ id, code, name, parentName: parent?.name ?? "" })),
    keyTasks: plan.duties,
  };
}

/** One statement for all three. */
function findPlanWithParts(viewer: Viewer, planId: string) {
  return db.plan.findFirst({
    where: { id: planId, governmentId: viewer.governmentId },
    include: {
      indicators: { include: { parent: { select: { name: true, sortNo: true } } } },
      duties: {
        where: { kind: "KEY_TASK", voidedAt: null },
        orderBy: { sortNo: "asc" },
        select: { id: true, code: true, title: true },
      },
    },
  });
}

export type DutyFormOptions = Awaited<ReturnType<typeof getDutyFormOptions>>;

/** All duties of the plan in their printed order, for putting them into another. */
export async function listDutyOrder(viewer: Viewer, planId: string) {
  const plan = await findOwnPlan(viewer, planId);
  const duties = await db.duty.findMany({
    where: { planId: plan.id, voidedAt: null },
    orderBy: [{ kind: "asc" }, { sortNo: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, code: true, title: true, points: true },
  });
  return duties.map(({ points, ...duty }) => ({ ...duty, points: formatPoints(points) }));
}

/** The plan of the own government in that year, else the latest; NOT_FOUND without one, FORBIDDEN when it is closed. */
export async function getOpenPlanId(viewer: Viewer, year: number | undefined): Promise<string> {
  const { own } = await getLedgerYear(viewer, year);
  if (!can(viewer, "editDuty")) throw forbidden();
  if (!own) throw notFound();
  if (own.status === "CLOSED") throw forbidden();
  return own.id;
}

async function findOwnPlan(viewer: Viewer, planId: string) {
  const plan = await db.plan.findFirst({ where: { id: planId, governmentId: viewer.governmentId } });
  if (!plan) throw notFound();
  if (!canEditDuties(viewer, plan)) throw forbidden();
  return plan;
}
