import { readFile } from "node:fs/promises";
import { readXlsx } from "hucre/xlsx";
import { expect, type Page, test } from "./fixtures";
import { dayFromNow, unique } from "./support/duties";
import { decide, readyFinding } from "./support/findings";

// The closed year: 21 findings, all closed, and no other journey changes them.
const YEAR = "/findings?year=2020";

const rows = (page: Page) => page.locator("tr[data-row]");
const numbers = (page: Page) => rows(page).locator("td:nth-of-type(1)").allInnerTexts();
const facet = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: false }).and(page.locator("[aria-haspopup=dialog]"));

async function total(page: Page): Promise<number> {
  const text = await page.getByRole("navigation", { name: "翻页" }).innerText();
  return Number(/共 (\d+) 项/.exec(text)?.[1]);
}

test("says what the year's rectification comes to, filters by facets and groups with subtotals", async ({
  page,
  signIn,
}) => {
  await signIn("leader");
  await page.goto(YEAR);
  await expect(page.getByText("问题21个，整改措施27项，已销号21个，完成率100%")).toBeVisible();
  await facet(page, "责任单位").click();
  const list = page.getByRole("dialog", { name: "责任单位" });
  const option = list.getByRole("group").locator("> div").filter({ hasText: "县司法局" });
  const count = Number(/\d+/.exec(await option.innerText())?.[0]);
  await option.getByRole("checkbox").check();
  await expect(page).toHaveURL(/unit=/);
  await expect.poll(() => total(page)).toBe(count);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("table", { name: /^2020年 · 县司法局 · \d+个问题$/ })).toBeVisible();
  await page.getByRole("button", { name: "去掉条件：责任单位：县司法局" }).click();
  await expect.poll(() => total(page)).toBe(21);

  await page.getByLabel("分组方式").selectOption("按责任单位分组");
  await expect(page).toHaveURL(/group=unit/);
  const headings = page.getByRole("rowheader", { name: /问题\d+个，整改措施\d+项，已销号\d+个/ });
  await expect(headings.first()).toBeVisible();
  const sums = await headings.allInnerTexts();
  expect(sums.reduce((sum, text) => sum + Number(/问题(\d+)个/.exec(text)?.[1]), 0)).toBe(21);
});

test("each number of rectification on the leader's page opens exactly the findings that it counts", async ({
  page,
  signIn,
}) => {
  await signIn("leader");
  for (const name of ["已立账", "已销号", "超期问题"]) {
    // Other journeys may raise and close meanwhile, so both are read again.
    await expect(async () => {
      await page.goto("/");
      const tile = page.getByRole("list", { name: "整改" }).getByRole("link", { name: new RegExp(`^${name}`) });
      const count = Number(/\d+/.exec(await tile.innerText())?.[0]);
      expect(count).toBeGreaterThan(0);
      await tile.click();
      await expect(page.getByRole("heading", { name: "整改台账" })).toBeVisible();
      await expect(page.getByText(`共 ${count} 项`)).toBeVisible({ timeout: 2_000 });
    }).toPass();
  }
  await page.goto("/");
  await page.getByRole("link", { name: /^立账 \d+ 个问题，已销号 \d+ 个/ }).click();
  await expect(page).toHaveURL(/status=REGISTERED/);
});

test("finds by text and initials, sorts, and exports exactly this view", async ({ page, signIn }) => {
  await signIn("office");
  await page.goto(`${YEAR}&sort=-number`);
  await page.getByRole("searchbox", { name: "问题、编号、单位、拼音首字母" }).fill("sfj");
  await expect(page).toHaveURL(/q=sfj/);
  await expect.poll(() => total(page)).toBeLessThan(21);
  const shown = await numbers(page);
  expect(shown.length).toBe(await total(page));
  expect(shown).toEqual([...shown].sort().reverse());
  await page.getByRole("button", { name: "导出" }).click();
  const view = page.getByRole("menuitem", { name: "Excel" }).last();
  const [download] = await Promise.all([page.waitForEvent("download"), view.click()]);
  const { sheets } = await readXlsx(await readFile(await download.path()), {});
  const data = sheets.find((sheet) => sheet.name === "数据")!;
  const column = data.rows[0]!.indexOf("编号");
  expect(data.rows.slice(1).map((row) => String(row[column]))).toEqual(shown);
  await page.getByRole("button", { name: "导出" }).click();
  await expect(page.getByRole("menuitem").and(page.locator("[href*='q=sfj']"))).toHaveCount(6);
});

