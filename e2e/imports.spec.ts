import { expect, type Page, test } from "./fixtures";
import { expectAccessible } from "./support/axe";
import { unique } from "./support/duties";
import type { TestFile } from "./support/files";
import { countySheet } from "./support/sheets";

const YEAR = Number(new Intl.DateTimeFormat("en", { timeZone: "Asia/Shanghai", year: "numeric" }).format());

const tile = (page: Page, name: RegExp) => page.getByRole("list", { name: "预览的结果" }).getByRole("link", { name });

async function preview(page: Page, file: TestFile): Promise<void> {
  await page.goto("/imports");
  await page.getByRole("radio", { name: /^任务分解表/ }).check();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "选择文件" }).click(),
  ]);
  await chooser.setFiles([file]);
  await page.getByRole("button", { name: "预览 1 个文件" }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
}

const dutiesOf = async (page: Page, words: string): Promise<number> =>
  (await (await page.request.get(`/api/v1/duties?q=${encodeURIComponent(words)}`)).json()).total;

test("the office brings in a county's sheet: a misspelt unit is put right, rows are checked, confirmed, and taken back", async ({
  page,
  signIn,
}) => {
  test.setTimeout(120_000);
  const mark = unique("导");
  const keyTask = `${mark}规范涉企执法`;
  const rows = [
    { measure: `${mark}制定涉企检查计划`, lead: "市场监管所", units: "县公安局、县应急管理局", due: "12月底前" },
    { measure: `${mark}公开行政检查事项`, lead: "市场监管所", units: "城关镇；合黎镇", due: "长期坚持" },
    { measure: `${mark}开展执法案卷评查`, lead: "县司法局", units: "", due: `${YEAR}.12.31` },
  ].map((row) => ({ keyTask, ...row }));
  await signIn("office");
  await preview(page, await countySheet(`${mark}.xlsx`, YEAR, rows));

  await test.step("the preview says what it found, and what it doubts", async () => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`导入${YEAR}年任务分解表`);
    await expect(page.getByText(/工作表“任务分解表”，表头在第 3–4 行/)).toBeVisible();
    await expect(tile(page, /未通过/)).toContainText("2");
    await expect(tile(page, /将新建/)).toContainText("1");
    await expect(tile(page, /跳过/)).toContainText("1");
    await expectAccessible(page, "preview of an import");
  });

  await test.step("one suggestion puts all such cells right", async () => {
    const doubt = page.getByRole("region", { name: "可以一次改好的写法" }).getByRole("listitem");
    await expect(doubt).toContainText("“市场监管所”");
    await expect(doubt).toContainText("2 处");
    await doubt.getByRole("button", { name: "改为县市场监督管理局" }).click();
    await expect(tile(page, /未通过/)).toContainText("0");
    await expect(tile(page, /将新建/)).toContainText("3");
    await expect(page.getByRole("row", { name: new RegExp(rows[1]?.measure ?? "") })).toContainText("城关镇");
  });

  expect(await dutiesOf(page, mark)).toBe(0);
  await test.step("an issued year asks why, then all is written", async () => {
    await page.getByRole("button", { name: "确认导入 3 项" }).click();
    await page.getByLabel("原因").fill("按县委依法治县委员会会议要求增补");
    await page.getByLabel("依据文号").fill(`高依法办发〔${YEAR}〕12号`);
    await page.getByRole("button", { name: "确认导入 3 项" }).click();
    await expect(page.getByRole("heading", { name: "已导入" })).toBeVisible();
    await expect(page.getByText("新建 3 项，修改 0 项，未导入 0 行。")).toBeVisible();
    await expectAccessible(page, "result of an import");
  });
  const address = new URL(page.url()).pathname;

  await test.step("the duties are there", async () => {
    await page.goto(`/duties?q=${encodeURIComponent(mark)}&kind=ASSESSMENT_ITEM`);
    for (const { measure } of rows) await expect(page.getByRole("row", { name: new RegExp(measure) })).toBeVisible();
    await page
      .getByRole("link", { name: new RegExp(rows[0]?.measure ?? "") })
      .first()
      .click();
    await expect(page.getByText("县市场监督管理局").first()).toBeVisible();
    await expect(page.getByText("县应急管理局").first()).toBeVisible();
  });

  await test.step("and taken back", async () => {
    await page.goto("/imports");
    const line = page.getByRole("row", { name: new RegExp(`${mark}\\.xlsx`) });
    await expect(line).toContainText("已导入");
    await expect(line).toContainText("还可撤销 30 天");
    await page.goto(address);
    await page.getByRole("button", { name: "撤销这次导入" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "撤销这次导入" }).click();
    await expect(page.getByRole("heading", { name: "已撤销" })).toBeVisible();
    expect(await dutiesOf(page, mark)).toBe(0);
  });
});

test.describe("a file that is none", () => {
  // The browser's own line about the answer.
  test.use({ allowedConsole: [/422/] });

  test("is refused with a sentence, and another takes its place", async ({ page, signIn }) => {
    const mark = unique("换");
    await signIn("office");
    await preview(page, { name: `${mark}.xlsx`, mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
    await expect(page.getByText("文件没有读成")).toBeVisible();
    await expectAccessible(page, "an import that failed");
    const rows = [{ keyTask: `${mark}任务`, measure: `${mark}措施`, lead: "县司法局", units: "", due: "12月底前" }];
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: /^换一个改好的文件/ }).click(),
    ]);
    await chooser.setFiles([await countySheet(`${mark}改好.xlsx`, YEAR, rows)]);
    await expect(tile(page, /将新建/)).toContainText("1");
    await page.getByRole("button", { name: "放弃这次导入" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "放弃这次导入" }).click();
    await expect(page.getByText("没有写入任何内容").first()).toBeVisible();
    expect(await dutiesOf(page, mark)).toBe(0);
  });
});
