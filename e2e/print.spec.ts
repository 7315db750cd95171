import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect, type Page, test } from "./fixtures";

const hasPdfToText = spawnSync("pdftotext", ["-v"]).status === 0;

/** What is for the hand only. */
const HAND_WORDS = ["跳到正文", "退出登录", "演示系统", "导出清单", "导出本页视图", "显示的列", "分组方式", "均无变化"];

/** The words on the sheets of paper, without spaces; Chromium writes some characters as their radicals. */
async function printed(page: Page, path: string): Promise<string> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.byteLength).toBeGreaterThan(5_000);
  writeFileSync(path, pdf);
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  return text.normalize("NFKC").replace(/\s+/g, "");
}

const SHEETS = [
  { name: "ledger", person: "leader", path: "/duties?year=2020", words: ["责任台账", "责任事项", "牵头部门"] },
  { name: "overdue", person: "leader", path: "/overdue", words: ["督办", "项次", "完成时限"] },
  {
    name: "period sheet",
    person: "101-1",
    path: "/reports",
    words: ["任务进展情况表", "填报单位(盖章):宣化镇", "单位负责人(签字)"],
  },
  { name: "duty", person: "leader", path: "/duties?year=2020&kind=KEY_TASK", words: ["牵头部门", "办理经过"] },
] as const;

for (const { name, person, path, words } of SHEETS) {
  test(`the ${name} prints as a sheet, without what is for the hand`, async ({ page, signIn }, info) => {
    await signIn(person);
    await page.goto(path);
    if (name === "duty") {
      await page.locator("tr[data-row]").first().getByRole("link").first().click();
      await expect(page.getByRole("heading", { name: "办理经过" })).toBeVisible();
    }
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByRole("banner")).toHaveCount(0);
    if (!hasPdfToText) return;
    const text = await printed(page, info.outputPath("sheet.pdf"));
    for (const word of words) expect(text.includes(word), word).toBe(true);
    for (const word of HAND_WORDS) expect(text.includes(word), word).toBe(false);
  });
}
