import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { makeGovernment, makePerson, TEST_PASSWORD } from "@/lib/testing/people";
import { changePassword, editProfile } from "./account/mutations";
import { editUser, resetPassword } from "./mutations";
import { signIn } from "./sign-in/mutations";

const db = useDatabase();
const CLIENT = { ip: "10.0.0.9", userAgent: "test" };
let admin: Viewer;
let liaison: Viewer;

beforeEach(async () => {
  await resetDatabase();
  const home = await makeGovernment("gt");
  admin = await makePerson("SYSTEM_ADMIN", home.id);
  liaison = await makePerson("LIAISON", home.bureauId);
});

/** Starts `second` while `first` is done and not yet committed. */
async function during<T>(first: (tx: Tx) => Promise<unknown>, second: () => Promise<T>) {
  let later: Promise<PromiseSettledResult<T>[]> | undefined;
  await db.$transaction(async (tx) => {
    await first(tx);
    later = Promise.allSettled([second()]);
    await Promise.race([later, new Promise((resolve) => setTimeout(resolve, 800))]);
  });
  return (await later)?.[0];
}

const credentials = () => ({ username: liaison.username, password: TEST_PASSWORD });

test("the old password opens no session while it is being replaced, nor a disabled account one", async () => {
  const where = () => ({ where: { id: liaison.userId } });
  const replaced = await during(
    (tx) => tx.user.update({ ...where(), data: { passwordHash: "x" } }),
    () => signIn(credentials(), CLIENT),
  );
  expect(replaced).toMatchObject({ status: "fulfilled", value: null });

  liaison = await makePerson("LIAISON", liaison.unitId);
  const disabled = await during(
    (tx) => tx.user.update({ ...where(), data: { disabledAt: new Date() } }),
    () => signIn(credentials(), CLIENT),
  );
  expect(disabled).toMatchObject({ status: "fulfilled", value: null });
  expect(await db.session.count()).toBe(0);
});

test("who knows the old password does not undo an administrator's reset", async () => {
  const next = "Zhangye#2031";
  const outcome = await during(
    (tx) => tx.user.update({ where: { id: liaison.userId }, data: { passwordHash: "x", mustChangePassword: true } }),
    () => changePassword(liaison, { current: TEST_PASSWORD, next, repeat: next }),
  );
  expect(outcome).toMatchObject({ status: "rejected", reason: { key: "passwordWrong" } });
  const user = await db.user.findUniqueOrThrow({ where: { id: liaison.userId } });
  expect(user).toMatchObject({ passwordHash: "x", mustChangePassword: true });
});

test("an administrator's stale form does not overwrite what a person changed", async () => {
  await editProfile(liaison, { name: "李新", phone: "0936-1234567" });
  const stale = { id: liaison.userId, version: 1, name: "旧名", title: null, phone: null, unitId: liaison.unitId };
  await expect(editUser(admin, stale)).rejects.toMatchObject({ code: "CONFLICT" });
  await resetPassword(admin, { id: liaison.userId, version: 2 });
});

test("a name cut in the middle of a character is an unknown name like any other", async () => {
  expect(await signIn({ username: `${"a".repeat(39)}😀`, password: "x" }, CLIENT)).toBeNull();
});
