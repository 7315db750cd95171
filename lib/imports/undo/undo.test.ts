import { beforeEach, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { confirmImport } from "@/lib/imports/confirm/mutations";
import { KIND_NAMES, type KindName } from "@/lib/imports/status";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createFinding, createItem, createKeyTask, createPlan } from "@/lib/testing/factories";
import { useFiles } from "@/lib/testing/files";
import { csvOf, livingSum, previewed } from "@/lib/testing/imports";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { undoImport } from "./mutations";

const db = useDatabase();
useFiles();
// Each preview starts a process of its own: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });
const YEAR = yearOf(today());

let office: Viewer;
let plan: Awaited<ReturnType<typeof createPlan>>;

beforeEach(async () => {
  await resetDatabase();
  const county = await makeGovernment();
  office = await makePerson("OFFICE", county.officeId);
  plan = await createPlan(county.id, { year: YEAR });
  const indicator = await db.indicator.create({
    data: { planId: plan.id, code: "1", name: "组织领导", points: "10", sortNo: 0 },
  });
  const task = await createKeyTask(plan, { leadUnitId: county.bureauId });
  await db.duty.update({ where: { id: task.id }, data: { title: "加强组织领导" } });
  const unitIds = [county.townId, county.bureauId];
  const item = await createItem(plan, { unitIds, keyTaskId: task.id, code: "1.1.1", leadUnitId: county.bureauId });
  await db.duty.update({
    where: { id: item.id },
    data: { title: "研究部署", content: "专题研究法治工作", points: "4", indicatorId: indicator.id },
  });
  await createFinding(plan, { unitIds: [county.townId], raisedBy: office, dutyId: item.id, text: "案卷归档不及时" });
});

const BUREAU = "县市场监督管理局";

/** Of each kind: a sheet that makes and changes records, and one that changes what the first has made. */
const SHEETS: Record<KindName, { first: string[][]; second: string[][] }> = {
  breakdown: {
    first: [
      ["编号", "重点任务", "工作措施", "牵头部门", "责任单位", "完成时限"],
      ["1.1.1", "加强组织领导", "专题研究法治工作不少于三次", "城关镇", BUREAU, "12月底"],
      ["", "规范行政执法", "开展案卷评查", BUREAU, "城关镇", "长期坚持"],
    ],
    second: [
      ["重点任务", "工作措施", "牵头部门", "责任单位", "完成时限"],
      ["规范行政执法", "开展案卷评查", "城关镇", "", "12月底"],
      ["强化普法宣传", "组织宪法宣传周", "城关镇", BUREAU, "12月底"],
    ],
  },
  standard: {
    first: [
      ["编号", "一级指标", "二级指标", "考核内容", "评分标准", "分值", "牵头部门"],
      ["1.1.1", "组织领导（10分）", "部署推进（10分）", "专题研究法治工作", "少一次扣1分", "6", BUREAU],
      ["", "组织领导（10分）", "部署推进（10分）", "落实述法制度", "未落实不得分", "4", "城关镇"],
    ],
    second: [
      ["一级指标", "二级指标", "考核内容", "评分标准", "分值", "牵头部门"],
      ["组织领导（10分）", "部署推进（10分）", "落实述法制度", "未述法一人扣1分", "3", BUREAU],
      ["组织领导（10分）", "部署推进（10分）", "报告年度情况", "未报告不得分", "1", BUREAU],
    ],
  },
  "score-sheet": {
    first: [
      ["一级指标", "二级指标", "考核内容", "评分标准", "分值", "自评得分"],
      ["执法规范（20分）", "案卷质量（20分）", "开展案卷评查", "少一次扣1分", "20", ""],
    ],
    second: [
      ["一级指标", "二级指标", "考核内容", "评分标准", "分值", "自评得分"],
      ["执法规范（20分）", "案卷质量（20分）", "开展案卷评查", "少一次扣2分", "15", ""],
      ["执法规范（20分）", "案卷质量（20分）", "公示执法信息", "未公示不得分", "5", ""],
    ],
  },
  units: {
    first: [
      ["单位名称", "简称", "曾用名", "考核类别", "电话"],
      ["县发展和改革局", "县发改局", "县计划委员会", "", "0936-1"],
      ["城关镇", "城关", "", "", "0936-2"],
    ],
    second: [
      ["单位名称", "简称", "曾用名", "考核类别", "电话"],
      ["县发展和改革局", "发改局", "县计划委员会、县物价局", "", "0936-3"],
    ],
  },
  progress: {
    first: [
      ["编号", "责任单位", "进展情况", "状态"],
      ["1.1.1", "城关镇", "已部署", "正在推进"],
      ["1.1.1", BUREAU, "已研究两次", "正在推进"],
    ],
    second: [
      ["编号", "责任单位", "进展情况", "状态"],
      ["1.1.1", "城关镇", "已部署并督查", "已完成"],
    ],
  },
  rectification: {
    first: [
      ["编号", "问题来源", "存在问题", "整改措施", "责任单位", "整改时限", "整改进展", "完成情况"],
      [
        `${YEAR}-001`,
        "县级督察",
        "案卷归档不及时",
        "补齐案卷并建立归档制度。",
        "城关镇",
        `${YEAR}-12-31`,
        "补了十卷",
        "整改中",
      ],
      ["", "县级督察", "复议答复超期", "制定答复办法", BUREAU, `${YEAR}-12-31`, "", ""],
    ],
    second: [
      ["编号", "问题来源", "存在问题", "整改措施", "责任单位", "整改时限", "整改进展", "完成情况"],
      [`${YEAR}-002`, "县级督察", "复议答复超期", "制定答复办法", BUREAU, `${YEAR}-12-31`, "已印发", "已完成"],
      [`${YEAR}-002`, "县级督察", "复议答复超期", "开展培训", BUREAU, `${YEAR}-12-31`, "", ""],
    ],
  },
};

/** Brings a sheet in; answers how to take it back. */
async function bringIn(kind: KindName, rows: string[][]) {
  const { id, totals, rows: read } = await previewed(office, { "表.csv": csvOf(rows) }, { kind, year: String(YEAR) });
  expect(totals, JSON.stringify(read, null, 1)).toMatchObject({ refuse: 0, unchanged: 0 });
  await confirmImport(office, { id, reason: "增补", documentNo: "高法办〔2026〕3号" });
  return { totals, undo: () => undoImport(office, { id }) };
}

const NAMES = Object.keys(KIND_NAMES) as KindName[];

test.each(NAMES)("%s: undone, every row is as it was", async (kind) => {
  // Points are set before a year is issued, reports are made after.
  const isPoints = kind === "standard" || kind === "score-sheet";
  await db.plan.update({ where: { id: plan.id }, data: { status: isPoints ? "DRAFT" : "ISSUED" } });
  const { first, second } = SHEETS[kind];
  const before = await livingSum();
  const once = await bringIn(kind, first);
  expect(once.totals.create).toBeGreaterThan(0);
  expect(await livingSum()).not.toBe(before);
  await once.undo();
  expect(await livingSum()).toBe(before);
  await expect(once.undo()).rejects.toMatchObject({ code: "CONFLICT", key: "importEnded" });

  const again = await bringIn(kind, first);
  const between = await livingSum();
  const changed = await bringIn(kind, second);
  expect(changed.totals.update).toBeGreaterThan(0);
  const after = await livingSum();
  expect(after).not.toBe(between);
  await expect(again.undo()).rejects.toMatchObject({ code: "CONFLICT", key: "undoChanged" });
  expect(await livingSum()).toBe(after);
  await changed.undo();
  expect(await livingSum()).toBe(between);
});
