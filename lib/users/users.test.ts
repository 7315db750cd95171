import { beforeEach, describe, expect, test } from "vitest";
import { listEvents } from "@/lib/activity/queries";
import { auditParamsSchema } from "@/lib/activity/schema";
import { findSessionUser } from "@/lib/auth/sessions";
import { type Viewer, viewerOf } from "@/lib/auth/viewer";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { auditKinds, makeGovernment, makePerson, makeSession, TEST_PASSWORD } from "@/lib/testing/people";
import { changePassword, chooseLocale, editProfile } from "./account/mutations";
import { changeRole, createUser, disableUser, editUser, enableUser, resetPassword } from "./mutations";
import { listUsers } from "./queries";
import { setUp } from "./set-up/mutations";
import { isSetUpOpen } from "./set-up/queries";
import { digestOf, SET_UP_KEY } from "./set-up/rules";
import { signIn, signOut } from "./sign-in/mutations";

const db = useDatabase();
let home: Awaited<ReturnType<typeof makeGovernment>>;
let admin: Viewer;
let security: Viewer;
let liaison: Viewer;
let stranger: Viewer;

beforeEach(async () => {
  await resetDatabase();
  home = await makeGovernment("gt");
  const abroad = await makeGovernment("lz");
  admin = await makePerson("SYSTEM_ADMIN", home.id);
  security = await makePerson("SECURITY_ADMIN", home.id);
  liaison = await makePerson("LIAISON", home.bureauId);
  stranger = await makePerson("LIAISON", abroad.bureauId);
});

const target = (viewer: Viewer, version = 1) => ({ id: viewer.userId, version });
const newPerson = () => ({
  username: "zhaowei",
  name: "赵维",
  title: null,
  phone: null,
  unitId: home.bureauId,
  role: "LIAISON" as const,
});

