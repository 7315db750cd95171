import { readFile } from "node:fs/promises";
import { readXlsx } from "hucre/xlsx";
import { expect, type Page, test } from "./fixtures";

// The closed year: no other journey changes its numbers.
const YEAR = "/duties?year=2020";

const rows = (page: Page) => page.locator("tr[data-row]");
const facet = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: false }).and(page.locator("[aria-haspopup=dialog]"));

/** Codes of the rows on screen, in order. */
const codes = (page: Page) => rows(page).locator("td:nth-of-type(1)").allInnerTexts();

async function total(page: Page): Promise<number> {
  const text = await page.getByRole("navigation", { name: "翻页" }).innerText();
  return Number(/共 (\d+) 项/.exec(text)?.[1]);
}

test("filters by facets with counts", async ({ page, signIn }) => {
  await signIn("leader");
  await page.goto(YEAR);
  await facet(page, "牵头部门").click();
  const list = page.getByRole("dialog", { name: "牵头部门" });
  const option = list.getByRole("group").locator("> div").filter({ hasText: "县政府办公室" });
  const count = Number(/\d+/.exec(await option.innerText())?.[0]);
  expect(count).toBeGreaterThan(1);
  await option.getByRole("checkbox").check();
  await expect(page).toHaveURL(/lead=/);
  await expect.poll(() => total(page)).toBe(count);
  expect(await rows(page).count()).toBe(count);

  // A second facet counts within the first.
  await page.keyboard.press("Escape");
  await facet(page, "类别").click();
  const kinds = page.getByRole("dialog", { name: "类别" });
  await kinds.getByRole("checkbox", { name: "考核事项" }).check();
  await expect(page).toHaveURL(/kind=ASSESSMENT_ITEM/);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "清除全部条件" }).click();
  await expect.poll(() => total(page)).toBe(165);
});

test("finds units by pinyin initials, with the slash key", async ({ page, signIn }) => {
  await signIn("office");
  await page.goto(YEAR);
  const search = page.getByRole("searchbox", { name: "事项、单位、拼音首字母" });
  // The key is heard once the page's scripts run, which a busy machine takes its time for.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type("scjgj");
  await expect(page).toHaveURL(/q=scjgj/);
  await expect.poll(() => total(page)).toBeLessThan(165);
  const found = await total(page);
  expect(found).toBeGreaterThan(0);
  await search.fill("县市场监管局");
  await expect(page).toHaveURL(/q=%E5%8E%BF/);
  await expect.poll(() => total(page)).toBe(found);
});

test("groups, sorts by several columns, chooses columns, and another person opens the same address", async ({
  page,
  signIn,
  openAs,
}) => {
  await signIn("leader");
  await page.goto(`${YEAR}&kind=ASSESSMENT_ITEM`);
  await page.getByLabel("分组方式").selectOption("按重点任务分组");
  await expect(page).toHaveURL(/group=keyTask/);
  const headings = page.getByRole("rowheader", { name: /\d+ 项 · [\d.]+ 分 · 已完成 \d+ 项/ });
  await expect(headings.first()).toBeVisible();

  await page.getByRole("button", { name: "分值", exact: true }).click();
  await expect(page).toHaveURL(/sort=/);
  await page.getByRole("button", { name: "完成时限", exact: true }).click({ modifiers: ["Shift"] });
  await expect(page).toHaveURL(/sort=-?points,-?dueOn/);
  await expect(page.getByRole("columnheader", { name: "分值" })).toHaveAttribute("aria-sort", /ascending|descending/);
  await expect(page.getByRole("columnheader", { name: "完成时限" })).toHaveAttribute("aria-sort", /ascending/);

  await page.getByRole("button", { name: "显示的列" }).click();
  await page.getByRole("dialog", { name: "显示的列" }).getByRole("checkbox", { name: "指标" }).check();
  await expect(page.getByRole("columnheader", { name: "指标" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/columns=/);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);

  const shared = new URL(page.url());
  const others = await openAs("102-1");
  await others.goto(shared.pathname + shared.search);
  await expect(others.getByRole("columnheader", { name: "指标" })).toBeVisible();
  await expect(others.getByRole("columnheader", { name: "分值" })).toHaveAttribute("aria-sort", /ascending|descending/);
  await expect(others.getByLabel("分组方式")).toHaveValue("keyTask");
  // 151 items for the leader, 134 for a town.
  expect(await total(page)).toBe(151);
  expect(await total(others)).toBe(134);
});

test("exports exactly this view", async ({ page, signIn }) => {
  await signIn("leader");
  await page.goto(`${YEAR}&kind=ASSESSMENT_ITEM&lead=620724-zfb&sort=-code`);
  await expect(rows(page).first()).toBeVisible();
  const shown = await codes(page);
  expect(shown.length).toBe(await total(page));
  expect(shown.length).toBeGreaterThan(5);
  await page.getByRole("button", { name: "导出" }).click();
  for (const format of ["CSV", "PDF预览"]) {
    await expect(page.getByRole("menuitem", { name: format })).toHaveAttribute("href", /sort=-code/);
  }
  const excel = page.getByRole("menuitem", { name: "Excel" });
  const [download] = await Promise.all([page.waitForEvent("download"), excel.click()]);
  expect(download.suggestedFilename()).toMatch(/责任台账.*\.xlsx$/);
  const { sheets } = await readXlsx(await readFile(await download.path()), {});
  const data = sheets.find((sheet) => sheet.name === "数据")!;
  const column = data.rows[0]!.indexOf("编号");
  expect(data.rows.slice(1).map((row) => String(row[column]))).toEqual(shown);
});

test("opens a row beside the list and walks on with the keyboard", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto(YEAR);
  await rows(page).first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(rows(page).nth(1)).toBeFocused();
  const title = async (index: number) => (await rows(page).nth(index).getByRole("link").first().innerText()).trim();
  const [first, second, third] = [await title(0), await title(1), await title(2)];
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog");
  await expect(panel.getByRole("heading", { name: second })).toBeVisible();
  await panel.getByRole("button", { name: "下一项" }).click();
  await expect(panel.getByRole("heading", { name: third })).toBeVisible();
  await page.keyboard.press("k");
  await expect(panel.getByRole("heading", { name: second })).toBeVisible();
  await panel.getByRole("button", { name: "上一项" }).click();
  await expect(panel.getByRole("heading", { name: first })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "键盘操作" })).toBeVisible();
});
