import { recordEvent } from "@/lib/activity/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { AppError, conflict } from "@/lib/errors";
import { printedColumns, resolveParties, standingOf, writeParties } from "./assign/parties";
import { type Parties, partyIds } from "./assign/rules";
import { editableDuty, editablePlan, type LockedDuty, oneAtATime } from "./lock";
import { rollUpDuties } from "./roll-up";
import type { CreateDutyInput, EditDutyInput, OrderDutiesInput, VoidDutyInput } from "./schema";
import { dutyChanges, shownDuty } from "./shown";

/** Adds a duty to a plan that is not closed; an issued plan takes items without points only, so that its sum stays 100. */
export async function createDuty(viewer: Viewer, input: CreateDutyInput): Promise<{ id: string }> {
  return transaction(async (tx) => {
    await oneAtATime(tx, viewer);
    const plan = await editablePlan(tx, viewer, input.planId);
    if (plan.status === "ISSUED" && input.points !== null)
      throw new AppError("INVALID", "pointsLocked", { field: "points" });
    await assertPlace(tx, input.planId, input);
    const parties = await resolveParties(tx, plan.governmentId, input.parties);
    const last = await tx.duty.aggregate({ where: { planId: plan.id, kind: input.kind }, _max: { sortNo: true } });
    const { id } = await tx.duty.create({
      data: {
        ...columns(input, parties),
        planId: plan.id,
        year: plan.year,
        kind: input.kind,
        originalDueOn: fromDay(input.dueOn),
        sortNo: (last._max.sortNo ?? 0) + 1,
      },
      select: { id: true },
    });
    await writeParties(tx, { id, kind: input.kind }, parties);
    await rollUpDuties(tx, [id]);
    await recordEvent(tx, viewer, {
      kind: "DUTY_CREATED",
      dutyId: id,
      payload: { code: input.code, title: input.title },
    });
    return { id };
  });
}

/** Changes a duty's words, points, deadline and parties. Points are locked once the year is issued. */
export async function editDuty(viewer: Viewer, input: EditDutyInput): Promise<{ id: string; version: number }> {
  return transaction(async (tx) => {
    await oneAtATime(tx, viewer);
    const before = await editableDuty(tx, viewer, input.id);
    if (before.version !== input.version) throw await staleDuty(tx, before);
    if (before.plan.status === "ISSUED" && !samePoints(input.points, before.points)) {
      throw new AppError("INVALID", "pointsLocked", { field: "points" });
    }
    await assertPlace(tx, before.planId, { ...input, kind: before.kind }, before.id);
    const parties = await resolveParties(tx, before.plan.governmentId, input.parties);
    const after = columns(input, parties);
    const stood = await standingOf(tx, before.id);
    await tx.duty.update({ where: { id: input.id }, data: { ...after, version: { increment: 1 } } });
    await writeParties(tx, before, parties);
    await rollUpDuties(
      tx,
      [before.id, before.keyTaskId].filter((id) => id !== null),
    );
    const changes = dutyChanges(
      { duty: before, standing: stood },
      { duty: { ...before, ...after }, standing: await standingOf(tx, before.id) },
    );
    if (changes)
      await recordEvent(tx, viewer, {
        kind: "DUTY_EDITED",
        dutyId: before.id,
        payload: { code: before.code, changes },
      });
    return { id: before.id, version: before.version + 1 };
  });
}

/** 作废: the duty leaves every list and count and keeps its history. A key task with living items cannot be voided. */
export async function voidDuty(viewer: Viewer, input: VoidDutyInput): Promise<void> {
  await transaction(async (tx) => {
    await oneAtATime(tx, viewer);
    const duty = await editableDuty(tx, viewer, input.id);
    if (duty.version !== input.version) throw await staleDuty(tx, duty);
    const items = await tx.duty.count({ where: { keyTaskId: duty.id, voidedAt: null } });
    if (items > 0) throw new AppError("INVALID", "keyTaskHasItems", { values: { count: items } });
    await tx.duty.update({
      where: { id: duty.id },
      data: { voidedAt: new Date(), voidReason: input.reason, version: { increment: 1 } },
    });
    await rollUpDuties(tx, [duty.id]);
    await recordEvent(tx, viewer, {
      kind: "DUTY_VOIDED",
      dutyId: duty.id,
      payload: { code: duty.code, reason: input.reason },
    });
  });
}

