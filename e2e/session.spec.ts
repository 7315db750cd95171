import { DEMO_PASSWORD } from "../prisma/seed/accounts";
import { alive, expect, type Page, test } from "./fixtures";

async function fillIn(page: Page, username: string, password: string) {
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

test.describe("refusals", () => {
  test.use({ allowedConsole: [/401 \(Unauthorized\)/] });

  test("a wrong password is refused in words, the user name stays, and the page asked for opens afterwards", async ({
    page,
  }) => {
    await page.goto("/duties?year=2020");
    await expect(page.getByText("登录已失效或已退出，请登录。")).toBeVisible();
    await fillIn(page, "nobody-here", "Wrong@2020");
    await expect(page.getByRole("alert").filter({ hasText: "用户名或密码不正确，或账号已停用。" })).toBeVisible();
    await expect(page.getByLabel("用户名")).toHaveValue("nobody-here");
    await expect(page.getByLabel("密码", { exact: true })).toHaveValue("");
    await expect(page.getByLabel("密码", { exact: true })).toBeFocused();
    await fillIn(page, "fgj-1", DEMO_PASSWORD);
    await expect(page.getByRole("heading", { name: "责任台账" })).toBeVisible();
    expect(new URL(page.url()).search).toBe("?year=2020");
  });

  test("a disabled user is thrown out at once and cannot come back until enabled", async ({ page, openAs }) => {
    const person = await openAs("qxj-1");
    await person.goto("/duties");
    await expect(person.getByRole("heading", { name: "责任台账" })).toBeVisible();

    const admin = await openAs("admin");
    await admin.goto("/admin/users?q=qxj-1");
    const row = admin.getByRole("row").filter({ hasText: "qxj-1" });
    await row.getByRole("button", { name: "停用" }).click();
    await admin.getByRole("button", { name: "停用这个用户" }).click();
    await expect(row).toContainText("已停用");

    await person.goto("/duties");
    await expect(person).toHaveURL(/\/sign-in/);
    await page.goto("/sign-in");
    await fillIn(page, "qxj-1", DEMO_PASSWORD);
    await expect(page.getByRole("alert").filter({ hasText: "用户名或密码不正确，或账号已停用。" })).toBeVisible();

    await row.getByRole("button", { name: "启用" }).click();
    await admin.getByRole("button", { name: "启用这个用户" }).click();
    await expect(row).not.toContainText("已停用");
    await fillIn(page, "qxj-1", DEMO_PASSWORD);
    await expect(page.getByRole("heading", { name: "待办", exact: true })).toBeVisible();
  });
});

test("one of the demo accounts signs in with two presses, and signs out", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /县领导/ }).click();
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByRole("heading", { name: "法治政府建设责任落实" })).toBeVisible();
  await expect(page.getByText("请勿录入国家秘密")).toBeVisible();
  await alive(page);
  await page.getByRole("button", { name: /的菜单$/ }).click();
  await page.getByRole("menuitem", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/overdue");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("signing out ends the session itself: its cookie opens nothing any more", async ({ page, signIn, context }) => {
  await signIn("wjj-1");
  const kept = await context.cookies();
  await page.goto("/");
  await page.getByRole("button", { name: /的菜单$/ }).click();
  await page.getByRole("menuitem", { name: "退出登录" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(kept);
  await page.goto("/duties");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("everyone changes the own password; other sessions end, this one goes on", async ({ page, signIn, openAs }) => {
  const changed = "Changed#2026";
  await signIn("xfdd-1");
  const elsewhere = await openAs("xfdd-1");
  await page.goto("/account");
  const change = async (current: string, next: string, repeat = next) => {
    await page.getByLabel("原密码").fill(current);
    await page.getByLabel("新密码", { exact: true }).fill(next);
    await page.getByLabel("再输一遍新密码").fill(repeat);
    await page.getByRole("button", { name: "修改密码" }).click();
  };
  await change("not-my-Password1", changed);
  await expect(page.getByRole("alert").filter({ hasText: "原密码不正确。" })).toBeVisible();
  await change(DEMO_PASSWORD, "short");
  await expect(page.getByRole("alert").filter({ hasText: "密码至少 8 位。" })).toBeVisible();
  await change(DEMO_PASSWORD, changed, "Another#2026");
  await expect(page.getByRole("alert").filter({ hasText: "两次输入的新密码不一致。" })).toBeVisible();
  await change(DEMO_PASSWORD, changed);
  await expect(page.getByRole("status").filter({ hasText: "密码已修改" })).toBeVisible();

  await elsewhere.goto("/duties");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "我的账号" })).toBeVisible();
  await fillIn(elsewhere, "xfdd-1", changed);
  await expect(elsewhere.getByRole("heading", { name: "责任台账" })).toBeVisible();
});
