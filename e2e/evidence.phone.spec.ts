import { expect, test } from "./fixtures";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe";
import { createDuty, unique } from "./support/duties";
import { pngFile } from "./support/files";

test("on the phone a photo is taken, uploaded and looked at", async ({ page, signIn, openAs }) => {
  const code = unique("拍");
  const title = `${code}：现场执法检查`;
  const office = await openAs("office");
  const id = await createDuty(office, { code, title, leads: ["县残疾人联合会"] });
  await signIn("cl-1");
  await page.goto(`/duties/${id}`);
  await page.getByRole("link", { name: "填报", exact: true }).and(page.locator("main a")).click();
  // The duty's page has a panel of its own.
  await expect(page.getByLabel("工作进展")).toBeVisible();
  const panel = page.getByRole("region", { name: "佐证材料" });
  const camera = panel.getByRole("button", { name: "拍照" });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), camera.click()]);
  expect(await chooser.element().getAttribute("capture")).toBe("environment");
  await chooser.setFiles([pngFile(`${code}很长很长的文件名也不会把屏幕撑宽因为它会在任何地方断开.png`)]);
  await expect(panel.getByRole("listitem")).toContainText("未查杀");
  await expectNoSidewaysScroll(page, "report form with evidence");
  await expectAccessible(page, "report form with evidence, phone");
  await panel.getByRole("button", { name: /^预览/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img")).toBeVisible();
  await expectNoSidewaysScroll(page, "preview");
  await expectAccessible(page, "preview, phone");
  await dialog.getByRole("button", { name: "关闭" }).click();
  await expect(dialog).toBeHidden();
});
