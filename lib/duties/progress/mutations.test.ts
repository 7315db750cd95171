import { beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { toDay, today, yearOf } from "@/lib/dates";
import type { AssignmentFacts } from "@/lib/duties/rules";
import { rollUp } from "@/lib/duties/rules";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createItem, createKeyTask, createPlan, createUnit, reportWords } from "@/lib/testing/factories";
import { auditKinds, makeGovernment, makePerson } from "@/lib/testing/people";
import { acceptReports, reviewReport } from "../review/mutations";
import { reopenAssignment, saveDraft, saveDrafts, submitReport, submitSheet, withdrawReport } from "./mutations";
import { getPeriodSheet, getReportForm } from "./queries";

const db = useDatabase();
const YEAR = yearOf(today());
const PERIOD = String(YEAR);
const words = (progress?: string) => reportWords(progress, PERIOD);

let office: Viewer;
let town: Viewer;
let bureau: Viewer;
let leader: Viewer;
let plan: Awaited<ReturnType<typeof createPlan>>;
let keyTask: Awaited<ReturnType<typeof createKeyTask>>;
let government: Awaited<ReturnType<typeof makeGovernment>>;

beforeEach(async () => {
  await resetDatabase();
  government = await makeGovernment();
  office = await makePerson("OFFICE", government.officeId);
  town = await makePerson("LIAISON", government.townId);
  bureau = await makePerson("LIAISON", government.bureauId);
  leader = await makePerson("LEADER", government.id);
  plan = await createPlan(government.id, { year: YEAR });
  keyTask = await createKeyTask(plan);
});

const item = (unitIds: string[], options: Partial<Parameters<typeof createItem>[1]> = {}) =>
  createItem(plan, { keyTaskId: keyTask.id, dueOn: `${YEAR}-12-31`, unitIds, ...options });

async function handIn(viewer: Viewer, assignment: { id: string; version: number }, isDone = false, text?: string) {
  return submitReport(viewer, { ...words(text), isDone, assignmentId: assignment.id, version: assignment.version });
}

const assignmentOf = (id: string) => db.assignment.findUniqueOrThrow({ where: { id } });

/** The duty's and its key task's stored facts are what rollUp() computes from the assignments. */
async function expectRolledUp(dutyId: string) {
  const leaf = await db.duty.findUniqueOrThrow({ where: { id: dutyId } });
  const items = await db.duty.findMany({ where: { keyTaskId: keyTask.id }, include: { assignments: true } });
  const facts = (duty: (typeof items)[number]): AssignmentFacts[] =>
    duty.assignments
      .filter((assignment) => assignment.voidedAt === null)
      .map(({ status, dueOn, handedInOn }) => ({
        status,
        dueOn: toDay(dueOn ?? duty.dueOn),
        handedInOn: toDay(handedInOn),
      }));
  const stored = ({ status, unitsTotal, unitsDone, unitsStarted, openDueOn }: typeof leaf) => ({
    status,
    unitsTotal,
    unitsDone,
    unitsStarted,
    openDueOn: toDay(openDueOn),
  });
  const own = items.find(({ id }) => id === dutyId);
  expect(stored(leaf)).toEqual(rollUp(own ? facts(own) : []));
  const task = await db.duty.findUniqueOrThrow({ where: { id: keyTask.id } });
  expect(stored(task)).toEqual(rollUp(items.flatMap(facts)));
}

