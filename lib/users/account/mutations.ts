import { recordEvent } from "@/lib/activity/mutations";
import { changesBetween } from "@/lib/activity/rules";
import { countAttempt, forgetAttempts } from "@/lib/auth/limiter";
import { hashPassword, passwordFault, verifyPassword } from "@/lib/auth/passwords";
import { assertCan } from "@/lib/auth/roles";
import { revokeUserSessions } from "@/lib/auth/sessions";
import type { Viewer } from "@/lib/auth/viewer";
import { db, transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { ChangePasswordInput, ChooseLocaleInput, EditProfileInput } from "./schema";

/** Changes the own password and ends the person's other sessions. */
export async function changePassword(viewer: Viewer, input: ChangePasswordInput): Promise<void> {
  assertCan(viewer, "changeOwnPassword");
  const currentHash = await requireCurrentPassword(viewer, input.current);
  const fault = passwordFault(input.next, viewer.username);
  if (fault) throw new AppError("INVALID", fault, { field: "next" });
  if (input.next === input.current) throw new AppError("INVALID", "passwordSame", { field: "next" });
  const passwordHash = await hashPassword(input.next);
  await transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: viewer.userId, passwordHash: currentHash },
      data: { passwordHash, mustChangePassword: false },
    });
    // Replaced meanwhile, perhaps by an administrator because a stranger knows it.
    if (count === 0) throw new AppError("INVALID", "passwordWrong", { field: "current" });
    await revokeUserSessions(tx, viewer.userId, viewer.sessionId);
    await recordEvent(tx, viewer, { kind: "PASSWORD_CHANGED", payload: {} });
  });
}

/** The hash that the password fits. An open session must not be a way to guess it without limit. */
async function requireCurrentPassword(viewer: Viewer, password: string): Promise<string> {
  const { waitMinutes } = await countAttempt(viewer.username, OWN_SESSION);
  if (waitMinutes > 0) throw new AppError("RATE_LIMITED", "rateLimited", { values: { minutes: waitMinutes } });
  const { passwordHash } = await db.user.findUniqueOrThrow({
    where: { id: viewer.userId },
    select: { passwordHash: true },
  });
  if (!(await verifyPassword(passwordHash, password))) {
    throw new AppError("INVALID", "passwordWrong", { field: "current" });
  }
  await forgetAttempts(viewer.username, OWN_SESSION);
  return passwordHash;
}

/** Stands for an address in the limiter's keys. */
const OWN_SESSION = "own session";

export async function editProfile(viewer: Viewer, input: EditProfileInput): Promise<void> {
  await transaction(async (tx) => {
    const where = { id: viewer.userId };
    const before = await tx.user.findUniqueOrThrow({ where, select: { name: true, phone: true } });
    await tx.user.update({ where, data: { ...input, version: { increment: 1 } } });
    const changes = changesBetween(before, input);
    if (changes) await recordEvent(tx, viewer, { kind: "PROFILE_EDITED", payload: { changes } });
  });
}

/** The language of the screens is a preference, not a fact about the ledger: it leaves no audit row. */
export async function chooseLocale(viewer: Viewer, { locale }: ChooseLocaleInput): Promise<void> {
  await db.user.update({ where: { id: viewer.userId }, data: { locale: locale === "en" ? "EN" : "ZH_CN" } });
}
