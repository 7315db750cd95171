import fc from "fast-check";
import { encode } from "next-auth/jwt";
import { describe, expect, test } from "vitest";
import { Role } from "@/prisma/generated/enums";
import { cookieSecret, sessionCookieName, sessionIdOf } from "./cookies";
import { countAttempt, forgetAttempts } from "./limiter";
import { safeNextPath } from "./next-path";
import { isSameOrigin } from "./origin";
import { hashPassword, newInitialPassword, passwordFault, verifyPassword } from "./passwords";
import { assertCan, can, VERBS, type Verb } from "./roles";

const verbs = Object.keys(VERBS) as Verb[];
const ADMINISTRATORS: Role[] = ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR"];

describe("the verb × role table", () => {
  test("gives the three administrators no business verb and no verb of each other", () => {
    const own = (role: Role) => verbs.filter((verb) => can(role, verb) && verb !== "changeOwnPassword");
    expect(own("SYSTEM_ADMIN")).toEqual(["manageFiles", "manageUnits", "viewUsers", "manageUsers"]);
    expect(own("SECURITY_ADMIN")).toEqual(["viewUsers", "changeRole"]);
    expect(own("AUDITOR")).toEqual(["viewAudit"]);
  });

  test("lets only administrators manage people, roles and the log", () => {
    for (const verb of ["manageUsers", "changeRole", "viewAudit"] as const) {
      for (const role of VERBS[verb]) expect(ADMINISTRATORS).toContain(role);
    }
  });

  test.each(Object.values(Role))("answers %s alike by role, by viewer and by refusal", (role) => {
    for (const verb of verbs) {
      expect(can({ role }, verb)).toBe(can(role, verb));
      if (can(role, verb)) expect(() => assertCan(role, verb)).not.toThrow();
      else expect(() => assertCan(role, verb)).toThrow("FORBIDDEN");
    }
  });

  test("lets everybody change the own password", () => {
    expect(Object.values(Role).every((role) => can(role, "changeOwnPassword"))).toBe(true);
  });
});

describe("the origin of a write", () => {
  const from = (origin?: string) => isSameOrigin(new Headers(origin === undefined ? {} : { origin }));

  test("must be the public address", () => {
    expect(from("http://localhost:3000")).toBe(true);
    for (const origin of [
      undefined,
      "null",
      "",
      "http://localhost",
      "https://localhost:3000",
      "http://localhost:3000.evil",
    ]) {
      expect(from(origin)).toBe(false);
    }
  });
});

describe("the path to return to", () => {
  test.each(["/duties?page=2", "/", "/duties/1"])("keeps %s", (path) => expect(safeNextPath(path)).toBe(path));

  test.each(["//evil", "/\\evil", "https://evil", "/\t/evil", "/\n/evil", "javascript:alert(1)", "", undefined])(
    "refuses %j",
    (path) => expect(safeNextPath(path)).toBe("/"),
  );

  test("never leaves this system", () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        expect(new URL(safeNextPath(`/${path}`), "http://here.test").host).toBe("here.test");
      }),
    );
  });
});

describe("passwords", () => {
  test("fit their own hash only", async () => {
    const hash = await hashPassword("Zeren@2020");
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hash, "Zeren@2020")).toBe(true);
    expect(await verifyPassword(hash, "zeren@2020")).toBe(false);
    expect(await verifyPassword(null, "Zeren@2020")).toBe(false);
  });

  test.each([
    ["Ab1@xyz", "passwordTooShort"],
    ["abcdefgh1", "passwordWeak"],
    ["ABCDEFGH", "passwordWeak"],
    ["Office@2026", "passwordHasUsername"],
    [`Aa1${"x".repeat(130)}`, "passwordTooLong"],
    ["Zeren@2020", null],
    ["密码Abcd123", null],
  ])("%s: %s", (password, fault) => expect(passwordFault(password, "office")).toBe(fault));

  test("made for a new person keep the rules and differ", () => {
    const made = Array.from({ length: 50 }, newInitialPassword);
    expect(new Set(made).size).toBe(50);
    for (const password of made) expect(passwordFault(password, "office")).toBeNull();
  });
});

describe("the limiter", () => {
  test("lets ten attempts through, then none, also for the right password, and nobody else suffers", async () => {
    const waits: number[] = [];
    for (let i = 0; i < 11; i++) waits.push((await countAttempt("li", "10.0.0.1")).waitMinutes);
    expect(waits).toEqual([...Array(10).fill(0), 15]);
    expect((await countAttempt("LI", "10.0.0.1")).waitMinutes).toBe(15);
    expect((await countAttempt("li", "10.0.0.2")).waitMinutes).toBe(0);
    expect((await countAttempt("wang", "10.0.0.1")).waitMinutes).toBe(0);
  });

  test("lets no more through when all come at once", async () => {
    const attempts = await Promise.all(Array.from({ length: 40 }, () => countAttempt("zhao", "10.0.0.3")));
    expect(attempts.filter((attempt) => attempt.waitMinutes === 0)).toHaveLength(10);
    expect(attempts.filter((attempt) => attempt.isFirstRefusal)).toHaveLength(1);
  });

  test("lets a hundred through from ever new addresses, and what one address is refused does not count", async () => {
    for (let i = 0; i < 50; i++) await countAttempt("qian", "10.0.1.1");
    const from = async (i: number) => (await countAttempt("qian", `10.0.2.${i}`)).waitMinutes;
    for (let i = 0; i < 90; i++) expect(await from(i)).toBe(0);
    expect(await from(90)).toBe(15);
  });

  test("counts failures only", async () => {
    for (let i = 0; i < 400; i++) {
      expect((await countAttempt("sun", "10.0.0.4")).waitMinutes).toBe(0);
      await forgetAttempts("sun", "10.0.0.4");
    }
  });
});

describe("the cookie", () => {
  test("has a plain name over http", () => expect(sessionCookieName()).toBe("zeren.session"));

  test("gives the session's id only when it is ours", async () => {
    const cookie = await encode({ token: { sid: "s1" }, secret: cookieSecret() });
    expect(await sessionIdOf(cookie)).toBe("s1");
    expect(await sessionIdOf(await encode({ token: { sid: "s1" }, secret: "another secret" }))).toBeNull();
    expect(await sessionIdOf(await encode({ token: { sid: "s1" }, secret: cookieSecret(), maxAge: -100 }))).toBeNull();
    for (const forged of [undefined, "", "x", "a.b.c.d.e", `${cookie}x`]) expect(await sessionIdOf(forged)).toBeNull();
  });
});