test("opens a finding beside the list and walks on with the keyboard", async ({ page, signIn }) => {
  await signIn("viewer");
  await page.goto(YEAR);
  const [first, second] = await numbers(page);
  await rows(page).first().focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog");
  await expect(panel.getByRole("heading", { name: first })).toBeVisible();
  await expect(panel.getByRole("term").first()).toBeVisible();
  await page.keyboard.press("j");
  await expect(panel.getByRole("heading", { name: second })).toBeVisible();
  await expect(panel.getByRole("link", { name: "打开这个问题" })).toHaveAttribute("href", /\/findings\/[0-9a-f-]{36}$/);
});

test("shows the same findings as a board, as three lists and by unit", async ({ page, signIn }) => {
  await signIn("leader");
  await page.goto(YEAR);
  const views = page.getByRole("navigation", { name: "整改台账的看法" });
  await views.getByRole("link", { name: "看板" }).click();
  const closed = page.getByRole("region", { name: "已销号" });
  await expect(closed).toContainText("21");
  await expect(closed.getByRole("listitem")).toHaveCount(20);
  await closed.getByRole("link", { name: "还有 1 个" }).click();
  await expect(page).toHaveURL(/status=CLOSED/);
  await expect.poll(() => total(page)).toBe(21);

  await views.getByRole("link", { name: "问题清单" }).click();
  await expect(page.getByRole("heading", { name: "问题清单", level: 1 })).toBeVisible();
  await expect(rows(page)).toHaveCount(21);
  await views.getByRole("link", { name: "责任清单" }).click();
  await expect(page.getByRole("columnheader", { name: "责任人" })).toBeVisible();
  await expect(rows(page)).toHaveCount(27);
  await views.getByRole("link", { name: "整改清单" }).click();
  await expect(page.getByRole("columnheader", { name: "整改进展" })).toBeVisible();
  await expect(page.getByText(/佐证 \d+ 份/).first()).toBeVisible();
  await views.getByRole("link", { name: "按单位" }).click();
  await expect(page.getByText("20 个单位共 21 个问题，已销号 21 个，未销号 0 个，其中超期 0 个。")).toBeVisible();
});

const HEAD = "存在问题\t整改措施\t责任单位\t牵头部门\t整改时限\t问题来源\n";

