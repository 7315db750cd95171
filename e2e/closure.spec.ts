import { DEMO_PASSWORD } from "../prisma/seed/accounts";
import { expect, type Page, test } from "./fixtures";
import { choose, createDuty, dayFromNow, unique } from "./support/duties";
import { pngFile } from "./support/files";
import { decide, raiseFinding, readyFinding } from "./support/findings";

const JUSTICE = "620724-sfj";

const nextOf = (page: Page) => page.getByRole("region", { name: "下一步" });
const dialogOf = (page: Page) => page.getByRole("dialog");
const said = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text });
const titleOf = (page: Page) => page.getByRole("heading", { level: 1 });

test("a returned report becomes a finding, is rectified, checked level by level and closed", async ({
  page,
  signIn,
  openAs,
}) => {
  test.setTimeout(180_000);
  await signIn("office");
  const liaison = await openAs("bb-1");
  const code = unique("改");
  const dutyId = await createDuty(page, {
    code,
    title: `${code}：规范行政处罚案卷`,
    leads: ["县司法局"],
    units: ["县委编办"],
  });

  // Reported, returned, and in one gesture raised as a finding.
  await liaison.goto(`/duties/${dutyId}`);
  await liaison.getByRole("link", { name: "填报", exact: true }).and(liaison.locator("main a")).click();
  await liaison.getByLabel("工作进展").fill("已抽查 12 册案卷，其中 3 册没有文书说理。");
  await liaison.getByRole("button", { name: "提交审核" }).click();
  await expect(liaison.getByRole("row", { name: /县委编办/ })).toContainText("待审核");
  await page.reload();
  await page
    .getByRole("row", { name: /县委编办/ })
    .getByRole("link", { name: "审核" })
    .click();
  const report = page.getByRole("listitem").filter({ hasText: code });
  await report.getByRole("button", { name: "退回", exact: true }).click();
  const reason = `${code} 有 3 册处罚案卷没有说理，须逐册补正。`;
  await report.getByLabel("退回理由").fill(reason);
  await report.getByRole("button", { name: "退回 县委编办" }).click();
  await report.getByRole("link", { name: "登记为问题" }).click();
  await expect(titleOf(page)).toHaveText("登记问题");
  await expect(page.getByLabel("存在问题")).toHaveValue(new RegExp(code));
  await expect(page.getByRole("button", { name: "去掉县委编办" })).toBeVisible();
  await page.getByRole("button", { name: "登记这个问题" }).click();
  await expect(titleOf(page)).toContainText("已立账");
  const address = page.url();
  await page.goto(`/duties/${dutyId}`);
  await expect(page.getByText("共 1 个问题，未销号 1 个")).toBeVisible();
  await expect(page.getByRole("link", { name: new RegExp(`${code} 有 3 册`) })).toBeVisible();

  // The unit decides what is done, does it, and is told what is missing.
  await liaison.goto(address);
  await nextOf(liaison).getByRole("button", { name: "添加整改措施" }).click();
  await dialogOf(liaison).getByLabel("整改措施").fill("逐册补写说理部分，并请法制审核人员复核");
  await dialogOf(liaison).getByLabel("整改时限").fill(dayFromNow(20));
  await dialogOf(liaison).getByRole("button", { name: "添加这项措施" }).click();
  await expect(titleOf(liaison)).toContainText("整改中");
  const apply = liaison.getByRole("button", { name: "申请销号" });
  await apply.click();
  await expect(liaison.getByRole("alert").filter({ hasText: "整改措施还没有全部完成" })).toContainText("佐证材料");
  await nextOf(liaison).getByRole("button", { name: "填报进展" }).click();
  await dialogOf(liaison).getByLabel("整改进展").fill("3 册案卷的说理部分已全部补写，法制审核人员逐册复核通过。");
  await dialogOf(liaison).getByLabel("完成情况").selectOption("已完成");
  await dialogOf(liaison).getByRole("button", { name: "保存进展" }).click();
  await expect(nextOf(liaison)).toContainText("还缺佐证材料");
  const evidence = liaison.getByRole("region", { name: "佐证材料" });
  const [chooser] = await Promise.all([
    liaison.waitForEvent("filechooser"),
    evidence.getByRole("button", { name: "选择文件" }).click(),
  ]);
  await chooser.setFiles([pngFile("补正后的案卷.png")]);
  // Without another press: the checklist knows the file as soon as it is there.
  await expect(nextOf(liaison)).toContainText("可以申请销号");
  await expect(liaison.getByLabel("整改情况")).toHaveValue(/逐册复核通过/);
  await apply.click();
  await expect(titleOf(liaison)).toContainText("待单位负责人审签");

  const pass = async (name: string, verb: string, fill?: (dialog: ReturnType<typeof dialogOf>) => Promise<void>) => {
    const person = await openAs(name);
    await person.goto(address);
    await nextOf(person).getByRole("button", { name: verb, exact: true }).click();
    await fill?.(dialogOf(person));
    await dialogOf(person).getByRole("button", { name: /通过/ }).click();
    return person;
  };
  await expect(titleOf(await pass("bb-head", "审签通过"))).toContainText("待牵头部门核查");
  const checked = await pass("sfj-1", "核查通过", async (dialog) => {
    await expect(dialog).toContainText("通过后转下一级：依法治县办审核");
    await dialog.getByLabel("现场核查").check();
    await dialog.getByRole("button", { name: "核查通过" }).click();
    await expect(dialog.getByRole("alert")).toContainText("核查记录");
    await dialog.getByLabel("核查记录").fill("到办里调阅 3 册案卷，说理部分已补齐。");
  });
  await expect(titleOf(checked)).toContainText("待依法治县办审核");
  await expect(titleOf(await pass("office", "审核通过"))).toContainText("待县领导审定");
  const leader = await pass("leader", "审定", async (dialog) => {
    await expect(dialog).toContainText("这是最后一级");
    await dialog.getByLabel("意见").fill("同意销号，适时回头看。");
  });
  await expect(titleOf(leader)).toContainText("已销号");
  await expect(leader.getByText("到办里调阅 3 册案卷，说理部分已补齐。").first()).toBeVisible();
  await expect(leader.getByText("同意销号，适时回头看。").first()).toBeVisible();
  await page.reload();
  await expect(page.getByText("共 1 个问题，未销号 0 个")).toBeVisible();
});

