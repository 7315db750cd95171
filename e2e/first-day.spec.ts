import { alive, expect, type Page, test, watch } from "./fixtures";
import { choose, createDuty, dayFromNow } from "./support/duties";
import { type RunningProgram, startProgram } from "./support/server";

// A program of its own: without demo data there is nothing but the link that its start prints.
test.setTimeout(240_000);

const PASSWORD = "Diyitian#2026";
let program: RunningProgram;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  program = await startProgram({ ZEREN_DEMO: "off" });
});

test.afterAll(async () => {
  await program?.stop();
});

async function enter(page: Page, username: string, password: string) {
  await alive(page);
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
  await alive(page);
}

/** Replaces the password that an administrator gave. */
async function choosePassword(page: Page, given: string) {
  await expect(page.getByRole("heading", { name: "请先设置自己的密码" })).toBeVisible();
  await alive(page);
  await page.getByLabel("原密码").fill(given);
  await page.getByLabel("新密码", { exact: true }).fill(PASSWORD);
  await page.getByLabel("再输一遍新密码").fill(PASSWORD);
  await page.getByRole("button", { name: "修改密码" }).click();
  await expect(page.getByRole("heading", { name: "请先设置自己的密码" })).toBeHidden();
  await alive(page);
}

async function addUnit(page: Page, name: string, shortName: string, code: string, kind: string, unitClass: string) {
  await page.getByRole("button", { name: "新增单位", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "新增单位" });
  await dialog.getByLabel("全称").fill(name);
  await dialog.getByLabel("简称").fill(shortName);
  await dialog.getByLabel("代码").fill(code);
  await dialog.getByLabel("性质").selectOption(kind);
  await dialog.getByLabel("考核类别").selectOption(unitClass);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("row").filter({ hasText: code })).toBeVisible();
}

/** Makes an account and returns its one-time password. */
async function addUser(page: Page, username: string, name: string, unit: string, role: string): Promise<string> {
  await page.getByRole("button", { name: "新增用户", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "新增用户" });
  await dialog.getByLabel("用户名").fill(username);
  await dialog.getByLabel("姓名").fill(name);
  await dialog.getByLabel("单位").selectOption(unit);
  await dialog.getByLabel("岗位").selectOption(role);
  await dialog.getByRole("button", { name: "保存" }).click();
  const secret = page.getByRole("dialog", { name: `${name}的初始密码` });
  const password = await secret.locator(".font-mono").innerText();
  await secret.getByRole("button", { name: "我已记下" }).click();
  return password.trim();
}

