import { recordEvent, recordEvents } from "@/lib/activity/mutations";
import { changesBetween } from "@/lib/activity/rules";
import type { AuditInput } from "@/lib/activity/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay, toDay } from "@/lib/dates";
import { type Tx, transaction } from "@/lib/db";
import { editableDuty, type LockedDuty } from "@/lib/duties/lock";
import { assertLedger } from "@/lib/duties/policy";
import { rollUpDuties } from "@/lib/duties/roll-up";
import type { AssignmentDeadlineInput, BatchChange, BatchEditInput, UndoBatchInput } from "@/lib/duties/schema";
import { AppError, conflict, notFound } from "@/lib/errors";
import { printedColumns, resolveParties, writeParties } from "./parties";
import { partyIds } from "./rules";

/** A batch edit can be undone for this long. */
export const UNDO_MINUTES = 10;

/** What a batch edit may change, as kept for undo. */
interface Placement {
  leads: string[];
  units: string[];
  groups: string[];
  leadText: string;
  unitsText: string;
  dueText: string;
  dueOn: string | null;
}

interface BatchChangeRow {
  id: string;
  before: Placement;
  /** The version the batch gave it; another one means it was changed since. */
  version: number;
}

/**
 * Changes lead, responsible units or deadline of many duties at once, with one audit row each; all or none.
 * CONFLICT, naming the codes, when one was changed since the preview.
 */
export async function batchEditDuties(
  viewer: Viewer,
  { rows, change }: BatchEditInput,
): Promise<{ batchId: string; count: number }> {
  if (!change.leads && !change.responsible && !change.deadline) throw new AppError("INVALID", "batchEmpty");
  return transaction(async (tx) => {
    const duties = await lockDuties(
      tx,
      viewer,
      rows.map((row) => row.id),
    );
    const stale = rows
      .filter((row) => duties.get(row.id)?.version !== row.version)
      .map((row) => duties.get(row.id)?.code ?? "");
    if (stale.length > 0) {
      throw new AppError("CONFLICT", "batchStale", {
        values: { count: stale.length, codes: stale.join("、") },
        current: stale,
      });
    }
    const changes: BatchChangeRow[] = [];
    const events: AuditInput[] = [];
    for (const duty of duties.values()) {
      const before = await placementOf(tx, duty.id);
      const after = place(before, change);
      const printed = await writePlacement(tx, viewer, duty, after);
      changes.push({ id: duty.id, before, version: duty.version + 1 });
      events.push(...placementEvents(duty, before, { ...after, ...printed }));
    }
    await rollUpDuties(tx, [...duties.keys()]);
    await recordEvents(tx, viewer, events);
    const batch = await tx.batch.create({
      data: { actorId: viewer.userId, changes: JSON.parse(JSON.stringify(changes)) },
    });
    return { batchId: batch.id, count: changes.length };
  }, BATCH_TIMEOUT);
}

// 500 duties with up to 47 units each.
const BATCH_TIMEOUT = 60_000;

/** Puts back what a batch changed; duties changed again since are left as they are and listed. */
export async function undoBatch(
  viewer: Viewer,
  { batchId }: UndoBatchInput,
): Promise<{ undone: number; changedSince: { code: string; title: string }[] }> {
  return transaction(async (tx) => {
    const claimed = await tx.batch.updateMany({
      where: { id: batchId, actorId: viewer.userId, undoneAt: null },
      data: { undoneAt: new Date() },
    });
    const batch = await tx.batch.findFirst({ where: { id: batchId, actorId: viewer.userId } });
    if (!batch) throw notFound();
    if (claimed.count === 0) throw new AppError("INVALID", "alreadyUndone");
    if (Date.now() - batch.createdAt.getTime() > UNDO_MINUTES * 60_000) throw new AppError("INVALID", "undoExpired");
    const changes = batch.changes as unknown as BatchChangeRow[];
    const known = await tx.duty.findMany({
      where: { id: { in: changes.map((row) => row.id) } },
      select: { id: true, code: true, title: true, voidedAt: true },
    });
    const living = known.filter((duty) => duty.voidedAt === null);
    const duties = await lockDuties(
      tx,
      viewer,
      living.map((duty) => duty.id),
    );
    const events: AuditInput[] = [];
    const changedSince: { code: string; title: string }[] = [];
    for (const { id, before, version } of changes) {
      const duty = duties.get(id);
      if (!duty || duty.version !== version) {
        const { code = "", title = "" } = duty ?? known.find((one) => one.id === id) ?? {};
        changedSince.push({ code, title });
        continue;
      }
      const now = await placementOf(tx, id);
      await writePlacement(tx, viewer, duty, before);
      const undone = changesBetween(shown(now), shown(before)) ?? {};
      events.push({ kind: "BATCH_UNDONE", dutyId: id, payload: { code: duty.code, changes: undone } });
    }
    await rollUpDuties(tx, [...duties.keys()]);
    await recordEvents(tx, viewer, events);
    return { undone: events.length, changedSince };
  }, BATCH_TIMEOUT);
}