test("a closure is returned with its reason, measures are done again, and both rounds stay on record", async ({
  page,
  signIn,
  openAs,
}) => {
  const office = await openAs("office");
  await signIn("cl-1");
  const text = `${unique("退")}：听证告知书送达不规范`;
  const finding = { text, units: ["620724-cl"], lead: JUSTICE, measures: ["补送达回证", "修订送达流程"] };
  const { id } = await readyFinding(office, page, finding);
  await page.goto(`/findings/${id}`);
  await page.getByRole("button", { name: "申请销号" }).click();
  await expect(titleOf(page)).toContainText("待牵头部门核查");

  const justice = await openAs("sfj-1");
  await justice.goto(`/findings/${id}`);
  await nextOf(justice).getByRole("button", { name: "退回" }).click();
  const dialog = dialogOf(justice);
  await dialog.getByRole("button", { name: /^退回/ }).click();
  await expect(dialog.getByRole("alert")).toContainText("请写明理由");
  await dialog.getByLabel("退回理由").fill("送达流程没有经过法制审核，请补办。");
  await expect(dialog.getByRole("checkbox", { name: /补送达回证/ })).toBeChecked();
  await dialog.getByRole("checkbox", { name: /补送达回证/ }).uncheck();
  await dialog.getByRole("button", { name: /^退回/ }).click();
  await expect(titleOf(justice)).toContainText("已退回");

  await page.reload();
  await expect(page.getByText("送达流程没有经过法制审核，请补办。").first()).toBeVisible();
  await expect(nextOf(page)).toContainText("还有 1 项措施没有完成");
  await nextOf(page).getByRole("button", { name: "填报进展" }).click();
  await dialogOf(page).getByLabel("整改进展").fill("送达流程已经法制审核通过并印发执行。");
  await dialogOf(page).getByLabel("完成情况").selectOption("已完成");
  await dialogOf(page).getByRole("button", { name: "保存进展" }).click();
  await expect(nextOf(page)).toContainText("可以申请销号");
  await page.getByRole("button", { name: "申请销号" }).click();
  await expect(titleOf(page)).toContainText("待牵头部门核查");
  await expect(page.getByText("第 2 次申请")).toBeVisible();
  await page.getByText("第 1 次申请").click();
  await expect(page.getByText("送达流程没有经过法制审核，请补办。").first()).toBeVisible();
});

