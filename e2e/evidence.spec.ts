import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectAccessible } from "./support/axe";
import { createDuty, unique } from "./support/duties";
import { pdfFile, pngFile, type TestFile, textFile } from "./support/files";

// The browser's own lines about a refused file, a line that was cut and a session that is over. One pattern: Playwright takes
// a list of two for a value with its options.
test.use({ allowedConsole: [/ERR_FAILED|415 \(Unsupported Media Type\)|401 \(Unauthorized\)/] });

/** A duty of one unit, and its report form as the unit's liaison sees it. */
async function openForm(page: Page, office: Page, code: string): Promise<string> {
  const title = `${code}：公开执法结果`;
  const id = await createDuty(office, { code, title, leads: ["县残疾人联合会"] });
  await page.goto(`/duties/${id}`);
  await page.getByRole("link", { name: "填报", exact: true }).and(page.locator("main a")).click();
  await expect(page.getByLabel("工作进展")).toBeVisible();
  return id;
}

const panelOf = (page: Page) => page.getByRole("region", { name: "佐证材料" });
const fileIn = (place: Locator, name: string) => place.getByRole("listitem").filter({ hasText: name });

async function choose(page: Page, button: Locator, files: TestFile[]) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  await chooser.setFiles(files);
}

async function drop(page: Page, target: Locator, files: TestFile[]) {
  const plain = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString("base64") }));
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: mimeType }));
    }
    return transfer;
  }, plain);
  await target.dispatchEvent("dragover", { dataTransfer });
  await target.dispatchEvent("drop", { dataTransfer });
}

test("evidence beside a report: dropped, looked at, replaced, voided, and seen by whoever reviews", async ({
  page,
  signIn,
  openAs,
}) => {
  test.setTimeout(120_000);
  const office = await openAs("office");
  await signIn("cl-1");
  const code = unique("证");
  const dutyId = await openForm(page, office, code);
  const panel = panelOf(page);
  const progress = page.getByLabel("工作进展");
  await progress.fill("执法结果已公开 12 件。");

  const program = { name: "工具.exe", mimeType: "application/octet-stream", buffer: Buffer.from("MZ") };
  await drop(page, panel, [pdfFile(`${code}公告.pdf`, ["关于依法行政的公告", "附件目录"]), program]);
  await expect(fileIn(panel, `${code}公告.pdf`)).toContainText("未查杀");
  await expect(fileIn(panel, "工具.exe").getByRole("alert")).toContainText("不支持这种文件");
  await panel.getByRole("button", { name: "知道了，不再显示“工具.exe”" }).click();
  await expect(fileIn(panel, "工具.exe")).toBeHidden();
  await expect(progress).toHaveValue("执法结果已公开 12 件。");

  // The server looks inside: the sentence is its own.
  await choose(page, panel.getByRole("button", { name: "选择文件" }), [
    { ...textFile("假的.png", "这不是图片"), mimeType: "image/png" },
    textFile(`${code}说明.txt`, "第一行\n第二行"),
    pngFile(`${code}现场.png`),
  ]);
  await expect(fileIn(panel, "假的.png").getByRole("alert")).toContainText("不符");
  await expect(fileIn(panel, `${code}说明.txt`)).toContainText("县残联");
  await expect(fileIn(panel, `${code}现场.png`)).toContainText("未查杀");
  await expectAccessible(page, "report form with evidence");

  // Looked at in the page, from one to the next.
  await panel.getByRole("button", { name: `预览“${code}公告.pdf”` }).click();
  const dialog = page.getByRole("dialog", { name: `${code}公告.pdf` });
  await expect(dialog.getByRole("status").filter({ hasText: "第 1 / 2 页" })).toBeVisible();
  await expect(dialog.getByText("关于依法行政的公告")).toBeAttached();
  await dialog.getByRole("button", { name: "下一页" }).click();
  await expect(dialog.getByText("附件目录")).toBeAttached();
  await expectAccessible(page, "preview of a PDF");
  await page.keyboard.press("ArrowRight");
  const text = page.getByRole("dialog", { name: `${code}说明.txt` });
  const picture = page.getByRole("dialog", { name: `${code}现场.png` });
  // Two travel at a time: which of them arrived first is nobody's business.
  await expect(text.or(picture)).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await panel.getByRole("button", { name: `预览“${code}说明.txt”` }).click();
  await expect(text.getByText("第二行")).toBeVisible();
  await page.keyboard.press("Escape");
  await panel.getByRole("button", { name: `预览“${code}现场.png”` }).click();
  await expect(picture.getByRole("img", { name: `${code}现场.png` })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(picture).toBeHidden();

  await choose(page, panel.getByRole("button", { name: `为“${code}说明.txt”上传新版` }), [
    textFile(`${code}说明（改）.txt`, "改过的说明"),
  ]);
  const edition = fileIn(panel, `${code}说明（改）.txt`);
  await expect(edition).toContainText("第2版");
  await edition.getByText("以前的版本（1）").click();
  await expect(edition.getByRole("link", { name: `${code}说明.txt` })).toBeVisible();

  await fileIn(panel, `${code}现场.png`).getByRole("button", { name: "作废" }).click();
  const voiding = page.getByRole("dialog", { name: "作废这份佐证材料" });
  await voiding.getByRole("button", { name: "作废这份材料" }).click();
  await expect(voiding.getByRole("alert")).toContainText("请写明作废理由");
  await voiding.getByLabel("作废理由").fill("传错照片");
  await voiding.getByRole("button", { name: "作废这份材料" }).click();
  await expect(fileIn(panel, `${code}现场.png`)).toBeHidden();
  await expect(progress).toHaveValue("执法结果已公开 12 件。");

  // The same from the sheet of the period.
  const period = await page.getByLabel("报告期").inputValue();
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByRole("row", { name: /县残疾人联合会/ })).toContainText("待审核");
  await page.goto(`/reports?period=${period}&show=all`);
  await page.getByRole("button", { name: `${code} 佐证材料 2` }).click();
  const side = page.getByRole("dialog", { name: "佐证材料" });
  await expect(fileIn(side, `${code}公告.pdf`)).toBeVisible();
  await page.keyboard.press("Escape");

  await office.goto(`/duties/${dutyId}`);
  await office
    .getByRole("row", { name: /县残疾人联合会/ })
    .getByRole("link", { name: "审核" })
    .click();
  const report = office.getByRole("listitem").filter({ hasText: `${code}：公开执法结果` });
  await report.getByRole("button", { name: "佐证材料 2" }).click();
  await report.getByRole("button", { name: `预览“${code}公告.pdf”` }).click();
  await expect(office.getByRole("dialog").getByText("关于依法行政的公告")).toBeAttached();
  await office.keyboard.press("Escape");

  // On the duty's page: by unit, with the story, and as one archive.
  await office.goto(`/duties/${dutyId}`);
  await expect(office.getByText(`作废佐证材料“${code}现场.png”`)).toBeVisible();
  const row = office.getByRole("row", { name: /县残疾人联合会/ });
  await row.getByRole("button", { name: "佐证材料 2" }).click();
  await expect(fileIn(row, `${code}公告.pdf`)).toBeVisible();
  const [archive] = await Promise.all([
    office.waitForEvent("download"),
    office.getByRole("link", { name: "打包下载全部 2 个文件" }).click(),
  ]);
  expect(archive.suggestedFilename()).toMatch(/\.zip$/);
});