/** Gives one unit a deadline of its own; null returns it to the duty's. */
export async function setAssignmentDeadline(
  viewer: Viewer,
  input: AssignmentDeadlineInput,
): Promise<{ version: number }> {
  assertLedger(viewer);
  return transaction(async (tx) => {
    const found = await tx.assignment.findFirst({
      where: { id: input.id, voidedAt: null, duty: { plan: { governmentId: viewer.governmentId } } },
      select: { dutyId: true },
    });
    if (!found) throw notFound();
    const duty = await editableDuty(tx, viewer, found.dutyId);
    const assignment = await tx.assignment.findUniqueOrThrow({
      where: { id: input.id },
      include: { unit: { select: { name: true } } },
    });
    const changed = await tx.assignment.updateMany({
      where: { id: input.id, version: input.version },
      data: { dueOn: fromDay(input.dueOn), version: { increment: 1 } },
    });
    if (changed.count === 0) throw conflict({ dueOn: toDay(assignment.dueOn ?? duty.dueOn) });
    await rollUpDuties(tx, [duty.id]);
    const changes = { dueOn: { from: toDay(assignment.dueOn ?? duty.dueOn), to: input.dueOn ?? toDay(duty.dueOn) } };
    await recordEvent(tx, viewer, {
      kind: "DEADLINE_SET",
      dutyId: duty.id,
      assignmentId: input.id,
      payload: { code: duty.code, changes, unit: assignment.unit.name },
    });
    return { version: input.version + 1 };
  });
}

/** Leaf duties before key tasks, each in id order, as every writer locks. NOT_FOUND when one is outside the viewer's government. */
async function lockDuties(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<Map<string, LockedDuty>> {
  const duties = new Map<string, LockedDuty>();
  const keyTasks = await tx.duty.findMany({ where: { id: { in: [...ids] }, kind: "KEY_TASK" }, select: { id: true } });
  const last = new Set(keyTasks.map((task) => task.id));
  const leaves = ids.filter((id) => !last.has(id));
  for (const id of [...new Set([...leaves.sort(), ...[...last].sort()])])
    duties.set(id, await editableDuty(tx, viewer, id));
  return duties;
}

async function placementOf(tx: Tx, dutyId: string): Promise<Placement> {
  const duty = await tx.duty.findUniqueOrThrow({
    where: { id: dutyId },
    include: { parties: { orderBy: { sortNo: "asc" } } },
  });
  const { parties, leadText, unitsText, dueText } = duty;
  return { ...partyIds(parties), leadText, unitsText, dueText, dueOn: toDay(duty.dueOn) };
}

/** Printed names follow the new units; "" means: as they are called. */
function place(before: Placement, { leads, responsible, deadline }: BatchChange): Placement {
  return {
    ...before,
    ...(leads && { leads, leadText: "" }),
    ...(responsible && { ...responsible, unitsText: "" }),
    ...deadline,
  };
}

async function writePlacement(tx: Tx, viewer: Viewer, duty: LockedDuty, placement: Placement) {
  const parties = await resolveParties(tx, viewer.governmentId, placement);
  const { leadText, unitsText, dueText, dueOn } = placement;
  const printed = printedColumns({ code: duty.code, title: duty.title, leadText, unitsText }, parties);
  await tx.duty.update({
    where: { id: duty.id },
    data: { ...printed, dueText, dueOn: fromDay(dueOn), version: { increment: 1 } },
  });
  await writeParties(tx, duty, parties);
  return printed;
}

const shown = ({ leadText, unitsText, dueText, dueOn }: Placement) => ({ leadText, unitsText, dueText, dueOn });

function placementEvents(duty: LockedDuty, before: Placement, after: Placement): AuditInput[] {
  const changes = changesBetween(shown(before), shown(after));
  if (!changes) return [];
  const isDeadline = !("leadText" in changes || "unitsText" in changes);
  return [{ kind: isDeadline ? "DEADLINE_SET" : "ASSIGNED", dutyId: duty.id, payload: { code: duty.code, changes } }];
}
