import { recordEvents } from "@/lib/activity/mutations";
import { changesBetween } from "@/lib/activity/rules";
import type { AuditInput } from "@/lib/activity/schema";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { WrittenChange } from "@/lib/imports/changes";
import { beforeOf, lockUnits, type StoredUnit, shownUnit, type UnitBefore, unitsInUse } from "./stored";

/**
 * Takes back what a list of units wrote: a new unit on which nothing hangs goes, for it never was one; a changed one gets its
 * names, class and place again. CONFLICT undoChanged when one was changed since, or has people or work by now.
 */
export async function undoUnits(tx: Tx, viewer: Viewer, changes: readonly WrittenChange[]): Promise<void> {
  assertCan(viewer, "manageUnits");
  const created = changes.flatMap(({ recordId, before }) => (before === null ? [recordId] : []));
  const stored = await lockUnits(
    tx,
    viewer.governmentId,
    changes.map(({ recordId }) => recordId),
  );
  const touched = new Set(await unitsInUse(tx, created));
  for (const { recordId, version } of changes) {
    if (stored.get(recordId)?.version !== version) touched.add(recordId);
  }
  if (touched.size > 0) throw await undoChanged(tx, [...touched]);
  const events: AuditInput[] = created.map((id) => ({
    kind: "UNIT_ENDED",
    payload: { name: stored.get(id)?.name ?? "" },
  }));
  await tx.unitFormerName.deleteMany({ where: { unitId: { in: created } } });
  await tx.unit.deleteMany({ where: { id: { in: created } } });
  for (const { recordId, before } of changes) {
    const unit = stored.get(recordId);
    if (unit && before !== null) await restore(tx, unit, before as UnitBefore, events);
  }
  await recordEvents(tx, viewer, events);
}

async function restore(tx: Tx, unit: StoredUnit, before: UnitBefore, events: AuditInput[]): Promise<void> {
  const { formerNames, ...fields } = before;
  await tx.unit.update({ where: { id: unit.id }, data: { ...fields, version: { increment: 1 } } });
  await tx.unitFormerName.deleteMany({ where: { unitId: unit.id, id: { notIn: formerNames.map(({ id }) => id) } } });
  await tx.unitFormerName.createMany({
    data: formerNames.map((former) => ({ ...former, unitId: unit.id })),
    skipDuplicates: true,
  });
  const changes = changesBetween(shownUnit(beforeOf(unit)), shownUnit(before));
  if (changes) events.push({ kind: "UNIT_EDITED", payload: { name: unit.name, changes } });
}

async function undoChanged(tx: Tx, ids: string[]): Promise<AppError> {
  const first = await tx.unit.findFirst({ where: { id: { in: ids } }, select: { name: true } });
  return new AppError("CONFLICT", "undoChanged", { values: { count: ids.length, key: first?.name ?? "" } });
}
