import { expect, test } from "./fixtures";

/** Words that the program itself writes: none may be left in Chinese. */
const OWN_WORDS = /[\u4e00-\u9fff]/;

test("a person chooses English: the pages speak it, the data stay as written, and Chinese comes back", async ({
  page,
  signIn,
}) => {
  await signIn("rmt-1");
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "待办", exact: true })).toBeVisible();
  await page.getByRole("button", { name: /的菜单$/ }).click();
  await page.getByRole("menuitemcheckbox", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  await page.goto("/duties?year=2020");
  const navigation = page.getByRole("navigation", { name: "Main navigation" });
  for (const word of await navigation.getByRole("link").allInnerTexts()) expect(word).not.toMatch(OWN_WORDS);
  for (const head of await page.getByRole("columnheader").allInnerTexts()) expect(head).not.toMatch(OWN_WORDS);
  const first = page.locator("tr[data-row]").first();
  await expect(first).toContainText(/[\u4e00-\u9fff]{6,}/);
  await expect(first).toContainText("Done");

  await first.getByRole("link").click();
  await expect(page).toHaveURL(/\/duties\/[0-9a-f-]+$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/[\u4e00-\u9fff]{6,}/);
  for (const path of ["/", "/reports", "/documents", "/account"]) {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    for (const heading of await page.locator("main").getByRole("heading", { level: 1 }).allInnerTexts())
      expect(heading).not.toMatch(OWN_WORDS);
    for (const button of await page.locator("main").getByRole("button").allInnerTexts())
      expect(button, path).not.toMatch(OWN_WORDS);
  }

  // It belongs to the person, not to the browser.
  await signIn("rmt-1");
  await page.goto("/account");
  await page.getByLabel("Language of the screens").selectOption("中文");
  await expect(page.getByRole("heading", { name: "我的账号" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});
