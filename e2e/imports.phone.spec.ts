import { expect, test } from "./fixtures";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { createDuty, unique } from "./support/duties";
import { filledIn } from "./support/sheets";

test("on the phone a liaison brings back the progress sheet that was filled in", async ({ page, signIn, openAs }) => {
  test.setTimeout(120_000);
  const code = unique("进");
  const title = `${code}：上门普法宣传`;
  const office = await openAs("office");
  const id = await createDuty(office, { code, title, leads: ["县残疾人联合会"] });
  await signIn("cl-1");
  const sheet = await page.request.get(`/api/exports/progress.xlsx?q=${encodeURIComponent(code)}`);
  expect(sheet.status()).toBe(200);
  const words = "上门宣讲 12 场，发放手册 300 份";
  const file = await filledIn(`${code}进展情况.xlsx`, await sheet.body(), { progress: words, state: "正在推进" });

  await page.goto("/imports?kind=progress");
  await expect(page.getByRole("radio", { name: /^进展情况表/ })).toBeChecked();
  await expect(page.getByRole("radio", { name: /^任务分解表/ })).toHaveCount(0);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "选择文件" }).click(),
  ]);
  await chooser.setFiles([file]);
  await expectNoSidewaysScroll(page, "imports with a file");
  await page.getByRole("button", { name: "预览 1 个文件" }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
  // What was found in the file, folded away above, has the words too.
  await expect(page.getByText(words).filter({ visible: true })).toBeVisible();
  await expectNoSidewaysScroll(page, "preview of an import");
  await expectAccessible(page, "preview of an import, phone");
  await page.getByRole("button", { name: "确认导入 1 项" }).click();
  await expect(page.getByRole("heading", { name: "已导入" })).toBeVisible();
  await expectNoSidewaysScroll(page, "result of an import");

  await page.goto(`/duties/${id}`);
  await expect(page.getByText(words).first()).toBeVisible();
});
