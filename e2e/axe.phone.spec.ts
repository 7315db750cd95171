import { expect, test } from "./fixtures";
import { expectAccessible, expectNoSidewaysScroll, realPath } from "./support/axe";
import { pageLots } from "./support/pages";

test.describe.configure({ mode: "parallel" });

for (const { person, title, paths } of pageLots()) {
  test(`the pages of ${title} fit a phone, and nothing serious is on them`, async ({ page, signIn }) => {
    test.setTimeout(120_000);
    if (person) await signIn(person);
    for (const path of paths) {
      await page.goto(await realPath(page, path));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page, `${person} ${path}`);
      await expectAccessible(page, `${person} ${path}`);
    }
  });
}