test("a later deadline is asked for, signed for by nobody who asked, and granted; the first one stays to be seen", async ({
  page,
  signIn,
  openAs,
}) => {
  const office = await openAs("office");
  await signIn("cl-1");
  const text = `${unique("延")}：无障碍设施未验收`;
  const { id } = await raiseFinding(office, { text, units: ["620724-cl"], lead: JUSTICE, measures: ["完成验收"] });
  await page.goto(`/findings/${id}`);
  await page.getByRole("button", { name: "申请延期" }).click();
  const asked = dayFromNow(60);
  await dialogOf(page).getByLabel("申请延至").fill(asked);
  await dialogOf(page).getByLabel("延期理由").fill("验收单位排期到下月，现已提交申请。");
  await dialogOf(page).getByRole("button", { name: "提交延期申请" }).click();
  await expect(titleOf(page)).toContainText("申请延期中");

  await office.goto(`/findings/${id}`);
  await expect(nextOf(office)).toContainText("申请延期");
  await office.getByRole("button", { name: "同意延期" }).click();
  await expect(dialogOf(office)).toContainText(dayFromNow(30));
  await dialogOf(office)
    .getByRole("button", { name: `同意延至 ${asked}` })
    .click();
  await expect(said(office, `已同意延至 ${asked}`)).toBeVisible();
  await expect(office.getByText(`原时限 ${dayFromNow(30)}`)).toBeVisible();
});

test("the office makes a finding ongoing, reviews it, resumes and voids it", async ({ page, signIn }) => {
  await signIn("office");
  const text = `${unique("长")}：普法活动覆盖不均`;
  const { id } = await raiseFinding(page, { text, units: ["620724-cl"], lead: JUSTICE, measures: ["按季轮训"] });
  await page.goto(`/findings/${id}`);
  const menu = async (verb: string) => {
    await page.getByRole("button", { name: "办理这个问题" }).click();
    await page.getByRole("menuitem", { name: verb }).click();
  };
  const dialog = dialogOf(page);
  await menu("转长期坚持");
  await dialog.getByLabel("理由").fill("需要逐年推进");
  await dialog.getByLabel("阶段目标").fill("年底前覆盖八成村");
  await dialog.getByLabel("下次复核").fill(dayFromNow(40));
  await dialog.getByRole("button", { name: "转为长期坚持" }).click();
  await expect(titleOf(page)).toContainText("长期坚持");
  await nextOf(page).getByRole("button", { name: "阶段复核" }).click();
  await dialog.getByLabel("复核情况").fill("已覆盖六成村，进度符合。");
  await dialog.getByLabel("下次复核").fill(dayFromNow(80));
  await dialog.getByRole("button", { name: "保存复核" }).click();
  await expect(page.getByText("已覆盖六成村，进度符合。")).toBeVisible();
  await menu("恢复整改");
  await dialog.getByLabel("理由").fill("具备限期整改条件");
  await dialog.getByRole("button", { name: "恢复整改" }).click();
  await expect(titleOf(page)).toContainText("整改中");
  await menu("作废");
  await dialog.getByLabel("作废原因").fill("与另一问题重复登记");
  await dialog.getByRole("button", { name: /^作废问题/ }).click();
  await expect(titleOf(page)).toContainText("已作废");
  await expect(page.getByText("与另一问题重复登记").first()).toBeVisible();
});

