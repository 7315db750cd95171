import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { forbidden, notFound } from "@/lib/errors";
import { assertOpen } from "@/lib/plans/policy";
import { canEditDuties } from "./policy";
import { assertVisible } from "./record/queries";

// What every verb that changes duties begins with: the record, the permission, the state.

export type LockedDuty = Awaited<ReturnType<typeof editableDuty>>;

/**
 * Lets the people of one office add, edit, void and order duties one after the other: whether a code is free or a key task
 * empty is asked of many rows, and no lock on one of them would answer it. The first thing a verb does.
 */
export async function oneAtATime(tx: Tx, viewer: Viewer): Promise<void> {
  if (!can(viewer, "editDuty")) return;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${viewer.governmentId}, 0))`;
}

/** The plan, held so that it is neither issued nor closed meanwhile, when the viewer may change its duties; NOT_FOUND outside the own government, FORBIDDEN by role or when closed. */
export async function editablePlan(tx: Tx, viewer: Viewer, planId: string) {
  await tx.$queryRaw`select id from "Plan" where id = ${planId}::uuid for share`;
  const plan = await tx.plan.findFirst({ where: { id: planId, governmentId: viewer.governmentId } });
  if (!plan) throw notFound();
  if (!canEditDuties(viewer, plan)) throw forbidden();
  assertOpen(plan);
  return plan;
}

/** The duty with its row locked and its year held, when the viewer may change it. */
export async function editableDuty(tx: Tx, viewer: Viewer, id: string) {
  // Who may not even see it must not learn from the refusal that it exists.
  if (!can(viewer, "editDuty")) {
    await assertVisible(viewer, id, tx);
    throw forbidden();
  }
  await tx.$queryRaw`
    select d.id from "Duty" d join "Plan" p on p.id = d."planId" where d.id = ${id}::uuid for update of d for share of p`;
  const duty = await tx.duty.findFirst({
    where: { id, voidedAt: null, plan: { governmentId: viewer.governmentId } },
    include: { plan: true },
  });
  if (!duty) throw notFound();
  if (!canEditDuties(viewer, duty.plan)) throw forbidden();
  assertOpen(duty.plan);
  return duty;
}
