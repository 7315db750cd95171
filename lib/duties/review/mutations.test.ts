import { beforeEach, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { submitReport, withdrawReport } from "@/lib/duties/progress/mutations";
import { reviewFilterSchema } from "@/lib/duties/progress/schema";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createItem, createPlan, createUnit, reportWords } from "@/lib/testing/factories";
import { auditKinds, makeGovernment, makePerson } from "@/lib/testing/people";
import { acceptFiltered, acceptReports, reviewReport, signReports } from "./mutations";
import { countPending, listPendingReports } from "./queries";

const db = useDatabase();
const YEAR = yearOf(today());
const filter = (input: object = {}) => reviewFilterSchema.parse(input);

let government: Awaited<ReturnType<typeof makeGovernment>>;
let office: Viewer;
let town: Viewer;
let lead: Viewer;
let head: Viewer;
let plan: Awaited<ReturnType<typeof createPlan>>;

beforeEach(async () => {
  await resetDatabase();
  government = await makeGovernment();
  office = await makePerson("OFFICE", government.officeId);
  town = await makePerson("LIAISON", government.townId);
  head = await makePerson("UNIT_HEAD", government.townId);
  lead = await makePerson("LIAISON", government.bureauId);
  plan = await createPlan(government.id, { year: YEAR });
});

async function pending(viewer = town, options: { leadUnitId?: string; isDone?: boolean; text?: string } = {}) {
  const duty = await createItem(plan, { unitIds: [viewer.unitId], leadUnitId: options.leadUnitId });
  const assignment = duty.of(viewer.unitId);
  const report = await submitReport(viewer, {
    ...reportWords(options.text, String(YEAR)),
    isDone: options.isDone ?? false,
    assignmentId: assignment.id,
    version: assignment.version,
  });
  return { ...report, dutyId: duty.id, code: duty.code, assignmentId: assignment.id };
}

const key = ({ id, version }: { id: string; version: number }) => ({ reportId: id, version });
const statusOf = async (id: string) => (await db.assignment.findUniqueOrThrow({ where: { id } })).status;

