import { beforeEach, describe, expect, test } from "vitest";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { makeGovernment, makePerson, makeSession } from "@/lib/testing/people";
import { findSessionUser, revokeSession, revokeUserSessions } from "./sessions";
import { type Viewer, viewerOf } from "./viewer";

const db = useDatabase();
let person: Viewer;
let government: Awaited<ReturnType<typeof makeGovernment>>;

beforeEach(async () => {
  await resetDatabase();
  government = await makeGovernment("gt");
  person = await makePerson("LIAISON", government.bureauId);
});

describe("a session", () => {
  test("shows who the person is, where, and in which government", async () => {
    expect(await findSessionUser(await makeSession(person))).toMatchObject({
      userId: person.userId,
      role: "LIAISON",
      unitName: "县市场监督管理局",
      unitPath: "/gt/gt-scjgj/",
      governmentName: "gt人民政府",
      governmentPath: "/gt/",
    });
  });

  test("ends when it is revoked, once", async () => {
    const id = await makeSession(person);
    expect(await revokeSession(db, id)).toBe(true);
    expect(await revokeSession(db, id)).toBe(false);
    expect(await findSessionUser(id)).toBeNull();
  });

  test("ends when the person's other sessions are revoked, but for the one kept", async () => {
    const [kept, other] = [await makeSession(person), await makeSession(person)];
    await revokeUserSessions(db, person.userId, kept);
    expect(await findSessionUser(kept)).not.toBeNull();
    expect(await findSessionUser(other)).toBeNull();
  });

  test("ends at once when the person is disabled", async () => {
    const id = await makeSession(person);
    await db.user.update({ where: { id: person.userId }, data: { disabledAt: new Date() } });
    expect(await findSessionUser(id)).toBeNull();
    await expect(viewerOf(person.userId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("ends after half an hour without a request", async () => {
    const id = await makeSession(person);
    await db.$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() - interval '29 minutes'`;
    expect(await findSessionUser(id)).not.toBeNull();
    await db.$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() - interval '31 minutes'`;
    expect(await findSessionUser(id)).toBeNull();
  });

  test("ends twelve hours after signing in, however busy", async () => {
    const id = await makeSession(person);
    const [{ hours }] = await db.$queryRaw<[{ hours: number }]>`
      SELECT (extract(epoch FROM "expiresAt" - "createdAt") / 3600)::int AS hours FROM "Session"`;
    expect(hours).toBe(12);
    await db.$executeRaw`UPDATE "Session" SET "expiresAt" = now() - interval '1 second'`;
    expect(await findSessionUser(id)).toBeNull();
  });

  test("notes a visit at most once a minute", async () => {
    const id = await makeSession(person);
    const lastSeen = async () => (await db.session.findUniqueOrThrow({ where: { id } })).lastSeenAt.getTime();
    const opened = await lastSeen();
    await findSessionUser(id);
    expect(await lastSeen()).toBe(opened);
    await db.$executeRaw`UPDATE "Session" SET "lastSeenAt" = now() - interval '2 minutes'`;
    await findSessionUser(id);
    expect(await lastSeen()).toBeGreaterThanOrEqual(opened);
  });

  test("takes role and unit from the database, not from when it was opened", async () => {
    const id = await makeSession(person);
    await db.user.update({ where: { id: person.userId }, data: { role: "UNIT_HEAD", unitId: government.townId } });
    expect(await findSessionUser(id)).toMatchObject({ role: "UNIT_HEAD", unitName: "城关镇" });
  });
});
