import { readFile } from "node:fs/promises";
import mammoth from "mammoth";
import { expect, test } from "./fixtures";

// The browser tells of every answer that is a refusal.
test.use({ allowedConsole: [/status of 415/] });

test("the office changes the built-in layout, uploads it, sees it filled in, and it is chosen at export until withdrawn", async ({
  page,
  signIn,
}) => {
  // No Chinese: the journey in English reads the buttons of the same page.
  const name = `Office ${Date.now()}`;
  await signIn("office");
  await page.goto("/admin/templates");
  await page.getByLabel("用于").selectOption({ label: "超期事项清单" });
  await expect(page.getByRole("heading", { name: "《超期事项清单》可用的占位符" })).toBeVisible();
  await page.getByLabel("用于").selectOption({ label: "任务分解表" });
  await expect(page.getByText("{{工作措施（具体任务）}}")).toBeVisible();
  const starting = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载 Word 样板" }).click();
  const starter = await readFile(await (await starting).path());

  // A file with something else than a form is refused, and what was filled in stays.
  await page.getByLabel("模板名称").fill(name);
  await page.getByLabel("模板文件").setInputFiles({ name: "模板.docx", mimeType: "", buffer: Buffer.from("不是文档") });
  await page.getByRole("button", { name: "上传模板" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "不符" })).toBeVisible();
  await page.getByLabel("模板文件").setInputFiles({ name: "模板.docx", mimeType: "", buffer: starter });
  await page.getByRole("button", { name: "上传模板" }).click();

  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  const paper = page.getByRole("region", { name: "填好的样子" });
  await expect(paper.getByRole("row").nth(2)).not.toContainText("{{");
  await page.getByRole("button", { name: "上传新版" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("模板文件").setInputFiles({ name: "模板二.docx", mimeType: "", buffer: starter });
  await dialog.getByRole("button", { name: "上传模板" }).click();
  await expect(page.getByText("第 2 版", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "第 1 版" })).toBeVisible();

  await signIn("liaison");
  await page.goto("/documents");
  const choice = page.getByRole("button", { name: `${name} Word：按自定义模板下载任务分解表` });
  const exporting = page.waitForEvent("download");
  await choice.click();
  const download = await exporting;
  expect(download.suggestedFilename()).toMatch(/任务分解表.*\.docx$/);
  const { value } = await mammoth.convertToHtml({ path: await download.path() });
  expect(value).toContain("法治政府建设工作要点任务分解表");
  expect(value).not.toContain("{{");

  await signIn("office");
  await page.goto("/admin/templates");
  await page.getByRole("link", { name }).click();
  await page.getByRole("button", { name: "停用", exact: true }).click();
  await page.getByRole("button", { name: "停用这个模板" }).click();
  await expect(page.getByText("这个模板已停用，导出时选不到。")).toBeVisible();
  await page.goto("/documents");
  await expect(choice).toHaveCount(0);
});