test("the office pastes from Excel, settles what is in doubt, registers once, then changes both at once", async ({
  page,
  signIn,
}) => {
  await signIn("office");
  await page.goto("/findings/paste");
  const key = unique("粘贴");
  const text = [
    `${key}甲：审计整改台账没有销号日期\t补记销号日期\t县审计局\t司法局\t${dayFromNow(40)}\t县里督查`,
    "\t每月核对一次\t\t\t12月底前\t",
    `${key}乙：统计执法案卷缺少送达回证\t补充送达回证\t县统记局\t司法局\t2026-02-30\t`,
  ].join("\n");
  const box = page.getByLabel("粘贴到这里");
  await box.fill(HEAD + text);
  const write = page.getByRole("button", { name: "登记 2 个问题、3 项措施" });
  await expect(write).toBeDisabled();
  await expect(page.getByText("没有叫“县统记局”的单位")).toBeVisible();
  await page.getByRole("button", { name: "改为“县统计局”" }).click();
  await page.getByRole("button", { name: "改为“2026-02-28”" }).click();
  await expect(page.getByText("没有疑问")).toBeVisible();

  // A line can be left out and taken in again.
  await page.getByRole("checkbox", { name: "登记第4行的问题" }).uncheck();
  await expect(page.getByRole("button", { name: "登记 1 个问题、2 项措施" })).toBeEnabled();
  await page.getByRole("checkbox", { name: "登记第4行的问题" }).check();
  await write.dblclick();
  await expect(page.getByRole("status").filter({ hasText: "已登记 2 个问题" })).toBeVisible();
  await expect(page).toHaveURL(/\/findings\?year=/);

  await page.getByRole("searchbox", { name: "问题、编号、单位、拼音首字母" }).fill(key);
  await expect.poll(() => total(page)).toBe(2);
  await expect(rows(page).first()).toContainText("整改中");
  await expect(rows(page).nth(1)).toContainText("县统计局");

  await page.getByRole("checkbox", { name: "选择本页全部" }).check();
  await page.getByRole("button", { name: "批量修改" }).click();
  const dialog = page.getByRole("dialog", { name: "修改 2 个问题" });
  await dialog.getByLabel("改严重程度").selectOption("较重");
  await dialog.getByLabel("改牵头部门").selectOption("县财政局");
  await dialog.getByRole("button", { name: "看修改前后对照" }).click();
  const line = dialog.getByRole("listitem").filter({ hasText: `${key}甲` });
  await expect(line).toContainText(/严重程度\s*一般 → 较重/);
  await expect(line).toContainText(/牵头部门\s*县司法局 → 县财政局/);
  await dialog.getByRole("button", { name: "修改 2 个" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已修改 2 个问题" })).toBeVisible();
  await expect(rows(page).first()).toContainText("县财政局");
});

test("a batch over a finding that somebody else changed names it and saves nothing", async ({
  page,
  signIn,
  openAs,
}) => {
  await signIn("office");
  const key = unique("并改");
  await page.goto("/findings/paste");
  await page
    .getByLabel("粘贴到这里")
    .fill(`${HEAD}${key}：档案目录没有更新\t更新目录\t县审计局\t县司法局\t${dayFromNow(30)}\t自查`);
  await page.getByRole("button", { name: "登记 1 个问题、1 项措施" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已登记 1 个问题" })).toBeVisible();
  const change = async (at: Page, severity: string) => {
    await at.goto(`/findings?q=${encodeURIComponent(key)}`);
    await at.getByRole("checkbox", { name: "选择本页全部" }).check();
    await at.getByRole("button", { name: "批量修改" }).click();
    await at.getByLabel("改严重程度").selectOption(severity);
    await at.getByRole("button", { name: "看修改前后对照" }).click();
  };
  const other = await openAs("office");
  await change(page, "严重");
  await change(other, "较重");
  await other.getByRole("button", { name: "修改 1 个" }).click();
  await expect(other.getByRole("status").filter({ hasText: "已修改 1 个问题" })).toBeVisible();
  await page.getByRole("button", { name: "修改 1 个" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\d{4}-\d{3}/ })).toBeVisible();
  await other.reload();
  await expect(rows(other)).toHaveCount(1);
});

test("a leader passes several at one go, after seeing which", async ({ page, signIn, openAs }) => {
  test.setTimeout(120_000);
  const [office, unit, checker] = await Promise.all(["office", "cl-1", "sfj-1"].map(openAs));
  const key = unique("并批");
  for (const text of [`${key}甲：公示栏信息过期`, `${key}乙：投诉登记不完整`]) {
    const finding = { text, units: ["620724-cl"], lead: "620724-sfj", measures: ["补齐并按月核对"] };
    const { id } = await readyFinding(office!, unit!, finding);
    await decide(unit!, id, { action: "APPLY" });
    await decide(checker!, id, { action: "CHECK" });
    await decide(office!, id, { action: "APPROVE" });
  }
  await signIn("leader");
  await page.goto(`/findings?task=approve&q=${encodeURIComponent(key)}`);
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("checkbox", { name: "选择本页全部" }).check();
  await page.getByRole("button", { name: "批量通过" }).click();
  const dialog = page.getByRole("dialog", { name: "通过 2 个销号申请" });
  await expect(dialog.getByRole("listitem").filter({ hasText: key })).toHaveCount(2);
  await dialog.getByRole("button", { name: "返回再改" }).click();
  await expect(dialog).toBeHidden();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole("button", { name: "批量通过" }).click();
  await dialog.getByLabel("意见").fill("同意销号。");
  await dialog.getByRole("button", { name: "通过 2 个" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已通过 2 个" })).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  await page.goto(`/findings?q=${encodeURIComponent(key)}`);
  await expect(rows(page).filter({ hasText: "已销号" })).toHaveCount(2);
});
