import { db, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { Prisma, type Role } from "@/prisma/generated/client";
import { SESSION_HOURS } from "./cookies";

/** What the database says about a user right now. Roles and units are never read from a cookie. */
export interface ViewerRow {
  userId: string;
  username: string;
  name: string;
  title: string | null;
  role: Role;
  locale: "ZH_CN" | "EN";
  mustChangePassword: boolean;
  unitId: string;
  unitName: string;
  unitPath: string;
  governmentId: string;
  governmentName: string;
  governmentPath: string;
}

const PERSON = Prisma.sql`
  u."id" AS "userId", u."username", u."name", u."title", u."role"::text AS "role", u."locale"::text AS "locale",
  u."mustChangePassword", o."id" AS "unitId", o."name" AS "unitName", o."path" AS "unitPath",
  g."id" AS "governmentId", g."name" AS "governmentName", g."path" AS "governmentPath"`;

const PERSON_TABLES = Prisma.sql`
  "User" u JOIN "Unit" o ON o."id" = u."unitId" JOIN "Unit" g ON g."id" = o."governmentId"`;

/**
 * The user behind a session, or null when the session is unknown, revoked, idle too long or older than twelve hours,
 * or the user is disabled. One statement, all clocks the database's; notes the visit at most once a minute.
 */
export async function findSessionUser(sessionId: string): Promise<ViewerRow | null> {
  const [row] = await db.$queryRaw<(ViewerRow & { isSeenLongAgo: boolean })[]>`
    SELECT ${PERSON}, s."lastSeenAt" < now() - interval '1 minute' AS "isSeenLongAgo"
    FROM "Session" s JOIN ${PERSON_TABLES} ON u."id" = s."userId"
    WHERE s."id" = ${sessionId}::uuid AND s."revokedAt" IS NULL AND s."expiresAt" > now()
      AND s."lastSeenAt" > now() - make_interval(mins => ${env().idleMinutes}::int) AND u."disabledAt" IS NULL`;
  if (!row) return null;
  const { isSeenLongAgo, ...user } = row;
  if (isSeenLongAgo) await db.$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() WHERE "id" = ${sessionId}::uuid`;
  return user;
}

/** An enabled user, or null. For tests and the bench: requests go through a session. */
export async function findEnabledUser(userId: string): Promise<ViewerRow | null> {
  const [row] = await db.$queryRaw<ViewerRow[]>`
    SELECT ${PERSON} FROM ${PERSON_TABLES} WHERE u."id" = ${userId}::uuid AND u."disabledAt" IS NULL`;
  return row ?? null;
}

/** Opens a session and returns its id, 122 random bits that only the encrypted cookie carries. */
export async function createSession(
  tx: Tx,
  userId: string,
  client: { ip: string; userAgent: string },
): Promise<string> {
  const id = crypto.randomUUID();
  await tx.$executeRaw`
    INSERT INTO "Session" ("id", "userId", "createdAt", "lastSeenAt", "expiresAt", "ip", "userAgent")
    VALUES (${id}::uuid, ${userId}::uuid, now(), now(), now() + make_interval(hours => ${SESSION_HOURS}::int),
      ${client.ip.slice(0, 64)}, ${client.userAgent.slice(0, 300)})`;
  return id;
}

/** Ends one session; true if it was open. */
export async function revokeSession(tx: Tx, sessionId: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE "Session" SET "revokedAt" = now() WHERE "id" = ${sessionId}::uuid AND "revokedAt" IS NULL`;
  return count === 1;
}

/** Ends all sessions of a user, but for the one given. */
export async function revokeUserSessions(tx: Tx, userId: string, exceptId: string | null = null): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Session" SET "revokedAt" = now()
    WHERE "userId" = ${userId}::uuid AND "revokedAt" IS NULL AND "id" IS DISTINCT FROM ${exceptId}::uuid`;
}