describe("drafts", () => {
  it("keeps one per assignment and period, raises no version and writes no audit row", async () => {
    const duty = await item([town.unitId]);
    const { id, version } = duty.of(town.unitId);
    const first = await saveDraft(town, { ...words("一"), assignmentId: id });
    const second = await saveDraft(town, { ...words("一二"), assignmentId: id });
    expect(second.id).toBe(first.id);
    await saveDrafts(town, { period: PERIOD, rows: [{ ...strip(words("一二三")), assignmentId: id }] });
    const drafts = await db.progressReport.findMany();
    expect(drafts.map((draft) => [draft.status, draft.progress])).toEqual([["DRAFT", "一二三"]]);
    expect((await assignmentOf(id)).version).toBe(version);
    expect(await auditKinds()).toEqual([]);
  });

  it("is one row even when two saves race", async () => {
    const duty = await item([town.unitId]);
    const assignmentId = duty.of(town.unitId).id;
    await Promise.all(["一", "二", "三", "四"].map((text) => saveDraft(town, { ...words(text), assignmentId })));
    expect(await db.progressReport.count()).toBe(1);
  });

  it("is refused for another unit's share: not found, or forbidden to those who see it", async () => {
    const duty = await item([town.unitId]);
    const input = { ...words(), assignmentId: duty.of(town.unitId).id };
    await expect(saveDraft(bureau, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(saveDraft(office, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(saveDraft(town, { ...input, assignmentId: crypto.randomUUID() })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await db.progressReport.count()).toBe(0);
  });
});

const strip = ({ period: _period, ...rest }: ReturnType<typeof words>) => rest;

describe("submitReport", () => {
  it("hands in, tells it in the log, takes the draft's place and rolls up", async () => {
    const duty = await item([town.unitId, bureau.unitId]);
    const assignment = duty.of(town.unitId);
    await saveDraft(town, { ...words("草稿"), assignmentId: assignment.id });
    const report = await handIn(town, assignment, true);
    expect(report).toMatchObject({ status: "SUBMITTED", version: 1 });
    const after = await assignmentOf(assignment.id);
    expect(after).toMatchObject({ status: "SUBMITTED", version: assignment.version + 1 });
    expect(toDay(after.handedInOn)).toBe(today());
    expect(toDay(after.reportedThrough)).toBe(`${YEAR}-12-31`);
    expect(after.lastReportAt).toBeInstanceOf(Date);
    expect(await auditKinds()).toEqual(["REPORT_SUBMITTED"]);
    expect(await db.progressReport.count()).toBe(1);
    await expectRolledUp(duty.id);
  });

  it("replaces a report that still waits", async () => {
    const duty = await item([town.unitId]);
    await handIn(town, duty.of(town.unitId), false, "第一稿");
    await handIn(town, await assignmentOf(duty.of(town.unitId).id), false, "第二稿");
    const reports = await db.progressReport.findMany({ orderBy: { id: "asc" } });
    expect(reports.map((report) => report.status)).toEqual(["WITHDRAWN", "SUBMITTED"]);
  });

  it("refuses a stale version and writes nothing", async () => {
    const duty = await item([town.unitId]);
    const assignment = duty.of(town.unitId);
    await handIn(town, assignment);
    const before = await db.progressReport.findMany();
    await expect(handIn(town, assignment, true, "晚了一步")).rejects.toMatchObject({
      code: "CONFLICT",
      field: `rows.${duty.code}`,
      current: { status: "SUBMITTED", version: assignment.version + 1 },
    });
    expect(await db.progressReport.findMany()).toEqual(before);
    expect(await auditKinds()).toEqual(["REPORT_SUBMITTED"]);
  });

  it("lets exactly one of fifty with the same version win", async () => {
    const duty = await item([town.unitId, bureau.unitId]);
    const assignment = duty.of(town.unitId);
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) => handIn(town, assignment, false, `第${index}份`)),
    );
    const lost = results.filter((result) => result.status === "rejected");
    expect(lost.map((result) => result.reason.code)).toEqual(Array.from({ length: 49 }, () => "CONFLICT"));
    expect(await db.progressReport.count({ where: { status: "SUBMITTED" } })).toBe(1);
    expect((await assignmentOf(assignment.id)).version).toBe(assignment.version + 1);
    expect(await auditKinds()).toEqual(["REPORT_SUBMITTED"]);
    await expectRolledUp(duty.id);
  }, 60_000);

  it("is refused to everybody but the unit's own reporters", async () => {
    const duty = await item([town.unitId]);
    const assignment = duty.of(town.unitId);
    await expect(handIn(office, assignment)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(handIn(leader, assignment)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(handIn(bureau, assignment)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const administrator = await makePerson("SYSTEM_ADMIN", government.officeId);
    await expect(handIn(administrator, assignment)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const elsewhere = await makeGovernment();
    const stranger = await makePerson("LIAISON", elsewhere.townId);
    await expect(handIn(stranger, assignment)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await auditKinds()).toEqual([]);
  });

  it("refuses an empty progress, another year, a period that has not begun, a plan that is not issued", async () => {
    const duty = await item([town.unitId]);
    const { id: assignmentId, version } = duty.of(town.unitId);
    const submit = (input: object) => submitReport(town, { ...words(), assignmentId, version, ...input });
    await expect(submit({ progress: "" })).rejects.toMatchObject({ key: "progressRequired" });
    await expect(submit({ period: `${YEAR - 1}-Q3` })).rejects.toMatchObject({ key: "periodOtherYear" });
    await db.plan.update({ where: { id: plan.id }, data: { status: "CLOSED" } });
    await expect(submit({})).rejects.toMatchObject({ code: "FORBIDDEN", key: "planNotIssued" });
    await db.plan.update({ where: { id: plan.id }, data: { status: "DRAFT" } });
    await expect(submit({})).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("submitSheet", () => {
  const row = (assignment: { id: string; version: number }, more: object = {}) => ({
    ...strip(words()),
    isUnchanged: false,
    assignmentId: assignment.id,
    version: assignment.version,
    ...more,
  });

  it("hands in many rows together; no change needs no review", async () => {
    const [first, second] = [await item([town.unitId]), await item([town.unitId])];
    const unchanged = row(second.of(town.unitId), { isUnchanged: true, progress: "" });
    const result = await submitSheet(town, { period: PERIOD, rows: [row(first.of(town.unitId)), unchanged] });
    expect(result).toEqual({ count: 2 });
    const after = await assignmentOf(second.of(town.unitId).id);
    expect(after.status).toBe("NOT_STARTED");
    expect(toDay(after.reportedThrough)).toBe(`${YEAR}-12-31`);
    const report = await db.progressReport.findFirstOrThrow({ where: { assignmentId: after.id } });
    expect(report).toMatchObject({ status: "ACCEPTED", isUnchanged: true });
    expect((await auditKinds()).sort()).toEqual(["REPORT_SUBMITTED", "REPORT_UNCHANGED"]);
    await expectRolledUp(first.id);
  });

  it("writes all rows or none", async () => {
    const [first, second] = [await item([town.unitId]), await item([town.unitId])];
    const rows = [row(first.of(town.unitId)), row(second.of(town.unitId), { version: 99 })];
    await expect(submitSheet(town, { period: PERIOD, rows })).rejects.toMatchObject({
      code: "CONFLICT",
      field: `rows.${second.code}`,
      current: { status: "NOT_STARTED", version: 1, rows: { [second.code]: { status: "NOT_STARTED", version: 1 } } },
    });
    expect(await db.progressReport.count()).toBe(0);
    expect((await assignmentOf(first.of(town.unitId).id)).version).toBe(1);
    expect(await auditKinds()).toEqual([]);
  });

  it("refuses no change for what was returned, the same row twice, and a foreign row", async () => {
    const returned = await item([town.unitId], { status: "RETURNED" });
    const foreign = await item([bureau.unitId]);
    const submit = (rows: ReturnType<typeof row>[]) => submitSheet(town, { period: PERIOD, rows });
    const own = returned.of(town.unitId);
    await expect(submit([row(own, { isUnchanged: true })])).rejects.toMatchObject({ key: "cannotUnchangedNow" });
    await expect(submit([row(own), row(own)])).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(submit([row(own), row(foreign.of(bureau.unitId))])).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await db.progressReport.count()).toBe(0);
  });

  it("lets towns hand in overlapping sheets at once", async () => {
    const towns = [town, ...(await Promise.all([0, 1, 2].map((index) => otherTown(`第${index}镇`))))];
    const unitIds = towns.map(({ unitId }) => unitId);
    const duties = await Promise.all(Array.from({ length: 20 }, () => item(unitIds)));
    await Promise.all(
      towns.map((viewer, index) => {
        const rows = duties.map((duty) => row(duty.of(viewer.unitId)));
        return submitSheet(viewer, { period: PERIOD, rows: index % 2 ? rows.reverse() : rows });
      }),
    );
    expect(await db.progressReport.count({ where: { status: "SUBMITTED" } })).toBe(80);
    for (const duty of duties) await expectRolledUp(duty.id);
  });

  const otherTown = async (name: string) => {
    const unit = await createUnit(government, name);
    return makePerson("LIAISON", unit.id);
  };
});

describe("withdrawReport", () => {
  it("makes the report a draft again and the assignment what it was", async () => {
    const duty = await item([town.unitId]);
    const report = await handIn(town, duty.of(town.unitId), true);
    await expect(withdrawReport(office, { reportId: report.id, version: 1 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(withdrawReport(town, { reportId: report.id, version: 9 })).rejects.toMatchObject({ code: "CONFLICT" });
    await withdrawReport(town, { reportId: report.id, version: report.version });
    const after = await assignmentOf(duty.of(town.unitId).id);
    expect(after).toMatchObject({ status: "NOT_STARTED", handedInOn: null, reportedThrough: null, lastReportAt: null });
    expect((await db.progressReport.findFirstOrThrow()).status).toBe("DRAFT");
    expect(await auditKinds()).toEqual(["REPORT_SUBMITTED", "REPORT_WITHDRAWN"]);
    await expectRolledUp(duty.id);
  });

  it("keeps a newer draft, and refuses once the report has been reviewed", async () => {
    const duty = await item([town.unitId]);
    const { id: assignmentId } = duty.of(town.unitId);
    const report = await handIn(town, duty.of(town.unitId));
    await saveDraft(town, { ...words("更新的文字"), assignmentId });
    await withdrawReport(town, { reportId: report.id, version: report.version });
    const drafts = await db.progressReport.findMany({ where: { status: "DRAFT" } });
    expect(drafts.map((draft) => draft.progress)).toEqual(["更新的文字"]);
    const again = await handIn(town, await assignmentOf(assignmentId));
    await reviewReport(office, { reportId: again.id, version: again.version, decision: "ACCEPT" });
    await expect(withdrawReport(town, { reportId: again.id, version: again.version + 1 })).rejects.toMatchObject({
      key: "reportNotPending",
    });
  });

  it("goes back to returned when the report before it was", async () => {
    const duty = await item([town.unitId]);
    const first = await handIn(town, duty.of(town.unitId));
    await reviewReport(office, { reportId: first.id, version: 1, decision: "RETURN", reason: "数据不全" });
    const second = await handIn(town, await assignmentOf(duty.of(town.unitId).id));
    await withdrawReport(town, { reportId: second.id, version: 1 });
    expect((await assignmentOf(duty.of(town.unitId).id)).status).toBe("RETURNED");
  });
});

describe("reopenAssignment", () => {
  it("is the office's, needs a reason and a current version, and only what is done", async () => {
    const duty = await item([town.unitId]);
    const assignment = duty.of(town.unitId);
    const input = { assignmentId: assignment.id, version: assignment.version, reason: "佐证材料不符" };
    await expect(reopenAssignment(office, input)).rejects.toMatchObject({ key: "notDoneYet" });
    const report = await handIn(town, assignment, true);
    await acceptReports(office, { rows: [{ reportId: report.id, version: report.version }] });
    const done = await assignmentOf(assignment.id);
    expect(done.status).toBe("DONE");
    await expectRolledUp(duty.id);
    const current = { ...input, version: done.version };
    await expect(reopenAssignment(town, current)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(reopenAssignment(bureau, current)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(reopenAssignment(office, { ...current, reason: "" })).rejects.toMatchObject({ key: "reasonRequired" });
    await expect(reopenAssignment(office, input)).rejects.toMatchObject({ code: "CONFLICT" });
    await reopenAssignment(office, current);
    expect((await assignmentOf(assignment.id)).status).toBe("IN_PROGRESS");
    expect((await auditKinds()).at(-1)).toBe("ASSIGNMENT_REOPENED");
    await expectRolledUp(duty.id);
  });
});

describe("getPeriodSheet", () => {
  it("lists the own duties of the period with draft, last words and what waits", async () => {
    const duty = await item([town.unitId, bureau.unitId]);
    const monthly = await item([town.unitId], { frequency: "MONTHLY" });
    await item([bureau.unitId]);
    const report = await handIn(town, duty.of(town.unitId), false, "已完成部署");
    await saveDraft(town, { ...words("正在起草"), assignmentId: monthly.of(town.unitId).id });
    const sheet = await getPeriodSheet(town, PERIOD);
    expect(sheet?.rows.map((row) => row.duty.code)).toEqual([duty.code, monthly.code]);
    expect(sheet?.rows[0]).toMatchObject({
      status: "SUBMITTED",
      draft: null,
      last: { progress: "已完成部署" },
      current: { id: report.id },
      pending: { id: report.id, version: 1 },
    });
    expect(sheet?.rows[1]).toMatchObject({ draft: { progress: "正在起草" }, last: null, pending: null });
    const months = await getPeriodSheet(town, today().slice(0, 7));
    expect(months?.rows.map((row) => row.duty.code)).toEqual([monthly.code]);
  });

  it("is for those who report", async () => {
    await expect(getPeriodSheet(office)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(getPeriodSheet(leader)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await db.plan.update({ where: { id: plan.id }, data: { status: "CLOSED" } });
    expect(await getPeriodSheet(town)).toBeNull();
  });
});

describe("getReportForm", () => {
  it("opens on the period whose report was returned, else on the current one", async () => {
    const duty = await item([town.unitId]);
    const assignment = duty.of(town.unitId);
    const usual = (await getReportForm(town, assignment.id)).period;
    expect(usual).toMatch(/-Q[1-4]$/);
    const { id } = await handIn(town, assignment);
    await reviewReport(office, { reportId: id, version: 1, decision: "RETURN", reason: "数据不全" });
    expect((await getReportForm(town, assignment.id)).period).toBe(PERIOD);
    expect((await getReportForm(town, assignment.id, usual)).period).toBe(usual);
  });
});
