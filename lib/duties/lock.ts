import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { forbidden, notFound } from "@/lib/errors";
import { assertOpen } from "@/lib/plans/policy";
import { canEditDuties } from "./policy";
import { assertVisible } from "./record/queries";

// What every verb that changes duties begins with: the record, the permission, the state.

export type LockedDuty = Awaited<ReturnType<typeof editableDuty>>;

/** The plan, when the viewer may change its duties; NOT_FOUND outside the own government, FORBIDDEN by role or when closed. */
export async function editablePlan(tx: Tx, viewer: Viewer, planId: string) {
  const plan = await tx.plan.findFirst({ where: { id: planId, governmentId: viewer.governmentId } });
  if (!plan) throw notFound();
  if (!canEditDuties(viewer, plan)) throw forbidden();
  assertOpen(plan);
  return plan;
}

/** The duty with its row locked, when the viewer may change it. */
export async function editableDuty(tx: Tx, viewer: Viewer, id: string) {
  // Who may not even see it must not learn from the refusal that it exists.
  if (!can(viewer, "editDuty")) {
    await assertVisible(viewer, id, tx);
    throw forbidden();
  }
  await tx.$queryRaw`select id from "Duty" where id = ${id}::uuid for update`;
  const duty = await tx.duty.findFirst({
    where: { id, voidedAt: null, plan: { governmentId: viewer.governmentId } },
    include: { plan: true },
  });
  if (!duty) throw notFound();
  if (!canEditDuties(viewer, duty.plan)) throw forbidden();
  assertOpen(duty.plan);
  return duty;
}
