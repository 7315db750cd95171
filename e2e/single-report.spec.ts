import { expect, test } from "./fixtures";
import { createDuty, unique } from "./support/duties";

test("a liaison reports on one duty: the draft survives, the report can be withdrawn and handed in again", async ({
  page,
  signIn,
  openAs,
}) => {
  const code = unique("报");
  const title = `${code}：清理证明事项`;
  const office = await openAs("office");
  await createDuty(office, { code, title, leads: ["县残疾人联合会"] });

  await signIn("cl-1");
  await page.goto(`/duties?q=${encodeURIComponent(code)}`);
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("link", { name: "填报", exact: true }).and(page.locator("main a")).click();
  const progress = page.getByLabel("工作进展");
  const words = "已梳理证明事项 12 项，取消 3 项，\n其余 9 项公布了清单。";
  await progress.fill(words);
  await page.getByLabel("存在问题").fill("部分事项缺少法律依据");
  await expect(page.getByRole("status").filter({ hasText: "已保存" })).toBeVisible();
  await page.reload();
  await expect(progress).toHaveValue(words);
  await expect(page.getByLabel("存在问题")).toHaveValue("部分事项缺少法律依据");

  // Nobody else sees a draft.
  await office.goto(`/duties?q=${encodeURIComponent(code)}`);
  await office.getByRole("link", { name: title }).click();
  await expect(office.getByRole("row", { name: /县残疾人联合会/ })).toContainText("尚未填报");

  await page.getByRole("button", { name: "提交审核" }).click();
  const own = page.getByRole("row", { name: /县残疾人联合会/ });
  await expect(own).toContainText("待审核");
  await own.getByRole("link", { name: "填报" }).click();
  await expect(page.getByText("的填报已提交，等待审核。")).toBeVisible();
  await page.getByRole("button", { name: "撤回" }).click();
  await expect(page.getByRole("status").filter({ hasText: "已撤回，可以继续修改" })).toBeVisible();
  await expect(page.getByText("的填报已提交，等待审核。")).toBeHidden();

  await progress.fill("证明事项清单已公布，办结。");
  await page.getByLabel("本事项已完成，申请办结").check();
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(own).toContainText("待审核");

  // The office accepts it from the duty.
  await office.reload();
  await office
    .getByRole("row", { name: /县残疾人联合会/ })
    .getByRole("link", { name: "审核" })
    .click();
  const report = office.getByRole("listitem").filter({ hasText: title });
  await expect(report).toContainText("证明事项清单已公布，办结。");
  await report.getByRole("button", { name: "通过", exact: true }).click();
  await expect(office.getByRole("listitem").filter({ hasText: code })).toContainText("已通过，认定完成");
  // Shown as decided at once; the answer follows.
  await expect(async () => {
    await page.reload();
    await expect(own).toContainText("已完成", { timeout: 1_000 });
  }).toPass();
  await expect(page.getByText("1 个单位，已完成 1 个")).toBeVisible();
});