test("a closed finding is looked at again, has come back, and both know each other", async ({
  page,
  signIn,
  openAs,
}) => {
  test.setTimeout(120_000);
  await signIn("office");
  const unit = await openAs("cl-1");
  const text = `${unique("反")}：公示信息更新不及时`;
  const finding = { text, units: ["620724-cl"], lead: JUSTICE, measures: ["按日更新公示信息"] };
  const { id, number } = await readyFinding(page, unit, finding);
  await decide(unit, id, { action: "APPLY" });
  await decide(await openAs("sfj-1"), id, { action: "CHECK" });
  await decide(page, id, { action: "APPROVE" });
  await decide(await openAs("leader"), id, { action: "APPROVE" });

  await page.goto(`/findings/${id}`);
  await expect(titleOf(page)).toContainText("已销号");
  await page.getByRole("button", { name: "办理这个问题" }).click();
  await page.getByRole("menuitem", { name: "列入回头看" }).click();
  await nextOf(page).getByRole("button", { name: "记录回头看" }).click();
  await dialogOf(page).getByLabel("反弹").check();
  await dialogOf(page).getByLabel("查看情况").fill("抽查 10 条公示信息，4 条超过 7 日未更新。");
  await dialogOf(page).getByRole("button", { name: "重新立账" }).click();
  await expect(titleOf(page)).toContainText("反弹第1次");
  await page.getByRole("link", { name: number, exact: true }).click();
  await expect(titleOf(page)).toContainText(number);
  await expect(page.getByText("反弹后重新立账")).toBeVisible();
});

test("two people edit one finding: the second sees both values and saves again", async ({ page, signIn, openAs }) => {
  await signIn("office");
  const text = `${unique("同")}：执法记录仪使用不规范`;
  const { id } = await raiseFinding(page, { text, units: ["620724-cl"], lead: JUSTICE });
  const colleague = await openAs("office2");
  await page.goto(`/findings/${id}/edit`);
  await colleague.goto(`/findings/${id}/edit`);
  await colleague.getByLabel("存在问题").fill(`${text}（同事改）`);
  await colleague.getByLabel("整改目标").fill("全程记录率 100%");
  await colleague.getByRole("button", { name: "保存修改" }).click();
  await expect(colleague.getByText(`${text}（同事改）`).first()).toBeVisible();

  await page.getByLabel("存在问题").fill(`${text}（我改）`);
  await choose(page, "责任单位", "县档案馆");
  await page.getByRole("button", { name: "保存修改" }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "已被他人修改" });
  const both = conflict.getByRole("group", { name: "存在问题" });
  await expect(both.getByRole("radio", { name: `${text}（我改）` })).toBeChecked();
  await expect(
    conflict.getByRole("group", { name: "整改目标" }).getByRole("radio", { name: "全程记录率 100%" }),
  ).toBeChecked();
  await conflict.getByRole("button", { name: "按所选内容保存" }).click();
  await expect(page.getByText(`${text}（我改）`).first()).toBeVisible();
  await expect(page.getByText("全程记录率 100%").first()).toBeVisible();
});

test("a session that ended costs no word: the draft is there after signing in again", async ({
  page,
  signIn,
  context,
}) => {
  await signIn("office");
  const text = `${unique("稿")}：未按期公开年度报告`;
  await page.goto("/findings/new");
  await page.getByLabel("存在问题").fill(text);
  await choose(page, "责任单位", "县档案馆");
  await context.clearCookies();
  await page.getByRole("button", { name: "登记这个问题" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "登录已失效" })).toBeVisible();
  await signIn("office", DEMO_PASSWORD);
  await page.reload();
  await expect(page.getByText("已恢复上次没有保存的内容。")).toBeVisible();
  await expect(page.getByLabel("存在问题")).toHaveValue(text);
  await page.getByRole("button", { name: "登记这个问题" }).dblclick();
  await expect(titleOf(page)).toContainText("已立账");
  const { total } = await (await page.request.get(`/api/v1/findings?q=${encodeURIComponent(text)}`)).json();
  expect(total).toBe(1);
});
