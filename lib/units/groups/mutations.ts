import { recordEvent } from "@/lib/activity/mutations";
import { changesBetween } from "@/lib/activity/rules";
import { assertCan } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { isUniqueViolation, type Tx, transaction } from "@/lib/db";
import { AppError, conflict, notFound } from "@/lib/errors";
import { groupScope, unitScope } from "../scope";
import type { CreateGroupInput, EditGroupInput } from "./schema";

/** Adds a group of units to the viewer's government. Returns its id. */
export async function createGroup(viewer: Viewer, input: CreateGroupInput): Promise<{ id: string }> {
  assertCan(viewer, "manageUnits");
  return refusingTakenNames(() =>
    transaction(async (tx) => {
      const { name, sortNo } = input;
      const group = await tx.unitGroup.create({
        data: { name, sortNo, governmentId: viewer.governmentId },
        select: { id: true },
      });
      await setMembers(tx, viewer, { id: group.id, governmentId: viewer.governmentId }, input.unitIds);
      await recordEvent(tx, viewer, { kind: "GROUP_CREATED", payload: { name } });
      return group;
    }),
  );
}

/**
 * Changes a group. Duties that were assigned to it keep their assignments: who has to do a duty changes only by assigning it.
 */
export async function editGroup(viewer: Viewer, input: EditGroupInput): Promise<{ version: number }> {
  return refusingTakenNames(() =>
    transaction(async (tx) => {
      const before = await findGroup(tx, viewer, input.id);
      assertCan(viewer, "manageUnits");
      const { id, version, name, sortNo } = input;
      const { count } = await tx.unitGroup.updateMany({
        where: { id, version },
        data: { name, sortNo, version: { increment: 1 } },
      });
      if (count === 0) throw conflict(before);
      const units = await setMembers(tx, viewer, before, input.unitIds);
      const changes = changesBetween(
        { name: before.name, sortNo: before.sortNo, units: before.units },
        { name, sortNo, units },
      );
      if (changes) await recordEvent(tx, viewer, { kind: "GROUP_EDITED", payload: { name: before.name, changes } });
      return { version: version + 1 };
    }),
  );
}

/** Takes a group out of use; duties printed with its name keep it. */
export async function voidGroup(viewer: Viewer, input: { id: string; version: number }): Promise<void> {
  await transaction(async (tx) => {
    const before = await findGroup(tx, viewer, input.id);
    assertCan(viewer, "manageUnits");
    const { count } = await tx.unitGroup.updateMany({
      where: { id: input.id, version: input.version },
      data: { voidedAt: new Date(), version: { increment: 1 } },
    });
    if (count === 0) throw conflict(before);
    await recordEvent(tx, viewer, { kind: "GROUP_VOIDED", payload: { name: before.name } });
  });
}

async function findGroup(tx: Tx, viewer: Viewer, id: string) {
  const group = await tx.unitGroup.findFirst({
    where: { id, voidedAt: null, ...groupScope(viewer) },
    select: {
      id: true,
      governmentId: true,
      name: true,
      sortNo: true,
      version: true,
      members: {
        select: { unitId: true, unit: { select: { shortName: true } } },
        orderBy: { unit: { sortNo: "asc" } },
      },
    },
  });
  if (!group) throw notFound();
  const { members, ...rest } = group;
  const unitIds = members.map((member) => member.unitId);
  return { ...rest, unitIds, units: members.map((member) => member.unit.shortName).join("、") };
}

/**
 * Replaces the members and returns their short names in protocol order. A duty given to the group is given to each of them:
 * never the office, which reviews, nor units of a government below, which have a ledger of their own.
 */
async function setMembers(
  tx: Tx,
  viewer: Viewer,
  { id: groupId, governmentId }: { id: string; governmentId: string },
  unitIds: readonly string[],
): Promise<string> {
  const units = await tx.unit.findMany({
    where: { id: { in: [...unitIds] }, governmentId, kind: { in: ["DEPARTMENT", "TOWN"] }, ...unitScope(viewer) },
    select: { id: true, shortName: true },
    orderBy: { sortNo: "asc" },
  });
  if (units.length !== new Set(unitIds).size) throw notFound();
  await tx.unitGroupMember.deleteMany({ where: { groupId } });
  await tx.unitGroupMember.createMany({ data: units.map((unit) => ({ groupId, unitId: unit.id })) });
  return units.map((unit) => unit.shortName).join("、");
}

async function refusingTakenNames<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("INVALID", "nameTaken", { field: "name" });
    throw error;
  }
}