/** Puts all of the plan's duties of one kind into the given order; CONFLICT when the set has changed meanwhile. */
export async function orderDuties(viewer: Viewer, input: OrderDutiesInput): Promise<void> {
  await transaction(async (tx) => {
    await oneAtATime(tx, viewer);
    const plan = await editablePlan(tx, viewer, input.planId);
    // In id order, as every writer locks.
    await tx.$queryRaw`
      select id from "Duty" where "planId" = ${plan.id}::uuid and kind = ${input.kind}::"DutyKind" order by id for update`;
    const rows = await tx.duty.findMany({
      where: { planId: plan.id, kind: input.kind, voidedAt: null },
      select: { id: true },
    });
    const given = new Set(input.ids);
    const isSameSet =
      given.size === input.ids.length && given.size === rows.length && rows.every((row) => given.has(row.id));
    if (!isSameSet) throw conflict();
    await tx.$executeRaw`
      update "Duty" d set "sortNo" = o.place::int from unnest(${input.ids}::uuid[]) with ordinality as o(id, place) where d.id = o.id`;
    await recordEvent(tx, viewer, { kind: "DUTIES_ORDERED", payload: { count: rows.length } });
  });
}

/** Code unique within the plan; indicator and key task of the same plan; a key task stands under neither. */
async function assertPlace(
  tx: Tx,
  planId: string,
  input: Pick<CreateDutyInput, "code" | "kind" | "indicatorId" | "keyTaskId" | "points">,
  ownId?: string,
): Promise<void> {
  const twin = await tx.duty.findFirst({
    where: { planId, code: input.code, voidedAt: null, id: { not: ownId } },
    select: { title: true },
  });
  if (twin)
    throw new AppError("INVALID", "codeTaken", { field: "code", values: { code: input.code, title: twin.title } });
  if (input.kind === "KEY_TASK") {
    if (input.points !== null) throw new AppError("INVALID", "keyTaskPoints", { field: "points" });
    if (input.keyTaskId !== null) throw new AppError("INVALID", "keyTaskNested", { field: "keyTaskId" });
  }
  const keyTask =
    input.keyTaskId &&
    (await tx.duty.findFirst({ where: { id: input.keyTaskId, planId, kind: "KEY_TASK", voidedAt: null } }));
  if (input.keyTaskId && !keyTask) throw new AppError("INVALID", "unknownKeyTask", { field: "keyTaskId" });
  const indicator = input.indicatorId && (await tx.indicator.findFirst({ where: { id: input.indicatorId, planId } }));
  if (input.indicatorId && !indicator) throw new AppError("INVALID", "unknownIndicator", { field: "indicatorId" });
}

type Written = Omit<CreateDutyInput, "planId" | "kind">;

function columns(input: Written, parties: Parties) {
  const { code, title, content, criteria, points, indicatorId, keyTaskId, dueText, frequency, remark } = input;
  const words = { code, title, content, criteria, dueText, remark, ...printedColumns(input, parties) };
  return { ...words, points, indicatorId, keyTaskId, frequency, dueOn: fromDay(input.dueOn) };
}

/** CONFLICT with the duty as it is now: everything that the form needs to show both and to save again. */
async function staleDuty(tx: Tx, duty: LockedDuty): Promise<AppError> {
  const parties = await tx.dutyParty.findMany({ where: { dutyId: duty.id }, orderBy: { sortNo: "asc" } });
  const { version, indicatorId, keyTaskId } = duty;
  return conflict({ ...shownDuty(duty), version, indicatorId, keyTaskId, parties: partyIds(parties) });
}

function samePoints(input: string | null, stored: LockedDuty["points"]): boolean {
  return input === null || stored === null ? input === null && stored === null : stored.equals(input);
}
