import { expect, test } from "./fixtures";
import { expectAccessible, realPath } from "./support/axe";
import { pageLots } from "./support/pages";

test.describe.configure({ mode: "parallel" });

for (const { person, title, paths } of pageLots()) {
  test(`nothing serious on the pages of ${title}, light and dark`, async ({ page, signIn }) => {
    test.setTimeout(120_000);
    if (person) await signIn(person);
    for (const path of paths) {
      await page.goto(await realPath(page, path));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.emulateMedia({ colorScheme: "light" });
      await expectAccessible(page, `${person} ${path}`);
      // The same page in other colours.
      await page.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(page, `${person} ${path} dark`, ["color-contrast"]);
    }
  });
}

test("nothing serious in what opens above a page", async ({ page, signIn }) => {
  await signIn("office");
  await page.goto("/duties?year=2020");
  await page.locator("tr[data-row]").first().focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog");
  await expect(panel.getByRole("link", { name: "打开全文" })).toBeVisible();
  await expect(panel.getByRole("term").first()).toBeVisible();
  await expectAccessible(page, "side panel");
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await page.getByRole("button", { name: "牵头部门" }).and(page.locator("[aria-haspopup]")).click();
  await expect(page.getByRole("checkbox", { name: "县司法局" })).toBeVisible();
  await expectAccessible(page, "facet");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /的菜单$/ }).click();
  await expect(page.getByRole("menuitem", { name: "退出登录" })).toBeVisible();
  await expectAccessible(page, "person menu");
});

test("nothing serious in the dialogs of duties and findings", async ({ page, signIn }) => {
  await signIn("office");
  await page.goto("/duties");
  await page.getByRole("checkbox", { name: "选择此行" }).first().check();
  await page.getByRole("button", { name: "分工、定时限" }).click();
  await page.getByRole("dialog").getByRole("checkbox", { name: "改责任单位" }).check();
  await expect(page.getByRole("group", { name: "责任单位：单位组" })).toBeVisible();
  await expectAccessible(page, "batch dialog");
  await signIn("leader");
  await page.goto(await realPath(page, "/findings/{toApprove}"));
  const next = page.getByRole("region", { name: "下一步" });
  const dialog = page.getByRole("dialog");
  for (const [verb, label] of [
    ["退回", "退回理由"],
    ["审定", "意见"],
  ] as const) {
    await next.getByRole("button", { name: verb, exact: true }).click();
    await expect(dialog.getByLabel(label)).toBeVisible();
    await expectAccessible(page, `dialog ${verb}`);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
});

test.describe("refusals", () => {
  test.use({ allowedConsole: [/40[34] \((Forbidden|Not Found)\)/] });

  test("nothing serious on the pages that refuse", async ({ page, signIn }) => {
    await signIn("liaison");
    for (const path of ["/duties/00000000-0000-4000-8000-000000000000", "/no-such-page", "/admin/users"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page, path);
    }
  });
});
