import { recordEvent } from "@/lib/activity/mutations";
import { changesBetween } from "@/lib/activity/rules";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay, today } from "@/lib/dates";
import { isUniqueViolation, type Tx, transaction } from "@/lib/db";
import { AppError, conflict, notFound } from "@/lib/errors";
import { unitInitials } from "@/lib/pinyin";
import type { Unit } from "@/prisma/generated/client";
import type { CreateUnitInput, EditUnitInput } from "./schema";
import { unitScope } from "./scope";

/** Adds a unit directly under the viewer's government. Returns its id. */
export async function createUnit(viewer: Viewer, input: CreateUnitInput): Promise<{ id: string }> {
  assertCan(viewer, "manageUnits");
  const unit = {
    ...input,
    initials: input.initials || unitInitials(input),
    parentId: viewer.governmentId,
    governmentId: viewer.governmentId,
    path: `${viewer.governmentPath}${input.code}/`,
  };
  try {
    return await transaction(async (tx) => {
      const created = await tx.unit.create({ data: unit, select: { id: true } });
      await recordEvent(tx, viewer, { kind: "UNIT_CREATED", payload: { name: input.name } });
      return created;
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError("INVALID", "unitCodeTaken", { field: "code", values: { code: input.code } });
    throw error;
  }
}

/** Changes a unit; its old name stays among the former names, because older sheets carry it. */
export async function editUnit(viewer: Viewer, input: EditUnitInput): Promise<{ version: number }> {
  const { id, version, formerNames, ...fields } = input;
  return transaction(async (tx) => {
    const before = await findUnit(tx, viewer, id);
    assertCan(viewer, "manageUnits");
    const after = { ...fields, initials: fields.initials || unitInitials(fields) };
    const names = new Set(formerNames);
    if (before.name !== after.name) names.add(before.name);
    names.delete(after.name);
    await guardedUpdate(tx, before, version, after);
    await tx.unitFormerName.deleteMany({ where: { unitId: id, name: { notIn: [...names] } } });
    await tx.unitFormerName.createMany({
      data: [...names].map((name) => ({ unitId: id, name, untilOn: name === before.name ? fromDay(today()) : null })),
      skipDuplicates: true,
    });
    const changes = changesBetween(shown(before, before.formerNames), shown(after, [...names]));
    if (changes) await recordEvent(tx, viewer, { kind: "UNIT_EDITED", payload: { name: before.name, changes } });
    return { version: version + 1 };
  });
}

/** Ends a unit (机构撤销): it keeps its history and can no longer be chosen. */
export async function endUnit(viewer: Viewer, input: { id: string; version: number }): Promise<void> {
  await transaction(async (tx) => {
    const before = await findUnit(tx, viewer, input.id);
    assertCan(viewer, "manageUnits");
    if (before.endedOn) throw new AppError("INVALID", "unitEnded");
    await guardedUpdate(tx, before, input.version, { endedOn: fromDay(today()) });
    await recordEvent(tx, viewer, { kind: "UNIT_ENDED", payload: { name: before.name } });
  });
}

async function findUnit(tx: Tx, viewer: Viewer, id: string) {
  const unit = await tx.unit.findFirst({
    where: { id, kind: { not: "GOVERNMENT" }, ...unitScope(viewer) },
    include: { formerNames: { select: { name: true }, orderBy: { name: "asc" } } },
  });
  if (!unit) throw notFound();
  return { ...unit, formerNames: unit.formerNames.map((former) => former.name) };
}

async function guardedUpdate(
  tx: Tx,
  before: { id: string },
  version: number,
  data: Parameters<Tx["unit"]["updateMany"]>[0]["data"],
): Promise<void> {
  const { count } = await tx.unit.updateMany({
    where: { id: before.id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw conflict(before);
}

type Shown = Pick<Unit, "name" | "shortName" | "initials" | "kind" | "class" | "sortNo" | "phone">;

function shown(unit: Shown, formerNames: readonly string[]) {
  const { name, shortName, initials, kind, class: unitClass, sortNo, phone } = unit;
  return { name, shortName, initials, kind, class: unitClass, sortNo, phone, formerNames: formerNames.join("、") };
}