describe("reviewReport", () => {
  it("accepts: done when the report says so, unless the reviewer decides otherwise", async () => {
    const [done, progress, overruled] = [
      await pending(town, { isDone: true }),
      await pending(),
      await pending(town, { isDone: true }),
    ];
    for (const report of [done, progress]) await reviewReport(office, { ...key(report), decision: "ACCEPT" });
    await reviewReport(office, { ...key(overruled), decision: "ACCEPT", isDone: false });
    expect(await statusOf(done.assignmentId)).toBe("DONE");
    expect(await statusOf(progress.assignmentId)).toBe("IN_PROGRESS");
    expect(await statusOf(overruled.assignmentId)).toBe("IN_PROGRESS");
    expect((await auditKinds()).filter((kind) => kind === "REPORT_ACCEPTED")).toHaveLength(3);
    expect((await db.duty.findUniqueOrThrow({ where: { id: done.dutyId } })).status).toBe("DONE");
  });

  it("returns with a reason, which the unit then sees", async () => {
    const report = await pending();
    const input = { ...key(report), decision: "RETURN" as const };
    await expect(reviewReport(office, input)).rejects.toMatchObject({ key: "reasonRequired" });
    await reviewReport(office, { ...input, reason: "缺少具体数据" });
    expect(await statusOf(report.assignmentId)).toBe("RETURNED");
    const stored = await db.progressReport.findUniqueOrThrow({ where: { id: report.id } });
    expect(stored).toMatchObject({ status: "RETURNED", returnReason: "缺少具体数据", reviewerId: office.userId });
    expect((await auditKinds()).at(-1)).toBe("REPORT_RETURNED");
  });

  it("is for the office and the lead unit; nobody reviews an own report", async () => {
    const led = await pending(town, { leadUnitId: government.bureauId });
    const other = await pending();
    const own = await pending(lead, { leadUnitId: government.bureauId });
    const accept = (viewer: Viewer, report: { id: string; version: number }) =>
      reviewReport(viewer, { ...key(report), decision: "ACCEPT" });
    await expect(accept(town, other)).rejects.toMatchObject({ code: "FORBIDDEN", key: "ownReport" });
    await expect(accept(head, other)).rejects.toMatchObject({ code: "FORBIDDEN", key: "ownReport" });
    await expect(accept(lead, own)).rejects.toMatchObject({ code: "FORBIDDEN", key: "ownReport" });
    await expect(accept(lead, other)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const leader = await makePerson("LEADER", government.id);
    await expect(accept(leader, other)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const elsewhere = await makeGovernment();
    const stranger = await makePerson("OFFICE", elsewhere.officeId);
    await expect(accept(stranger, other)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await accept(lead, led);
    expect(await statusOf(led.assignmentId)).toBe("IN_PROGRESS");
    expect(await statusOf(other.assignmentId)).toBe("SUBMITTED");
  });

  it("refuses a stale version and a second decision", async () => {
    const report = await pending();
    const input = { reportId: report.id, decision: "ACCEPT" as const };
    await expect(reviewReport(office, { ...input, version: 9 })).rejects.toMatchObject({ code: "CONFLICT" });
    await reviewReport(office, { ...input, version: 1 });
    await expect(reviewReport(office, { ...input, version: 2 })).rejects.toMatchObject({ key: "reportNotPending" });
    expect((await auditKinds()).filter((kind) => kind === "REPORT_ACCEPTED")).toHaveLength(1);
  });
});

describe("head sign-off", () => {
  beforeEach(async () => {
    await db.plan.update({ where: { id: plan.id }, data: { headSignOff: true } });
  });

  it("lets the head sign or return before the office sees it", async () => {
    const [signed, returned] = [await pending(), await pending()];
    expect(signed.status).toBe("SIGNING");
    expect(await countPending(office)).toEqual({ review: 0, sign: 0 });
    expect(await countPending(head)).toEqual({ review: 0, sign: 2 });
    await expect(reviewReport(office, { ...key(signed), decision: "ACCEPT" })).rejects.toMatchObject({
      key: "reportNotPending",
    });
    await expect(signReports(town, { rows: [key(signed)] })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await signReports(head, { rows: [key(signed)] });
    await reviewReport(head, { ...key(returned), decision: "RETURN", reason: "再核一遍数据" });
    expect(await statusOf(returned.assignmentId)).toBe("RETURNED");
    expect((await listPendingReports(office, filter())).items.map(({ id }) => id)).toEqual([signed.id]);
    await expect(signReports(head, { rows: [{ ...key(signed), version: 2 }] })).rejects.toMatchObject({
      key: "reportNotPending",
    });
    expect(await auditKinds()).toEqual(["REPORT_SUBMITTED", "REPORT_SUBMITTED", "REPORT_SIGNED", "REPORT_RETURNED"]);
  });

  it("signs many at once; a report by the head needs no signature", async () => {
    const reports = [await pending(), await pending()];
    expect(await signReports(head, { rows: reports.map(key) })).toEqual({ accepted: 2, skipped: 0 });
    expect((await pending(head)).status).toBe("SUBMITTED");
  });
});

describe("acceptReports", () => {
  it("accepts what is still as seen and skips the rest", async () => {
    const [first, withdrawn, second] = [await pending(), await pending(), await pending(town, { isDone: true })];
    await withdrawReport(town, key(withdrawn));
    const overruled = await pending(town, { isDone: true });
    const rows = [...[first, withdrawn, second].map(key), { ...key(overruled), isDone: false }];
    expect(await acceptReports(office, { rows })).toEqual({ accepted: 3, skipped: 1 });
    expect(await statusOf(second.assignmentId)).toBe("DONE");
    expect(await statusOf(overruled.assignmentId)).toBe("IN_PROGRESS");
    expect(await statusOf(withdrawn.assignmentId)).toBe("NOT_STARTED");
  });

  it("is refused as a whole when one is the viewer's own, and skips what cannot be seen", async () => {
    const own = await pending();
    await expect(acceptReports(town, { rows: [key(own)] })).rejects.toMatchObject({ key: "ownReport" });
    expect(await acceptReports(lead, { rows: [key(own)] })).toEqual({ accepted: 0, skipped: 1 });
  });

  it("accepts five hundred in seconds", async () => {
    const units = [town, ...(await Promise.all([1, 2, 3, 4].map((index) => unitPerson(`第${index}镇`))))];
    const rows: { reportId: string; version: number }[] = [];
    for (let index = 0; index < 100; index++) {
      const duty = await createItem(plan, { unitIds: units.map(({ unitId }) => unitId) });
      const reports = await db.progressReport.createManyAndReturn({
        data: units.map((viewer) => ({
          assignmentId: duty.of(viewer.unitId).id,
          period: String(YEAR),
          progress: "已办理",
          status: "SUBMITTED",
          isDone: true,
          authorId: viewer.userId,
          submittedAt: new Date(),
        })),
      });
      rows.push(...reports.map(key));
    }
    const start = performance.now();
    expect(await acceptReports(office, { rows })).toEqual({ accepted: 500, skipped: 0 });
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(await db.duty.count({ where: { status: "DONE" } })).toBe(100);
  }, 60_000);

  const unitPerson = async (name: string) => makePerson("LIAISON", (await createUnit(government, name)).id);
});

describe("listPendingReports", () => {
  it("counts what it lists, filters, and compares with the last accepted text", async () => {
    const first = await pending(town, { text: "上半年培训3场。" });
    await reviewReport(office, { ...key(first), decision: "ACCEPT" });
    const { version } = await db.assignment.findUniqueOrThrow({ where: { id: first.assignmentId } });
    const words = { ...reportWords("上半年培训5场。", String(YEAR)), assignmentId: first.assignmentId, version };
    await submitReport(town, words);
    await pending(lead, { isDone: true });
    const all = await listPendingReports(office, filter());
    expect([all.total, all.items.length]).toEqual([2, 2]);
    expect(all.options.unit.map(({ label, count }) => [label, count])).toEqual([
      ["县市场监督管理局", 1],
      ["城关镇", 1],
    ]);
    const towns = await listPendingReports(office, filter({ unit: `${government.code}-cgz` }));
    expect([towns.total, towns.items.length]).toEqual([1, 1]);
    expect(towns.items[0]?.texts.progress).toEqual([
      { kind: "same", text: "上半年培训" },
      { kind: "removed", text: "3" },
      { kind: "added", text: "5" },
      { kind: "same", text: "场。" },
    ]);
    expect((await listPendingReports(office, filter({ done: "1" }))).total).toBe(1);
    expect((await listPendingReports(town, filter())).total).toBe(0);
  });

  it("is for those who decide", async () => {
    const leader = await makePerson("LEADER", government.id);
    await expect(listPendingReports(leader, filter())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(listPendingReports(town, filter({ tab: "sign" }))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("acceptFiltered", () => {
  it("accepts exactly what the filter finds and was there when the reviewer looked", async () => {
    const [first, other] = [await pending(), await pending(lead)];
    const until = new Date();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const late = await pending();
    const result = await acceptFiltered(office, { filter: filter({ unit: `${government.code}-cgz` }), until });
    expect(result).toEqual({ accepted: 1, skipped: 0 });
    expect(await statusOf(first.assignmentId)).toBe("IN_PROGRESS");
    expect(await statusOf(other.assignmentId)).toBe("SUBMITTED");
    expect(await statusOf(late.assignmentId)).toBe("SUBMITTED");
  });
});