test("from the printed link to the first report", async ({ browser }) => {
  const link = /http:\/\/localhost:\d+\/setup\?token=[\w-]+/.exec(program.output())?.[0];
  expect(link, program.output()).toBeDefined();
  const checks: (() => void)[] = [];
  const open = async () => {
    const context = await browser.newContext({ baseURL: program.url });
    const page = await context.newPage();
    checks.push(watch(page));
    const goto = page.goto.bind(page);
    page.goto = async (url, options) => {
      const response = await goto(url, options);
      await alive(page);
      return response;
    };
    return page;
  };

  const admin = await open();
  await test.step("the link sets up the government, an administrator and the office", async () => {
    await admin.goto(link!);
    await admin.getByLabel("政府名称").fill("临河县人民政府");
    await admin.getByLabel("行政区划代码").fill("629999");
    for (const [group, username, name] of [
      ["系统管理员", "guanli", "钱管理"],
      ["依法治县办（统筹）", "tongchou", "孙统筹"],
    ] as const) {
      const part = admin.getByRole("group", { name: group });
      await part.getByLabel("用户名").fill(username);
      await part.getByLabel("姓名").fill(name);
      await part.getByLabel("密码").fill("Shezhi#2026");
    }
    await admin.getByRole("button", { name: "完成设置" }).click();
    await expect(admin).toHaveURL(/\/sign-in/);
    await expect(admin.getByText("演示账号")).toBeHidden();
    const late = await open();
    await late.goto(link!);
    await expect(late.getByText("链接已失效")).toBeVisible();
    await late.context().close();
  });

  const passwords: Record<string, string> = {};
  await test.step("the administrator adds units, a group and people", async () => {
    await enter(admin, "guanli", "Shezhi#2026");
    if (await admin.getByRole("heading", { name: "请先设置自己的密码" }).isVisible())
      await choosePassword(admin, "Shezhi#2026");
    await admin.goto("/admin/units");
    await addUnit(admin, "临河县司法局", "县司法局", "sfj", "部门", "执法部门");
    await addUnit(admin, "河东镇", "河东镇", "hedong", "镇", "镇");
    await addUnit(admin, "河西镇", "河西镇", "hexi", "镇", "镇");
    await admin.goto("/admin/groups");
    await admin.getByRole("button", { name: "新增单位组" }).first().click();
    const group = admin.getByRole("dialog", { name: "新增单位组" });
    await group.getByLabel("名称").fill("各镇");
    await group.getByRole("checkbox", { name: "河东镇" }).check();
    await group.getByRole("checkbox", { name: "河西镇" }).check();
    await group.getByRole("button", { name: "保存" }).click();
    await expect(
      admin
        .getByText("河东镇、河西镇")
        .or(admin.getByText(/2 个单位/))
        .first(),
    ).toBeVisible();
    await admin.goto("/admin/users");
    passwords.hedong = await addUser(admin, "hedong", "李河东", "河东镇", "联络员");
    passwords.zhenzhang = await addUser(admin, "zhenzhang", "周镇长", "河东镇", "单位负责人");
  });

  const office = await open();
  const year = Number(dayFromNow(0).slice(0, 4));
  await test.step("the office makes the year; 99.50 points cannot be issued, 100.00 can", async () => {
    await office.goto("/sign-in");
    await enter(office, "tongchou", "Shezhi#2026");
    await choosePassword(office, "Shezhi#2026");
    await office.goto("/admin/plans");
    await office.getByRole("button", { name: "建立年度" }).click();
    await office.getByRole("button", { name: `建立${year}年度` }).click();
    await expect(office.getByText("距 100.00 分还差 100.00 分")).toBeVisible();
    const plan = new URL(office.url()).pathname;
    const lead = { leads: ["临河县司法局"] };
    await createDuty(office, { code: "T01", title: "推进严格规范公正文明执法", kind: "重点任务", ...lead }, year);
    await createDuty(office, { code: "1.1", title: "公示行政执法信息", points: "60", ...lead }, year);
    const second = await createDuty(office, { code: "1.2", title: "落实普法责任制", points: "39.5", ...lead }, year);

    await office.goto(plan);
    await expect(office.getByText("距 100.00 分还差 0.50 分")).toBeVisible();
    const issue = office.getByRole("button", { name: `印发${year}年度` });
    await expect(issue).toBeDisabled();
    await office.goto(`/duties/${second}/edit`);
    await office.getByLabel("分值").fill("40");
    await office.getByRole("button", { name: "保存修改" }).click();
    await expect(office.getByRole("heading", { name: "落实普法责任制", exact: true })).toBeVisible();
    await office.goto(plan);
    await expect(office.getByText("正好 100.00 分，可以印发")).toBeVisible();
    await issue.click();
    await office
      .getByRole("dialog")
      .getByRole("button", { name: `印发${year}年度` })
      .click();
    await expect(office.getByText("已印发", { exact: true })).toBeVisible();
    await office.getByRole("checkbox", { name: "填报须经单位负责人审签" }).check();
    await office.getByRole("button", { name: "保存设置" }).click();
    await expect(office.getByRole("status").filter({ hasText: "设置已保存" })).toBeVisible();
  });

  await test.step("the office assigns the towns with a deadline", async () => {
    await office.goto("/duties?kind=ASSESSMENT_ITEM");
    await office.getByRole("checkbox", { name: "选择本页全部" }).check();
    await office.getByRole("button", { name: "分工、定时限" }).click();
    const dialog = office.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: "改责任单位" }).check();
    await choose(office, "责任单位：单位组", "各镇（2 个）");
    await dialog.getByRole("checkbox", { name: "改完成时限" }).check();
    await dialog.getByLabel("完成日期").fill(dayFromNow(30));
    await dialog.getByRole("button", { name: "看修改前后对照" }).click();
    await dialog.getByRole("button", { name: "修改 2 项" }).click();
    await expect(office.getByRole("status").filter({ hasText: "已修改 2 项" })).toBeVisible();
  });

  const liaison = await open();
  await test.step("the liaison chooses a password, sees the duties and reports one", async () => {
    await liaison.goto("/sign-in");
    await enter(liaison, "hedong", passwords.hedong!);
    await choosePassword(liaison, passwords.hedong!);
    await liaison.goto("/duties");
    await expect(liaison.locator("tr[data-row]").filter({ hasText: "公示行政执法信息" })).toBeVisible();
    await expect(liaison.locator("tr[data-row]").filter({ hasText: "落实普法责任制" })).toBeVisible();
    await liaison.getByRole("link", { name: "公示行政执法信息" }).click();
    await liaison
      .getByRole("row", { name: /河东镇/ })
      .getByRole("link", { name: "填报" })
      .click();
    await alive(liaison);
    await liaison.getByLabel("工作进展").fill("执法信息已在政务公开栏公示。");
    await liaison.getByRole("button", { name: "提交审核" }).click();
    await expect(liaison.getByRole("row", { name: /河东镇/ })).toContainText("待审核");
  });

  await test.step("the head of the unit signs it before the office sees it", async () => {
    await office.goto("/review");
    await expect(office.getByText("执法信息已在政务公开栏公示。")).toBeHidden();
    const head = await open();
    await head.goto("/sign-in");
    await enter(head, "zhenzhang", passwords.zhenzhang!);
    await choosePassword(head, passwords.zhenzhang!);
    await head.getByRole("link", { name: /待负责人审签/ }).click();
    await expect(head.getByText("执法信息已在政务公开栏公示。")).toBeVisible();
    await head.getByRole("button", { name: "签发", exact: true }).click();
    await expect(head.getByText("✓ 已签发")).toBeVisible();
    // Shown as signed at once; the answer follows.
    await expect(async () => {
      await office.goto("/review");
      await expect(office.getByText("执法信息已在政务公开栏公示。")).toBeVisible({ timeout: 1_000 });
    }).toPass();
  });

  for (const check of checks) check();
});
