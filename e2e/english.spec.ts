import { expect, test } from "./fixtures";
import { dayFromNow, unique } from "./support/duties";
import { pngFile } from "./support/files";
import { raiseFinding } from "./support/findings";

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
  for (const path of [
    "/",
    "/reports",
    "/findings",
    "/findings?view=board",
    "/findings/mine",
    "/documents",
    "/account",
  ]) {
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

test("a unit rectifies a finding in English: from its first measure to the application", async ({
  page,
  signIn,
  openAs,
}) => {
  test.setTimeout(120_000);
  const office = await openAs("office");
  const text = `${unique("英")}：普法栏目更新不及时`;
  const { id } = await raiseFinding(office, { text, units: ["620724-rmt"], lead: "620724-sfj" });
  await signIn("rmt-1");
  await page.goto("/account");
  await page.getByLabel("界面语言").selectOption("English");
  await expect(page.getByRole("heading", { name: "My account" })).toBeVisible();

  await page.goto(`/findings/${id}`);
  const title = page.getByRole("heading", { level: 1 });
  const next = page.getByRole("region", { name: "Next" });
  const dialog = page.getByRole("dialog");
  await expect(title).toContainText("Registered");
  await expect(page.getByText(text).first()).toBeVisible();
  for (const word of await page.locator("main").getByRole("term").allInnerTexts()) expect(word).not.toMatch(OWN_WORDS);
  await next.getByRole("button", { name: "Add a measure" }).click();
  await dialog.getByRole("textbox", { name: "Measure", exact: true }).fill("每周更新普法栏目");
  await dialog.getByLabel("Deadline (optional)", { exact: true }).fill(dayFromNow(20));
  await dialog.getByRole("button", { name: "Add this measure" }).click();
  await expect(title).toContainText("Being rectified");
  await next.getByRole("button", { name: "Report progress" }).click();
  await dialog.getByRole("textbox", { name: "Progress" }).fill("栏目已改为每周更新，连续四周无脱期。");
  await dialog.getByLabel("State").selectOption("Done");
  for (const label of await dialog.locator("label, button, h2").allInnerTexts()) expect(label).not.toMatch(OWN_WORDS);
  await dialog.getByRole("button", { name: "Save progress" }).click();
  await expect(next).toContainText("evidence is missing");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("region", { name: "Evidence" }).getByRole("button", { name: "Choose files" }).click(),
  ]);
  await chooser.setFiles([pngFile("column.png")]);
  await expect(next).toContainText("closure can be applied for");
  await page.getByRole("button", { name: "Apply for closure" }).click();
  await expect(title).toContainText("Awaiting lead's check");
  await expect(page.getByText("Application 1")).toBeVisible();

  await page.goto("/account");
  await page.getByLabel("Language of the screens").selectOption("中文");
  await expect(page.getByRole("heading", { name: "我的账号" })).toBeVisible();
});
