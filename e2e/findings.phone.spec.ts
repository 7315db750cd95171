import { expect, test } from "./fixtures";
import { expectNoSidewaysScroll } from "./support/axe";

test("a town on the phone sees what to report next, and a leader reads the board a column at a time", async ({
  page,
  signIn,
  openAs,
}) => {
  await signIn("town");
  await page.goto("/findings");
  await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "整改" }).click();
  await expect(page.getByRole("heading", { name: "整改台账" })).toBeVisible();
  await expect(page.locator("tr[data-row]").first()).toBeVisible();
  await expectNoSidewaysScroll(page, "ledger");
  await page.getByRole("navigation", { name: "整改台账的看法" }).getByRole("link", { name: "我的整改措施" }).click();
  await expect(page.getByRole("heading", { name: "我的整改措施" })).toBeVisible();
  await expectNoSidewaysScroll(page, "mine");
  await page.getByRole("link", { name: "全部" }).click();
  const first = page.getByRole("list", { name: "我的整改措施" }).getByRole("listitem").first();
  await expect(first).toContainText(/佐证 \d+ 份/);

  const leader = await openAs("leader");
  await leader.setViewportSize({ width: 390, height: 844 });
  await leader.goto("/findings?year=2020&view=board");
  await expect(leader.getByRole("region", { name: "已销号" })).toBeVisible();
  await expectNoSidewaysScroll(leader, "board");
  await leader.getByLabel("看哪一列").selectOption({ label: "整改中 0" });
  await expect(leader.getByRole("region", { name: "整改中" })).toBeVisible();
  await expect(leader.getByRole("region", { name: "已销号" })).toBeHidden();
  await leader.goto("/findings?year=2020&view=measures");
  await expectNoSidewaysScroll(leader, "list");
});