describe("an administrator", () => {
  test("adds a person, whose one-time password must be changed", async () => {
    const { id, password } = await createUser(admin, newPerson());
    expect((await viewerOf(id)).mustChangePassword).toBe(true);
    expect(await signIn({ username: "ZhaoWei ", password }, CLIENT)).toEqual(expect.any(String));
    expect(await auditKinds()).toEqual(["USER_CREATED", "SIGNED_IN"]);
  });

  test("cannot give a user name twice, place a person abroad, or make an office of a bureau", async () => {
    await createUser(admin, newPerson());
    await expect(createUser(admin, newPerson())).rejects.toMatchObject({ key: "usernameTaken", field: "username" });
    const other = { ...newPerson(), username: "other" };
    await expect(createUser(admin, { ...other, unitId: stranger.unitId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(createUser(admin, { ...other, role: "OFFICE" })).rejects.toMatchObject({
      key: "officeNeedsOfficeUnit",
    });
    expect(await auditKinds()).toEqual(["USER_CREATED"]);
  });

  test("edits a person and records old and new", async () => {
    const { userId: id } = liaison;
    await editUser(admin, { id, version: 1, name: "钱进", title: null, phone: "0936-1", unitId: home.townId });
    const event = await db.auditEvent.findFirstOrThrow({ where: { kind: "USER_EDITED" } });
    expect(event.payload).toMatchObject({ changes: { unit: { from: "县市场监督管理局", to: "城关镇" } } });
    await expect(
      editUser(admin, { id, version: 1, name: "孙", title: null, phone: null, unitId: home.townId }),
    ).rejects.toMatchObject({ code: "CONFLICT", current: { name: "钱进" } });
  });

  test("shuts a person out at once and lets them in again", async () => {
    const session = await makeSession(liaison);
    await disableUser(admin, target(liaison));
    expect(await findSessionUser(session)).toBeNull();
    expect(await signIn({ username: liaison.username, password: TEST_PASSWORD }, CLIENT)).toBeNull();
    await enableUser(admin, target(liaison, 2));
    expect(await signIn({ username: liaison.username, password: TEST_PASSWORD }, CLIENT)).not.toBeNull();
    expect(await findSessionUser(session)).toBeNull();
    expect(await auditKinds()).toEqual(["USER_DISABLED", "SIGN_IN_FAILED", "USER_ENABLED", "SIGNED_IN"]);
  });

  test("resets a password, which ends the person's sessions", async () => {
    const session = await makeSession(liaison);
    const { password } = await resetPassword(admin, target(liaison));
    expect(await findSessionUser(session)).toBeNull();
    expect(await signIn({ username: liaison.username, password: TEST_PASSWORD }, CLIENT)).toBeNull();
    expect(await signIn({ username: liaison.username, password }, CLIENT)).not.toBeNull();
  });

  test("cannot act on the own account", async () => {
    for (const verb of [disableUser, resetPassword]) {
      await expect(verb(admin, target(admin))).rejects.toMatchObject({ key: "notOnYourself" });
    }
  });

  test("finds people by name, user name and unit, of the own government only", async () => {
    expect((await listUsers(admin, { q: "", page: 1 })).total).toBe(3);
    expect((await listUsers(admin, { q: "市场", page: 1 })).rows.map((row) => row.id)).toEqual([liaison.userId]);
    expect((await listUsers(admin, { q: stranger.username, page: 1 })).total).toBe(0);
  });
});

describe("refusals", () => {
  test("a foreign person is not found, whatever the verb", async () => {
    for (const verb of [disableUser, enableUser, resetPassword]) {
      await expect(verb(admin, target(stranger))).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(changeRole(security, { ...target(stranger), role: "VIEWER" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("each administrator has only the own verbs, the others none", async () => {
    const office = await makePerson("OFFICE", home.officeId);
    for (const viewer of [security, office, liaison]) {
      await expect(createUser(viewer, newPerson())).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(disableUser(viewer, target(liaison))).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(resetPassword(viewer, target(liaison))).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(changeRole(admin, { ...target(liaison), role: "LEADER" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(listUsers(office, { q: "", page: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await auditKinds()).toEqual([]);
  });
});

describe("a security administrator", () => {
  test("changes a role, which ends the sessions that held the old one", async () => {
    const session = await makeSession(liaison);
    await changeRole(security, { ...target(liaison), role: "UNIT_HEAD" });
    expect((await viewerOf(liaison.userId)).role).toBe("UNIT_HEAD");
    expect(await findSessionUser(session)).toBeNull();
    expect(await auditKinds()).toEqual(["ROLE_CHANGED"]);
  });

  test("leaves at least one system administrator, and the own role alone", async () => {
    await expect(changeRole(security, { ...target(admin), role: "VIEWER" })).rejects.toMatchObject({
      key: "lastAdministrator",
    });
    await makePerson("SYSTEM_ADMIN", home.id);
    await changeRole(security, { ...target(admin), role: "VIEWER" });
    await expect(changeRole(security, { ...target(security), role: "AUDITOR" })).rejects.toMatchObject({
      key: "notOnYourself",
    });
  });
});

describe("signing in", () => {
  test("refuses unknown, disabled and wrong alike and records each", async () => {
    await disableUser(admin, target(liaison));
    for (const [username, password] of [
      ["nobody", "x"],
      [liaison.username, TEST_PASSWORD],
      [admin.username, "x"],
      ["no\0body", "x"],
    ] as const) {
      expect(await signIn({ username, password }, CLIENT)).toBeNull();
    }
    expect(await db.auditEvent.count({ where: { kind: "SIGN_IN_FAILED", actorId: null } })).toBe(4);
    expect(await db.session.count()).toBe(0);
  });

  test("stops guessing after ten failures, with one audit row for the refusals", async () => {
    const client = { ip: "10.1.1.1", userAgent: "" };
    const guess = (password: string) => signIn({ username: admin.username, password }, client);
    for (let i = 0; i < 10; i++) expect(await guess(`wrong ${i}`)).toBeNull();
    for (let i = 0; i < 5; i++) await expect(guess(TEST_PASSWORD)).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(await db.auditEvent.count({ where: { kind: "SIGN_IN_FAILED" } })).toBe(11);
  });

  test("and out: the session ends and both are recorded", async () => {
    const id = (await signIn({ username: admin.username, password: TEST_PASSWORD }, CLIENT))!;
    await signOut(id);
    await signOut(id);
    expect(await findSessionUser(id)).toBeNull();
    expect(await auditKinds()).toEqual(["SIGNED_IN", "SIGNED_OUT"]);
  });
});

describe("the own account", () => {
  test("a new password ends the other sessions and keeps this one", async () => {
    const [kept, other] = [await makeSession(liaison), await makeSession(liaison)];
    const viewer = { ...liaison, sessionId: kept } as Viewer;
    const input = { current: TEST_PASSWORD, next: "Guangming@88", repeat: "Guangming@88" };
    await changePassword(viewer, input);
    expect(await findSessionUser(kept)).not.toBeNull();
    expect(await findSessionUser(other)).toBeNull();
    await expect(changePassword(viewer, input)).rejects.toMatchObject({ key: "passwordWrong", field: "current" });
    expect(await auditKinds()).toEqual(["PASSWORD_CHANGED"]);
  });

  test("refuses a weak password and the old one", async () => {
    const change = (next: string) => changePassword(liaison, { current: TEST_PASSWORD, next, repeat: next });
    await expect(change("abcdefgh")).rejects.toMatchObject({ key: "passwordWeak", field: "next" });
    await expect(change(TEST_PASSWORD)).rejects.toMatchObject({ key: "passwordSame" });
  });

  test("keeps name, phone and language", async () => {
    await editProfile(liaison, { name: "李明", phone: "0936-6621" });
    await chooseLocale(liaison, { locale: "en" });
    expect(await viewerOf(liaison.userId)).toMatchObject({ name: "李明", locale: "en" });
    expect(await auditKinds()).toEqual(["PROFILE_EDITED"]);
  });
});

describe("the audit log", () => {
  test("is read by the auditor, of the own government and of unknown accounts", async () => {
    const auditor = await makePerson("AUDITOR", home.id);
    await signIn({ username: stranger.username, password: TEST_PASSWORD }, CLIENT);
    await signIn({ username: admin.username, password: TEST_PASSWORD }, CLIENT);
    await signIn({ username: "ghost", password: "x" }, CLIENT);
    const { rows, total } = await listEvents(auditor, auditParamsSchema.parse({}));
    expect(total).toBe(2);
    expect(rows.map((row) => row.kind)).toEqual(["SIGN_IN_FAILED", "SIGNED_IN"]);
    expect((await listEvents(auditor, auditParamsSchema.parse({ kind: "SIGNED_IN" }))).total).toBe(1);
    await expect(listEvents(admin, auditParamsSchema.parse({}))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("cannot be changed", async () => {
    await signIn({ username: "ghost", password: "x" }, CLIENT);
    await expect(db.auditEvent.deleteMany()).rejects.toThrow("append-only");
    await expect(db.auditEvent.updateMany({ data: { actorName: "x" } })).rejects.toThrow("append-only");
  });
});

/** What prisma/start does when there is nobody yet. */
async function issueToken() {
  const token = crypto.randomUUID();
  const value = { hash: digestOf(token), createdAt: "" };
  await db.setting.upsert({ where: { key: SET_UP_KEY }, create: { key: SET_UP_KEY, value }, update: { value } });
  return token;
}

describe("the first day", () => {
  const first = {
    governmentName: "高台县人民政府",
    governmentCode: "620724",
    adminUsername: "root",
    adminName: "王管理",
    adminPassword: "Diyitian#1",
    officeUsername: "yfzx",
    officeName: "刘主任",
    officePassword: "Diyitian#2",
  };

  test("one link makes government, office and two accounts, once", async () => {
    await resetDatabase();
    const stale = await issueToken();
    const token = await issueToken();
    expect([await isSetUpOpen(stale), await isSetUpOpen(token)]).toEqual([false, true]);
    await expect(setUp({ ...first, token: stale })).rejects.toMatchObject({ key: "setUpLinkUsed" });
    await expect(setUp({ ...first, token, adminPassword: "short" })).rejects.toMatchObject({ field: "adminPassword" });
    await setUp({ ...first, token });
    await expect(setUp({ ...first, token })).rejects.toMatchObject({ key: "setUpLinkUsed" });
    expect(await isSetUpOpen(token)).toBe(false);

    const office = await db.user.findUniqueOrThrow({ where: { username: "yfzx" } });
    expect(await viewerOf(office.id)).toMatchObject({
      role: "OFFICE",
      mustChangePassword: true,
      unitPath: "/620724/620724-office/",
      governmentName: "高台县人民政府",
    });
    expect(await auditKinds()).toEqual(["SYSTEM_SET_UP"]);
  });

  test("two people with the same link at the same time: one succeeds", async () => {
    await resetDatabase();
    const token = await issueToken();
    const outcomes = await Promise.allSettled([setUp({ ...first, token }), setUp({ ...first, token })]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.user.count()).toBe(2);
  });
});

const CLIENT = { ip: "127.0.0.1", userAgent: "test" };