test("a picture is pasted into the form; cells copied from a sheet stay words", async ({ page, signIn, openAs }) => {
  const office = await openAs("office");
  await signIn("cl-1");
  await openForm(page, office, unique("贴"));
  const panel = panelOf(page);
  const progress = page.getByLabel("工作进展");
  const paste = (withWords: boolean, into = progress) =>
    into.evaluate(
      (element, { base64, withWords }) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([bytes], "image.png", { type: "image/png" }));
        if (withWords) clipboardData.setData("text/plain", "甲\t乙");
        element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      },
      { base64: pngFile("x").buffer.toString("base64"), withWords },
    );
  await paste(true);
  await paste(false);
  await expect(panel.getByRole("listitem")).toHaveCount(1);
  await expect(panel.getByRole("listitem")).toContainText(/粘贴图片-\d{8}-\d{4}\.png/);
  // Nothing has the focus: the browser tells the page.
  await paste(false, page.locator("body"));
  await expect(panel.getByRole("listitem")).toHaveCount(2);
});

test("files are kept when the line or the session is lost, and arrive later", async ({
  page,
  signIn,
  openAs,
  context,
}) => {
  const office = await openAs("office");
  await signIn("cl-1");
  const code = unique("断");
  await openForm(page, office, code);
  const panel = panelOf(page);
  const upload = panel.getByRole("button", { name: "选择文件" });

  await page.route("**/api/v1/attachments", (route) => route.abort());
  await choose(page, upload, [textFile(`${code}甲.txt`, "甲"), textFile(`${code}乙.txt`, "乙")]);
  const queue = panel.getByRole("list", { name: "正在上传的文件" });
  await expect(fileIn(queue, `${code}甲.txt`).getByRole("alert")).toContainText("网络中断");
  await expect(fileIn(queue, `${code}乙.txt`).getByRole("alert")).toContainText("网络中断");
  await page.unroute("**/api/v1/attachments");
  await panel.getByRole("button", { name: `重传“${code}甲.txt”` }).click();
  await expect(fileIn(panel, `${code}甲.txt`)).toContainText("未查杀");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(fileIn(panel, `${code}乙.txt`)).toContainText("未查杀");
  await expect(queue).toBeHidden();

  await context.clearCookies();
  await choose(page, upload, [textFile(`${code}丙.txt`, "丙")]);
  await expect(fileIn(queue, `${code}丙.txt`).getByRole("alert")).toContainText("登录已失效");
  await expect(panel.getByRole("link", { name: /在新窗口登录/ })).toHaveAttribute("target", "_blank");
  await signIn("cl-1");
  await panel.getByRole("button", { name: `重传“${code}丙.txt”` }).click();
  await expect(fileIn(panel, `${code}丙.txt`)).toContainText("未查杀");
});
