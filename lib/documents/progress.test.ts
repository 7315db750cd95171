import { type Sheet as ReadSheet, readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createKeyTask, createPlan } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { exportDocument } from "./mutations";
import { ROUND_TRIP_TAB } from "./round-trip";
import type { DocumentName } from "./schema";

const NOW = new Date("2026-11-23T04:00:00Z");
const db = useDatabase();
const viewers = {} as Record<"office" | "leader" | "bureau" | "town" | "admin", Viewer>;
let townShare: string;

beforeAll(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  const county = await makeGovernment("620724");
  await db.unit.update({ where: { id: county.id }, data: { name: "高台县人民政府" } });
  viewers.office = await makePerson("OFFICE", county.officeId);
  viewers.leader = await makePerson("LEADER", county.id);
  viewers.bureau = await makePerson("LIAISON", county.bureauId);
  viewers.town = await makePerson("LIAISON", county.townId);
  viewers.admin = await makePerson("SYSTEM_ADMIN", county.officeId);
  await db.user.update({ where: { id: viewers.town.userId }, data: { name: "李某", phone: "13800000000" } });
  const plan = await createPlan(county.id);
  const keyTask = await createKeyTask(plan, { code: "T01", leadUnitId: county.bureauId });
  const both = await createItem(plan, {
    ...{ code: "A1", title: "行政执法公示", keyTaskId: keyTask.id, leadUnitId: county.bureauId },
    ...{ unitIds: [county.bureauId, county.townId], dueOn: "2026-12-31", frequency: "QUARTERLY" },
  });
  await createItem(plan, {
    ...{ code: "A2", title: "每月普法", keyTaskId: keyTask.id, leadUnitId: county.officeId },
    ...{ unitIds: [county.townId], dueOn: "2026-10-31", frequency: "MONTHLY" },
  });
  await db.duty.update({ where: { id: both.id }, data: { content: "公示行政执法结果" } });
  await db.duty.updateMany({ where: { code: "A2" }, data: { content: "每月开展普法活动" } });
  await createPlan(county.id, { year: 2025, status: "CLOSED" });
  const share = await db.assignment.findFirstOrThrow({ where: { dutyId: both.id, unitId: county.townId } });
  townShare = share.id;
  const monthly = await db.assignment.findFirstOrThrow({ where: { duty: { code: "A2" } } });
  const report = (assignmentId: string, period: string, progress: string, more = {}) =>
    db.progressReport.create({
      data: {
        ...{ assignmentId, period, progress, authorId: viewers.town.userId, status: "ACCEPTED" },
        submittedAt: new Date(`2026-${period.endsWith("Q3") ? "09-28" : "11-02"}T02:00:00Z`),
        ...more,
      },
    });
  await report(share.id, "2026-Q2", "第二季度的话");
  await report(share.id, "2026-Q3", "=公示128件", { problems: "人手不足", nextSteps: "12月底前补齐" });
  await report(share.id, "2026-Q3", "草稿不是话", { status: "DRAFT" });
  await report(share.id, "2026-Q4", "已撤回的话", { status: "WITHDRAWN" });
  await report(monthly.id, "2026-10", "", { isUnchanged: true });
});

async function open(viewer: Viewer, document: DocumentName, params: Record<string, string> = {}) {
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
  const download = await exportDocument(viewer, document, "xlsx", params);
  const { sheets } = await readXlsx(download.bytes, { readStyles: true });
  return { ...download, sheets, printed: sheets[0] as ReadSheet };
}

const column = ({ rows }: ReadSheet, title: string) => {
  const index = rows[2]?.indexOf(title) ?? -1;
  expect(index, title).toBeGreaterThanOrEqual(0);
  return rows.slice(3).map((row) => row[index] ?? null);
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "OK",
    (error: unknown) => error instanceof AppError && error.code,
  );
const originOf = (sheets: readonly ReadSheet[]) => {
  const [head, ...rows] = sheets.find(({ name }) => name === ROUND_TRIP_TAB)?.rows ?? [];
  return {
    header: head ? JSON.parse(String(head[0])) : null,
    rows: rows.map(([, id, version, base]) => ({ id, version, base: JSON.parse(String(base)) })),
  };
};

