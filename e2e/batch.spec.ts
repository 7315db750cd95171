import { expect, type Page, test } from "./fixtures";
import { choose, createDuty, dayFromNow, unique } from "./support/duties";

const rowOf = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title });

/** Two duties of units that no other journey uses, on screen as the only rows. */
async function makeTwo(page: Page) {
  const key = unique("成批");
  const titles = [`${key}：整理行政规范性文件目录`, `${key}：公开行政执法统计年报`] as const;
  const ids: string[] = [];
  for (const [index, title] of titles.entries())
    ids.push(await createDuty(page, { code: `${key}-${index + 1}`, title, leads: ["县审计局"], units: ["县统计局"] }));
  await page.goto(`/duties?q=${encodeURIComponent(key)}`);
  await expect(rowOf(page, titles[1])).toBeVisible();
  return { titles, ids, key };
}

async function openPreview(page: Page, dueOn: string) {
  await page.getByRole("checkbox", { name: "选择本页全部" }).check();
  await page.getByRole("button", { name: "分工、定时限" }).click();
  const dialog = page.getByRole("dialog", { name: "修改 2 项" });
  await dialog.getByRole("checkbox", { name: "改牵头部门" }).check();
  await choose(page, "牵头部门", "县统计局");
  await dialog.getByRole("checkbox", { name: "改责任单位" }).check();
  await choose(page, "责任单位：单位组", "各行政执法部门（27 个）");
  await dialog.getByRole("checkbox", { name: "改完成时限" }).check();
  await dialog.getByLabel("完成日期").fill(dueOn);
  await dialog.getByRole("button", { name: "看修改前后对照" }).click();
  return dialog;
}

test("the office assigns two duties at once, sees old and new first, and takes it back", async ({ page, signIn }) => {
  await signIn("office");
  const { titles } = await makeTwo(page);
  const dueOn = dayFromNow(40);
  const dialog = await openPreview(page, dueOn);
  const line = dialog.getByRole("listitem").filter({ hasText: titles[0] });
  await expect(line).toContainText(/牵头部门\s*县审计局 → 县统计局/);
  await expect(line).toContainText(/责任单位\s*县统计局 → 各行政执法部门/);
  await expect(line).toContainText(`无 → ${dueOn}`);
  await dialog.getByRole("button", { name: "修改 2 项" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已修改 2 项" })).toBeVisible();
  for (const title of titles) {
    await expect(rowOf(page, title)).toContainText("县统计局");
    await expect(rowOf(page, title)).toContainText("各行政执法部门");
    await expect(rowOf(page, title)).toContainText("0/27");
  }

  // Still there after a reload, for ten minutes.
  await page.reload();
  await page.getByRole("button", { name: "撤销批量修改" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已撤销 2 项" })).toBeVisible();
  for (const title of titles) {
    await expect(rowOf(page, title)).toContainText("县审计局");
    await expect(rowOf(page, title)).toContainText("0/2");
  }
  await page.getByRole("link", { name: titles[0] }).click();
  await expect(page.getByRole("heading", { name: "办理经过" })).toBeVisible();
  await expect(page.getByText("撤销", { exact: false }).first()).toBeVisible();
});

test("a duty that somebody changed in between is neither overwritten nor put back", async ({
  page,
  signIn,
  openAs,
}) => {
  await signIn("office");
  const { titles, ids, key } = await makeTwo(page);
  const colleague = await openAs("office2");

  const change = async (title: string) => {
    await colleague.goto(`/duties/${ids[1]}/edit`);
    await colleague.getByRole("textbox", { name: "责任事项", exact: true }).fill(title);
    await colleague.getByRole("button", { name: "保存修改" }).click();
    await expect(colleague.getByRole("heading", { name: title })).toBeVisible();
  };

  const dialog = await openPreview(page, dayFromNow(40));
  await expect(dialog.getByRole("button", { name: "修改 2 项" })).toBeVisible();
  await change(`${titles[1]}（改）`);
  await dialog.getByRole("button", { name: "修改 2 项" }).click();
  await expect(dialog.getByRole("alert")).toContainText(`${key}-2`);

  // Nothing was written; a new preview shows the colleague's words.
  await dialog.getByRole("button", { name: "看修改前后对照" }).click();
  await expect(dialog.getByRole("listitem").filter({ hasText: `${titles[1]}（改）` })).toContainText(
    "县审计局 → 县统计局",
  );
  await dialog.getByRole("button", { name: "修改 2 项" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已修改 2 项" })).toBeVisible();

  await change(`${titles[1]}（再改）`);
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  const left = page.getByRole("dialog", { name: "已撤销 1 项" });
  await expect(left.getByRole("listitem")).toHaveCount(1);
  await expect(left.getByRole("listitem")).toContainText(`${key}-2`);
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(rowOf(page, titles[0])).toContainText("县审计局");
  await expect(rowOf(page, `${titles[1]}（再改）`)).toContainText("县统计局");
});
