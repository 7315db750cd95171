import { DEMO_PASSWORD } from "../prisma/seed/accounts";
import { alive, expect, type Page, test } from "./fixtures";
import { createDuty, unique } from "./support/duties";

const titleOf = (page: Page) => page.getByRole("textbox", { name: "责任事项", exact: true });
const save = (page: Page) => page.getByRole("button", { name: "保存修改" });

async function makeDuty(page: Page) {
  const code = unique("改");
  const title = `${code}：完善重大行政决策程序`;
  const id = await createDuty(page, { code, title, leads: ["县档案馆"] });
  return { id, code, title };
}

test("two people edit one duty: the second sees both values, keeps what was typed, and saves again", async ({
  page,
  signIn,
  openAs,
}) => {
  await signIn("office");
  const { id, title } = await makeDuty(page);
  const colleague = await openAs("office2");
  await page.goto(`/duties/${id}/edit`);
  await colleague.goto(`/duties/${id}/edit`);

  await titleOf(colleague).fill(`${title}（同事改）`);
  await colleague.getByLabel("备注").fill("同事的备注");
  await save(colleague).click();
  await expect(colleague.getByRole("heading", { name: `${title}（同事改）` })).toBeVisible();

  await titleOf(page).fill(`${title}（我改）`);
  await page.getByLabel("考核内容").fill("我写的考核内容");
  await save(page).click();
  const conflict = page.getByRole("alert").filter({ hasText: "已被他人修改" });
  await expect(conflict).toBeVisible();
  const both = conflict.getByRole("group", { name: "责任事项" });
  await expect(both.getByRole("radio", { name: `${title}（我改）` })).toBeChecked();
  await expect(both.getByRole("radio", { name: `${title}（同事改）` })).not.toBeChecked();
  // What I did not touch follows the colleague.
  await expect(conflict.getByRole("group", { name: "备注" }).getByRole("radio", { name: "同事的备注" })).toBeChecked();
  await expect(titleOf(page)).toHaveValue(`${title}（我改）`);

  await conflict.getByRole("button", { name: "按所选内容保存" }).click();
  await expect(page.getByRole("heading", { name: `${title}（我改）` })).toBeVisible();
  await expect(page.getByText("我写的考核内容").first()).toBeVisible();
  await expect(page.getByText("同事的备注").first()).toBeVisible();
});

test("a double click saves once", async ({ page, signIn }) => {
  await signIn("office");
  const code = unique("双");
  await page.goto("/duties/new");
  await page.getByLabel("编号").fill(code);
  await titleOf(page).fill(`${code}：双击只保存一次`);
  await page.getByRole("group", { name: "牵头部门" }).getByRole("checkbox", { name: "县档案馆" }).check();
  await page.getByRole("button", { name: "新增这一项" }).dblclick();
  await expect(page.getByRole("heading", { name: `${code}：双击只保存一次` })).toBeVisible();
  const answer = await page.request.get(`/api/v1/duties?q=${encodeURIComponent(code)}`);
  expect((await answer.json()).total).toBe(1);

  await page.getByRole("link", { name: "编辑" }).click();
  await titleOf(page).fill(`${code}：双击改了一次`);
  await save(page).dblclick();
  await expect(page.getByRole("heading", { name: `${code}：双击改了一次` })).toBeVisible();
  const { items } = await (await page.request.get(`/api/v1/duties?q=${encodeURIComponent(code)}`)).json();
  expect(items).toHaveLength(1);
  expect(items[0].version).toBe(2);
});

test("signed out in another tab: the words stay and are saved after signing in again", async ({
  page,
  signIn,
  context,
}) => {
  await signIn("office2");
  const { id, title } = await makeDuty(page);
  await page.goto(`/duties/${id}/edit`);
  await titleOf(page).fill(`${title}（登录失效前写的）`);

  const tab = await context.newPage();
  await tab.goto("/");
  await alive(tab);
  await tab.getByRole("button", { name: /的菜单$/ }).click();
  await tab.getByRole("menuitem", { name: "退出登录" }).click();
  await expect(tab).toHaveURL(/\/sign-in/);
  await tab.close();

  await save(page).click();
  const refusal = page.getByRole("alert").filter({ hasText: "登录已失效，请重新登录。" });
  await expect(refusal).toBeVisible();
  await expect(titleOf(page)).toHaveValue(`${title}（登录失效前写的）`);
  const [door] = await Promise.all([
    context.waitForEvent("page"),
    refusal.getByRole("link", { name: /在新窗口登录/ }).click(),
  ]);
  await alive(door);
  await door.getByLabel("用户名").fill("office2");
  await door.getByLabel("密码", { exact: true }).fill(DEMO_PASSWORD);
  await door.getByRole("button", { name: "登录", exact: true }).click();
  await expect(door).not.toHaveURL(/sign-in/);
  await save(page).click();
  await expect(page.getByRole("heading", { name: `${title}（登录失效前写的）` })).toBeVisible();
});

test("a lost session on the way: the draft comes back after signing in at the same address", async ({
  page,
  signIn,
  context,
}) => {
  await signIn("office");
  const { id, title } = await makeDuty(page);
  await page.goto(`/duties/${id}/edit`);
  await titleOf(page).fill(`${title}（草稿）`);
  await context.clearCookies();
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel("用户名").fill("office");
  await page.getByLabel("密码", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/duties/${id}/edit`));
  await expect(page.getByText("这是您上次没有保存的内容。")).toBeVisible();
  await expect(titleOf(page)).toHaveValue(`${title}（草稿）`);
  await save(page).click();
  await expect(page.getByRole("heading", { name: `${title}（草稿）` })).toBeVisible();
});