describe("任务进展情况表", () => {
  test("of the latest quarter that anything was reported for, with the eleven columns", async () => {
    const { printed, fileName, rows } = await open(viewers.office, "progress");
    expect(fileName).toBe("高台县2026年法治政府建设任务进展情况表(第3季度).xlsx");
    expect(printed.rows[0]?.[0]).toBe("2026年高台县法治政府建设任务进展情况表（第3季度）");
    expect(printed.rows[2]?.slice(0, 11)).toEqual([
      ...["序号", "重点任务", "具体任务", "牵头部门", "责任单位", "完成时限", "进展情况", "存在问题", "下一步打算"],
      ...["状态", "填报人及电话"],
    ]);
    expect(rows).toBe(3);
    expect(column(printed, "责任单位")).toEqual(["县市场监督管理局", "城关镇", "城关镇"]);
    expect(column(printed, "进展情况")).toEqual([null, "=公示128件", null]);
    expect(column(printed, "存在问题")[1]).toBe("人手不足");
    expect(column(printed, "下一步打算")[1]).toBe("12月底前补齐");
    expect(column(printed, "填报人及电话")[1]).toBe("李某\n13800000000");
  });

  test("of a month it has what is reported by month; of a quarter without words, every share without words", async () => {
    const month = await open(viewers.office, "progress", { period: "2026-10" });
    expect(month.fileName).toContain("任务进展情况表(10月)");
    expect(column(month.printed, "具体任务")).toEqual(["每月开展普法活动"]);
    expect(column(month.printed, "进展情况")).toEqual(["无变化"]);
    const quarter = await open(viewers.office, "progress", { period: "2026-Q4" });
    expect(quarter.rows).toBe(3);
    expect(column(quarter.printed, "进展情况")).toEqual([null, null, null]);
    expect(column((await open(viewers.office, "progress", { period: "2026-Q2" })).printed, "进展情况")[1]).toBe(
      "第二季度的话",
    );
  });

  test("a period says its year; another year, a day or another unit is refused; no rows is an empty sheet", async () => {
    const empty = await open(viewers.office, "progress", { period: "2025-Q1" });
    expect(empty.rows).toBe(0);
    expect(empty.printed.rows).toHaveLength(3);
    const faults: Record<string, string>[] = [
      { year: "2026", period: "2025-Q1" },
      { period: "2026-13" },
      { period: "2026-09-30" },
    ];
    for (const params of faults) {
      expect(await codeOf(exportDocument(viewers.office, "progress", "xlsx", params))).toBe("INVALID");
    }
    expect(await codeOf(exportDocument(viewers.office, "breakdown", "xlsx", { period: "2026-Q3" }))).toBe("INVALID");
    expect(await codeOf(exportDocument(viewers.town, "progress", "xlsx", { unit: "620724-scjgj" }))).toBe("NOT_FOUND");
    expect(await codeOf(exportDocument(viewers.admin, "progress", "xlsx", {}))).toBe("FORBIDDEN");
  });

  test("a unit has its own shares, a leading one those it leads, too; it comes back locked but for its words", async () => {
    expect((await open(viewers.bureau, "progress")).rows).toBe(2);
    const { sheets, rows } = await open(viewers.town, "progress", { unit: "620724-cgz" });
    expect(rows).toBe(2);
    const { header, rows: origins } = originOf(sheets);
    expect(header).toMatchObject({
      ...{ document: "progress", year: 2026, government: "620724", unit: "620724-cgz", period: "2026-Q3" },
      editable: ["progress", "problems", "nextSteps", "state"],
    });
    expect(origins[0]).toMatchObject({
      ...{ id: townShare, version: 1 },
      base: { content: "公示行政执法结果", due: "2026-12-31", progress: "=公示128件", problems: "人手不足" },
    });
    expect(originOf((await open(viewers.leader, "progress")).sheets).header).toBeNull();
  });
});

describe("单位任务清单", () => {
  test("of one unit: all its shares with lamp, words and totals", async () => {
    const { printed, fileName, rows, sheets } = await open(viewers.office, "unit-duties", { unit: "620724-cgz" });
    expect(fileName).toBe("高台县2026年法治政府建设任务清单(城关镇).xlsx");
    expect(rows).toBe(2);
    expect(printed.rows[1]?.[0]).toBe("城关镇　　进展：第3季度");
    expect(column(printed, "状态灯")[1]).toBe("■ 超期 23天");
    expect(column(printed, "进展情况")[0]).toBe("=公示128件");
    expect(printed.rows.at(-1)?.[0]).toMatch(/^合计　2项（牵头0项），.*超期1项$/);
    expect(originOf(sheets).header).toMatchObject({ document: "unit-duties", period: "2026-Q3" });
  });

  test("of all units one sheet each for the government's people; a unit's person has the own", async () => {
    const { sheets, rows } = await open(viewers.leader, "unit-duties");
    expect(rows).toBe(3);
    expect(sheets.map(({ name }) => name)).toEqual(["县市场监督管理局", "城关镇", "数据"]);
    const own = await open(viewers.bureau, "unit-duties");
    expect(own.rows).toBe(1);
    expect(own.fileName).toContain("(县市场监督管理局)");
    expect(await codeOf(exportDocument(viewers.bureau, "unit-duties", "xlsx", { unit: "620724-cgz" }))).toBe(
      "NOT_FOUND",
    );
  });

  test("of a unit without duties it is an empty sheet with its name", async () => {
    const { printed, rows } = await open(viewers.office, "unit-duties", { unit: "620724-office" });
    expect(rows).toBe(0);
    expect(printed.rows[0]?.[0]).toBe("2026年高台县法治政府建设任务清单（依法治县办）");
    expect(printed.rows).toHaveLength(3);
  });
});
