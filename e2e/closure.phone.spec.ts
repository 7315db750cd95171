import { expect, test } from "./fixtures";
import { expectNoSidewaysScroll } from "./support/axe";
import { unique } from "./support/duties";
import { decide, readyFinding } from "./support/findings";

test("a unit applies for closure and the leader approves, each with a thumb", async ({ page, signIn, openAs }) => {
  test.setTimeout(120_000);
  const office = await openAs("office");
  await signIn("cl-1");
  const text = `${unique("指")}：行政裁量基准未公开`;
  const { id } = await readyFinding(office, page, {
    ...{ text, units: ["620724-cl"], lead: "620724-sfj" },
    measures: ["公开裁量基准"],
  });
  await page.goto(`/findings/${id}`);
  await expectNoSidewaysScroll(page, "finding");
  const next = page.getByRole("region", { name: "下一步" });
  await next.getByRole("link", { name: "去申请销号" }).click();
  await expect(page.getByLabel("整改情况")).toBeInViewport();
  await page.getByRole("button", { name: "申请销号" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("待牵头部门核查");
  await decide(await openAs("sfj-1"), id, { action: "CHECK" });
  await decide(office, id, { action: "APPROVE" });

  await signIn("leader");
  await page.goto(`/findings/${id}`);
  await expectNoSidewaysScroll(page, "finding to approve");
  // Above the navigation, at the foot of the screen, whatever was scrolled to.
  const approve = next.getByRole("button", { name: "审定", exact: true });
  await expect(approve).toBeInViewport();
  const box = await approve.boundingBox();
  expect(box!.y).toBeGreaterThan(844 / 2);
  expect(Math.round(box!.height)).toBeGreaterThanOrEqual(44);
  await approve.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("这是最后一级");
  await dialog.getByRole("button", { name: "通过并销号" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("已销号");
});
