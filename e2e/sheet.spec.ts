import { expect, type Page, test } from "./fixtures";
import { createDuty, dayFromNow, unique } from "./support/duties";

const TOWN = { name: "合黎镇", code: "620724104", username: "104-1" };

const cell = (page: Page, code: string, column: string) =>
  page.getByRole("textbox", { name: `${code} ${column}`, exact: true });

/** The leader's number of overdue duties, and whether a duty is among the rows that it opens. */
async function overdue(leader: Page, code: string) {
  await leader.goto("/");
  const tile = leader.getByRole("list", { name: "法治政府建设责任落实" }).getByRole("link", { name: /^超期事项/ });
  const count = Number(/\d+/.exec((await tile.innerText()).replace("超期事项", ""))?.[0]);
  const answer = await leader.request.get(`/api/v1/duties?kind=ASSESSMENT_ITEM&lamp=RED&q=${encodeURIComponent(code)}`);
  return { count, isListed: (await answer.json()).total === 1 };
}

test("a town fills its sheet, the office returns one and accepts the rest, the town corrects, the leader's number drops", async ({
  page,
  signIn,
  openAs,
  context,
}) => {
  test.setTimeout(120_000);
  const code = unique("表");
  const [late, second, third] = [`${code}-1`, `${code}-2`, `${code}-3`];
  const office = await openAs("office");
  await createDuty(office, {
    code: late,
    title: `${late}：更新法治宣传阵地`,
    leads: [TOWN.name],
    dueOn: dayFromNow(-3),
  });
  await createDuty(office, { code: second, title: `${second}：调解员业务培训`, leads: [TOWN.name] });
  await createDuty(office, { code: third, title: `${third}：村规民约审查`, leads: [TOWN.name] });
  await createDuty(office, { code: `${code}-4`, title: `${code}-4：没有变化的事项`, leads: [TOWN.name] });
  const leader = await openAs("leader");
  const before = await overdue(leader, late);
  expect(before.isListed).toBe(true);

  await signIn(TOWN.username);
  await page.goto("/reports");
  await page.getByRole("button", { name: /^全部/ }).click();
  await test.step("by keyboard", async () => {
    await cell(page, late, "工作进展").focus();
    await page.keyboard.type("已更新宣传栏 6 处");
    await page.keyboard.press("Enter");
    await expect(cell(page, second, "工作进展")).toBeFocused();
    await page.keyboard.press("Control+d");
    await expect(cell(page, second, "工作进展")).toHaveValue("已更新宣传栏 6 处");
    await page.keyboard.press("Alt+ArrowUp");
    await expect(cell(page, late, "工作进展")).toBeFocused();
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expect(cell(page, second, "存在问题")).toBeFocused();
  });

  await test.step("from a spreadsheet", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const table = [
      '"已更新宣传栏 6 处，\n制作 ""民法典"" 展板 4 块。"\t\t\t是',
      "举办培训 2 期，参训 38 人。\t少数调解员年龄偏大\t明年选聘年轻调解员\t",
      "审查村规民约 9 件。\t\t\t",
    ].join("\r\n");
    await page.evaluate((text) => navigator.clipboard.writeText(`${text}\r\n`), table);
    await cell(page, late, "工作进展").focus();
    await page.keyboard.press("Control+v");
    await expect(page.getByRole("status").filter({ hasText: "已填入 3 行" })).toBeVisible();
    await expect(cell(page, late, "工作进展")).toHaveValue('已更新宣传栏 6 处，\n制作 "民法典" 展板 4 块。');
    await expect(page.getByRole("checkbox", { name: `${late} 已完成` })).toBeChecked();
    await expect(cell(page, second, "存在问题")).toHaveValue("少数调解员年龄偏大");
    await expect(cell(page, second, "下一步打算")).toHaveValue("明年选聘年轻调解员");
    await expect(cell(page, third, "工作进展")).toHaveValue("审查村规民约 9 件。");
  });

  await test.step("kept while one types", async () => {
    await expect(page.getByRole("status").filter({ hasText: /^已保存$/ })).toBeVisible();
    await page.reload();
    await expect(cell(page, late, "工作进展")).toHaveValue('已更新宣传栏 6 处，\n制作 "民法典" 展板 4 块。');
    await expect(page.getByRole("checkbox", { name: `${late} 已完成` })).toBeChecked();
  });

  await test.step("no change for all that remain, and handed in together", async () => {
    await page.getByRole("button", { name: /^其余 \d+ 项均无变化$/ }).click();
    await page.getByRole("button", { name: /^交回 \d+ 项$/ }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText(/有进展 3 项（其中已完成 1 项），无变化 \d+ 项/);
    await dialog.getByRole("button", { name: /^交回 \d+ 项$/ }).click();
    await expect(page.getByRole("status").filter({ hasText: /已交回 \d+ 项/ })).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: late })).toContainText("待审核");
  });

  await test.step("the office returns one with a canned reason and accepts the rest at once", async () => {
    await office.goto(`/review?unit=${TOWN.code}`);
    const report = office.getByRole("listitem").filter({ hasText: third });
    await report.getByRole("checkbox", { name: /^选择/ }).focus();
    await office.keyboard.press("r");
    await report.getByRole("button", { name: "缺少具体数据，请补充数量、比例等。" }).click();
    await expect(report.getByLabel("退回理由")).toHaveValue("缺少具体数据，请补充数量、比例等。");
    await office.keyboard.press("Control+Enter");
    await expect(office.getByRole("listitem").filter({ hasText: third })).toContainText("已退回");
    await office.getByRole("button", { name: /^全部通过（\d+ 项）$/ }).click();
    await office
      .getByRole("dialog")
      .getByRole("button", { name: /^通过 \d+ 项$/ })
      .click();
    await expect(office.getByRole("status").filter({ hasText: /已通过 \d+ 项/ })).toBeVisible();
  });

  await test.step("the leader's number drops", async () => {
    await expect(async () => {
      const after = await overdue(leader, late);
      expect(after.isListed).toBe(false);
      expect(after.count).toBeLessThan(before.count);
    }).toPass();
  });

  await test.step("the town corrects what came back", async () => {
    await page.goto("/");
    await expect(page.getByText("退回原因：缺少具体数据，请补充数量、比例等。")).toBeVisible();
    await page.goto("/reports");
    await page.getByRole("button", { name: /^退回/ }).click();
    const row = page.getByRole("row").filter({ hasText: third });
    await expect(row).toContainText("缺少具体数据，请补充数量、比例等。");
    await cell(page, third, "工作进展").fill("审查村规民约 9 件，占全镇 90%，提出修改意见 4 条。");
    await page.getByRole("button", { name: "交回 1 项" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "交回 1 项" }).click();
    await expect(page.getByRole("status").filter({ hasText: "已交回 1 项" })).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: third })).toContainText("待审核");
    await office.goto(`/review?unit=${TOWN.code}`);
    await expect(office.getByRole("listitem").filter({ hasText: third })).toContainText("占全镇 90%");
  });
});
