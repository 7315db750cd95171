import { type Actor, recordEvent } from "@/lib/activity/mutations";
import { countAttempt, forgetAttempts } from "@/lib/auth/limiter";
import type { Client } from "@/lib/auth/next-auth";
import { verifyPassword } from "@/lib/auth/passwords";
import { createSession, revokeSession } from "@/lib/auth/sessions";
import { db, transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";

interface Credentials {
  username: string;
  password: string;
}

/**
 * Opens a session for the right password and returns its id. Null for an unknown or disabled user and a wrong password
 * alike, after the same work. Throws RATE_LIMITED after ten failures in a quarter of an hour.
 */
export async function signIn(credentials: Credentials, client: Client): Promise<string | null> {
  // PostgreSQL takes neither NUL nor half a character: the failure of such a name could not even be recorded.
  const username = credentials.username
    .trim()
    .toLowerCase()
    .slice(0, 40)
    .replace(/[\0\p{Surrogate}]/gu, "");
  const attempt = await countAttempt(username, client.ip);
  if (attempt.waitMinutes > 0) {
    if (attempt.isFirstRefusal) await recordFailure(username, client, "RATE_LIMITED");
    throw new AppError("RATE_LIMITED", "rateLimited", { values: { minutes: attempt.waitMinutes } });
  }
  const user = await findUser(username);
  const isRight = await verifyPassword(user && !user.disabledAt ? user.passwordHash : null, credentials.password);
  if (!user || !isRight) {
    await recordFailure(username, client, "REFUSED");
    return null;
  }
  await forgetAttempts(username, client.ip);
  return transaction(async (tx) => {
    // Whoever replaces the password or disables the account meanwhile ends its sessions: this one must not come after that.
    const same = await tx.$queryRaw<unknown[]>`
      select 1 from "User" where id = ${user.id}::uuid and "passwordHash" = ${user.passwordHash} and "disabledAt" is null for share`;
    if (same.length === 0) return null;
    const sessionId = await createSession(tx, user.id, client);
    await recordEvent(tx, actorOf(user), { kind: "SIGNED_IN", payload: { ip: client.ip } });
    return sessionId;
  });
}

/** Ends a session; nothing happens when it has ended already. */
export async function signOut(sessionId: string): Promise<void> {
  await transaction(async (tx) => {
    if (!(await revokeSession(tx, sessionId))) return;
    const { user } = await tx.session.findUniqueOrThrow({
      where: { id: sessionId },
      select: { user: { select: PERSON } },
    });
    await recordEvent(tx, actorOf(user), { kind: "SIGNED_OUT", payload: {} });
  });
}

const PERSON = { id: true, name: true, unit: { select: { name: true, governmentId: true } } } as const;

interface Person {
  id: string;
  name: string;
  unit: { name: string; governmentId: string };
}

function findUser(username: string) {
  return db.user.findUnique({ where: { username }, select: { ...PERSON, passwordHash: true, disabledAt: true } });
}

const actorOf = ({ id, name, unit }: Person): Actor => ({
  userId: id,
  name,
  unitName: unit.name,
  governmentId: unit.governmentId,
});

/** Whoever tried is not known, so the row names the account tried and has no actor. */
async function recordFailure(username: string, client: Client, reason: "REFUSED" | "RATE_LIMITED"): Promise<void> {
  const user = await findUser(username);
  const stranger = { userId: null, name: username, unitName: "", governmentId: user?.unit.governmentId ?? null };
  await transaction((tx) =>
    recordEvent(tx, stranger, { kind: "SIGN_IN_FAILED", payload: { username, ip: client.ip, reason } }),
  );
}
