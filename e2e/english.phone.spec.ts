import { expect, test } from "./fixtures";
import { expectNoSidewaysScroll, realPath } from "./support/axe";

test("English is longer than Chinese, and fits a phone all the same", async ({ page, signIn }) => {
  test.setTimeout(120_000);
  await signIn("cgj-1");
  await page.goto("/account");
  await page.getByLabel("界面语言").selectOption("English");
  await expect(page.getByRole("heading", { name: "My account" })).toBeVisible();
  const paths = ["/", "/duties", "/findings", "/findings?view=board", "/findings/mine", "/findings/new", "/reports"];
  for (const path of [...paths, "/findings/{rectifying}"]) {
    await page.goto(await realPath(page, path));
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page, `${path} in English`);
  }
});
