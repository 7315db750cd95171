import { recordEvent } from "@/lib/activity/mutations";
import { changesBetween } from "@/lib/activity/rules";
import { hashPassword, newInitialPassword } from "@/lib/auth/passwords";
import { assertCan } from "@/lib/auth/roles";
import { revokeUserSessions } from "@/lib/auth/sessions";
import type { Viewer } from "@/lib/auth/viewer";
import { isUniqueViolation, type Tx, transaction } from "@/lib/db";
import { AppError, conflict, notFound } from "@/lib/errors";
import { unitScope } from "@/lib/units/scope";
import type { Role } from "@/prisma/generated/client";
import { placeFault } from "./rules";
import type { ChangeRoleInput, CreateUserInput, EditUserInput, UserTargetInput } from "./schema";
import { userScope } from "./scope";

/** Adds a person and returns the one-time password, which is stored nowhere and must be changed at the first sign-in. */
export async function createUser(viewer: Viewer, input: CreateUserInput): Promise<{ id: string; password: string }> {
  assertCan(viewer, "manageUsers");
  const password = newInitialPassword();
  const passwordHash = await hashPassword(password);
  try {
    return await transaction(async (tx) => {
      await requirePlace(tx, viewer, input.unitId, input.role);
      const user = await tx.user.create({
        data: { ...input, passwordHash, mustChangePassword: true },
        select: { id: true },
      });
      const { username, name, role } = input;
      await recordEvent(tx, viewer, { kind: "USER_CREATED", payload: { username, name, role } });
      return { id: user.id, password };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError("INVALID", "usernameTaken", { field: "username" });
    throw error;
  }
}

/** Changes what is known of a person. Who moves to another unit sees that unit's work from the next request on. */
export async function editUser(viewer: Viewer, input: EditUserInput): Promise<void> {
  await transaction(async (tx) => {
    const before = await findUser(tx, viewer, input.id);
    assertCan(viewer, "manageUsers");
    const { id: _, version, ...fields } = input;
    const unit = await requirePlace(tx, viewer, input.unitId, before.role);
    await guardedUpdate(tx, before, version, fields);
    if (before.unitId !== input.unitId) await endExports(tx, before.id);
    const changes = changesBetween(
      { name: before.name, title: before.title, phone: before.phone, unit: before.unit.name },
      { name: fields.name, title: fields.title, phone: fields.phone, unit: unit.name },
    );
    if (changes) {
      await recordEvent(tx, viewer, { kind: "USER_EDITED", payload: { username: before.username, changes } });
    }
  });
}

/** Gives a person another role and ends the sessions in which the old one was held. */
export async function changeRole(viewer: Viewer, input: ChangeRoleInput): Promise<void> {
  await transaction(async (tx) => {
    const before = await findUser(tx, viewer, input.id);
    assertCan(viewer, "changeRole");
    refuseOwnAccount(viewer, before);
    await requirePlace(tx, viewer, before.unitId, input.role);
    if (before.role === "SYSTEM_ADMIN" && input.role !== "SYSTEM_ADMIN")
      await requireAnotherAdministrator(tx, viewer, before);
    await guardedUpdate(tx, before, input.version, { role: input.role });
    await revokeUserSessions(tx, before.id);
    await endExports(tx, before.id);
    const { username, role: from } = before;
    await recordEvent(tx, viewer, { kind: "ROLE_CHANGED", payload: { username, from, to: input.role } });
  });
}

/** Shuts a person out at once: the account and every open session. */
export async function disableUser(viewer: Viewer, input: UserTargetInput): Promise<void> {
  await transaction(async (tx) => {
    const before = await findUser(tx, viewer, input.id);
    assertCan(viewer, "manageUsers");
    refuseOwnAccount(viewer, before);
    if (before.role === "SYSTEM_ADMIN") await requireAnotherAdministrator(tx, viewer, before);
    await guardedUpdate(tx, before, input.version, { disabledAt: new Date() });
    await revokeUserSessions(tx, before.id);
    await recordEvent(tx, viewer, { kind: "USER_DISABLED", payload: { username: before.username } });
  });
}

export async function enableUser(viewer: Viewer, input: UserTargetInput): Promise<void> {
  await transaction(async (tx) => {
    const before = await findUser(tx, viewer, input.id);
    assertCan(viewer, "manageUsers");
    await guardedUpdate(tx, before, input.version, { disabledAt: null });
    await recordEvent(tx, viewer, { kind: "USER_ENABLED", payload: { username: before.username } });
  });
}

/** Replaces a forgotten password by a one-time one, which is returned once, and ends the person's sessions. */
export async function resetPassword(viewer: Viewer, input: UserTargetInput): Promise<{ password: string }> {
  const password = newInitialPassword();
  const passwordHash = await hashPassword(password);
  await transaction(async (tx) => {
    const before = await findUser(tx, viewer, input.id);
    assertCan(viewer, "manageUsers");
    refuseOwnAccount(viewer, before);
    await guardedUpdate(tx, before, input.version, { passwordHash, mustChangePassword: true });
    await revokeUserSessions(tx, before.id);
    await recordEvent(tx, viewer, { kind: "PASSWORD_RESET", payload: { username: before.username } });
  });
  return { password };
}

async function findUser(tx: Tx, viewer: Viewer, id: string) {
  const user = await tx.user.findFirst({
    where: { id, ...userScope(viewer) },
    omit: { passwordHash: true },
    include: { unit: { select: { name: true } } },
  });
  if (!user) throw notFound();
  return user;
}

async function requirePlace(tx: Tx, viewer: Viewer, unitId: string, role: Role) {
  const unit = await tx.unit.findFirst({
    where: { id: unitId, ...unitScope(viewer) },
    select: { name: true, kind: true, endedOn: true },
  });
  if (!unit) throw notFound();
  if (unit.endedOn) throw new AppError("INVALID", "unitEnded", { field: "unitId" });
  const fault = placeFault(role, unit.kind);
  if (fault) throw new AppError("INVALID", fault, { field: "unitId" });
  return unit;
}

/** Files that were made for the person show what that role in that unit could see. */
async function endExports(tx: Tx, actorId: string): Promise<void> {
  const now = new Date();
  await tx.exportJob.updateMany({
    where: { actorId, status: "DONE", expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
}

function refuseOwnAccount(viewer: Viewer, user: { id: string }): void {
  if (viewer.userId === user.id) throw new AppError("INVALID", "notOnYourself");
}

/** Locks the administrators, so that two of them cannot remove each other at the same time. */
async function requireAnotherAdministrator(tx: Tx, viewer: Viewer, user: { id: string }): Promise<void> {
  const others = await tx.$queryRaw<unknown[]>`
    SELECT u."id" FROM "User" u JOIN "Unit" o ON o."id" = u."unitId"
    WHERE u."role" = 'SYSTEM_ADMIN' AND u."disabledAt" IS NULL AND u."id" <> ${user.id}::uuid
      AND o."governmentId" = ${viewer.governmentId}::uuid FOR UPDATE OF u`;
  if (others.length === 0) throw new AppError("INVALID", "lastAdministrator");
}

async function guardedUpdate(
  tx: Tx,
  before: { id: string },
  version: number,
  data: Parameters<Tx["user"]["updateMany"]>[0]["data"],
): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id: before.id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw conflict(before);
}
