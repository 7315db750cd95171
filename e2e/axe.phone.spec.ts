import { expect, test } from "./fixtures";
import { expectAccessible, expectNoSidewaysScroll, realPath } from "./support/axe";
import { PAGES } from "./support/pages";

const people = [...new Set(PAGES.map(({ person }) => person))];

for (const person of people) {
  test(`the pages of ${person ?? "nobody"} fit a phone, and nothing serious is on them`, async ({ page, signIn }) => {
    test.setTimeout(180_000);
    if (person) await signIn(person);
    for (const { path } of PAGES.filter((one) => one.person === person)) {
      await page.goto(await realPath(page, path));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoSidewaysScroll(page, `${person} ${path}`);
      await expectAccessible(page, `${person} ${path}`);
    }
  });
}
