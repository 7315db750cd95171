import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectNoSidewaysScroll } from "./support/axe";

/** A thumb hits 44 px; measured on what is on screen. */
async function expectThumbSize(targets: Locator) {
  for (const target of await targets.all()) {
    const box = await target.boundingBox();
    if (box) expect(Math.round(box.height), await target.innerText()).toBeGreaterThanOrEqual(44);
  }
}

test("a leader on the phone goes from the number to the red list to the unit's telephone", async ({ page, signIn }) => {
  await signIn("leader");
  await page.goto("/");
  const tiles = page.getByRole("list", { name: "法治政府建设责任落实" });
  const red = tiles.getByRole("link", { name: /^超期事项/ });
  await expectNoSidewaysScroll(page, "home");
  await expectThumbSize(tiles.getByRole("link"));
  await expectThumbSize(page.getByRole("navigation", { name: "主导航" }).getByRole("link"));

  // The number opens exactly the rows it counts. Other journeys may hand in meanwhile, so both are read again.
  await expect(async () => {
    await page.goto("/");
    const count = Number(/\d+/.exec(await red.innerText())?.[0]);
    expect(count).toBeGreaterThan(0);
    await red.click();
    await expect(page.getByRole("heading", { name: "责任台账" })).toBeVisible();
    await expect(page.getByText(`共 ${count} 项`)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expectNoSidewaysScroll(page, "ledger");

  await page.goto("/");
  await page.getByRole("link", { name: "按单位督办" }).click();
  await expect(page.getByRole("heading", { name: "督办" })).toBeVisible();
  await expect(page.getByText(/个单位 \d+ 项次/)).toBeVisible();
  await expect(page.getByText(/最长超期 \d+ 天/)).toBeVisible();
  await expectNoSidewaysScroll(page, "overdue");
  await expectThumbSize(page.getByRole("navigation", { name: "督办清单" }).getByRole("link"));

  const groups = page.getByRole("rowheader");
  expect(await groups.count()).toBeGreaterThan(1);
  const unit = groups.first();
  await expect(unit).toContainText(/\d+ 项/);
  const call = unit.getByRole("link", { name: /^拨打/ });
  await expect(call).toHaveAttribute("href", /^tel:0936-\d{7}$/);
  await expectThumbSize(call);
  await expect(page.getByText(/^超期\d+天|超期/).first()).toBeVisible();

  // One unit alone, then a duty and back.
  await page.getByRole("navigation", { name: "按单位看" }).getByRole("link").nth(1).click();
  await expect(page).toHaveURL(/unit=/);
  await expect(groups).toHaveCount(1);
  await page
    .locator("main")
    .getByRole("row")
    .getByRole("link")
    .filter({ hasNot: page.locator("svg") })
    .first()
    .click();
  await expect(page).toHaveURL(/\/duties\/[0-9a-f-]+$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNoSidewaysScroll(page, "duty");
});
