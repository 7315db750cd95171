import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/dates";
import { saveDraft, submitReport } from "@/lib/duties/progress/mutations";
import { reviewReport, signReports } from "@/lib/duties/review/mutations";
import { type RowToWrite, StaleRecords, type WrittenChange } from "@/lib/imports/changes";
import type { ImportSettings, MappedRow } from "@/lib/imports/preview";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createItem, createKeyTask, createPlan, reportWords } from "@/lib/testing/factories";
import { auditKinds, makeGovernment, makePerson } from "@/lib/testing/people";
import { applyProgress, undoProgress } from "./mutations";
import { getProgressContext } from "./queries";
import { makeProgressReader } from "./rules";

const db = useDatabase();
const YEAR = yearOf(today());
const PERIOD = String(YEAR);

let government: Awaited<ReturnType<typeof makeGovernment>>;
let office: Viewer;
let town: Viewer;
let bureau: Viewer;
let plan: Awaited<ReturnType<typeof createPlan>>;
let item: Awaited<ReturnType<typeof createItem>>;

beforeEach(async () => {
  await resetDatabase();
  government = await makeGovernment();
  office = await makePerson("OFFICE", government.officeId);
  town = await makePerson("LIAISON", government.townId);
  bureau = await makePerson("LIAISON", government.bureauId);
  plan = await createPlan(government.id, { year: YEAR });
  const keyTask = await createKeyTask(plan);
  const unitIds = [government.townId, government.bureauId];
  item = await createItem(plan, { keyTaskId: keyTask.id, unitIds, title: "开展执法检查", dueOn: `${YEAR}-12-31` });
});

const settings: ImportSettings = { files: {}, fixes: {}, choices: {}, period: PERIOD };

async function preview(viewer: Viewer, rows: Record<string, string>[]) {
  const context = await getProgressContext(db, viewer, plan);
  const mapped = rows.map(
    (cells, index): MappedRow => ({ no: index + 1, cells, isHidden: false, isFoot: false, origin: null }),
  );
  return makeProgressReader(context, settings).read({ fileName: "a.xlsx", rows: mapped, roundTrip: null, columns: [] });
}

const writeOf = (rows: Awaited<ReturnType<typeof preview>>): RowToWrite[] =>
  rows.flatMap(({ no, key, action, record }) =>
    action === "CREATE" || action === "UPDATE" ? { file: "a.xlsx", no, key, action, record } : [],
  );

async function bringIn(viewer: Viewer, rows: Record<string, string>[]): Promise<WrittenChange[]> {
  const writes = writeOf(await preview(viewer, rows));
  const changes = await db.$transaction((tx) => applyProgress(tx, viewer, plan, writes));
  // As they come back from the database: JSON, backwards.
  return JSON.parse(JSON.stringify(changes)).reverse();
}

const undo = (viewer: Viewer, changes: readonly WrittenChange[]) =>
  db.$transaction((tx) => undoProgress(tx, viewer, changes));

/** Everything that stands, without versions and the moment of the last write. */
async function living() {
  const [row] = await db.$queryRaw<{ sum: string }[]>`
    select md5(string_agg(t.line, '|' order by t.line)) as sum from (
      select (to_jsonb(r) - 'version' - 'updatedAt')::text as line from "ProgressReport" r where r.status <> 'WITHDRAWN'
      union all select (to_jsonb(a) - 'version')::text from "Assignment" a
      union all select (to_jsonb(d) - 'version')::text from "Duty" d) t`;
  return row?.sum;
}

const town1 = () => ({ code: item.code, units: "城关镇", progress: "查了三次", problems: "缺人", state: "已办结" });
const bureau1 = () => ({ code: item.code, units: "县市场监督管理局", progress: "查了五次" });

describe("applyProgress", () => {
  test("the office brings in what units sent, as reports handed in under its own name", async () => {
    const rows = await preview(office, [town1(), bureau1()]);
    expect(rows.map(({ action }) => action)).toEqual(["CREATE", "CREATE"]);
    const changes = await bringIn(office, [town1(), bureau1()]);
    expect(changes.map(({ noun }) => noun).sort()).toEqual(["ASSIGNMENT", "ASSIGNMENT", "REPORT", "REPORT"]);
    const reports = await db.progressReport.findMany({ orderBy: { progress: "asc" } });
    expect(reports).toMatchObject([
      {
        period: PERIOD,
        progress: "查了三次",
        problems: "缺人",
        isDone: true,
        status: "SUBMITTED",
        authorId: office.userId,
      },
      { progress: "查了五次", isDone: false, status: "SUBMITTED", authorId: office.userId },
    ]);
    expect(await auditKinds()).toEqual(["REPORT_SUBMITTED", "REPORT_SUBMITTED"]);
    expect((await db.duty.findUniqueOrThrow({ where: { id: item.id } })).status).toBe("SUBMITTED");
    expect((await preview(office, [town1(), bureau1()])).map(({ action }) => action)).toEqual([
      "UNCHANGED",
      "UNCHANGED",
    ]);
  });

  test("a unit's head still signs where the year says so", async () => {
    await db.plan.update({ where: { id: plan.id }, data: { headSignOff: true } });
    await bringIn(office, [town1()]);
    expect((await db.progressReport.findFirstOrThrow()).status).toBe("SIGNING");
  });

  test("a unit brings in its own, and a forged row of another is refused in the transaction", async () => {
    await bringIn(town, [{ ...town1(), units: "" }]);
    const mine = await db.assignment.findUniqueOrThrow({ where: { id: item.of(government.townId).id } });
    expect(mine.status).toBe("SUBMITTED");
    const [foreign] = writeOf(await preview(office, [bureau1()]));
    await expect(db.$transaction((tx) => applyProgress(tx, town, plan, [foreign!]))).rejects.toBeInstanceOf(
      StaleRecords,
    );
    const elsewhere = await makeGovernment();
    const stranger = await makePerson("OFFICE", elsewhere.officeId);
    await expect(db.$transaction((tx) => applyProgress(tx, stranger, plan, [foreign!]))).rejects.toThrow();
    expect(await db.progressReport.count()).toBe(1);
  });

  test("nothing is written when a record changed since the preview", async () => {
    const writes = writeOf(await preview(office, [town1(), bureau1()]));
    const { id, version } = item.of(government.bureauId);
    await submitReport(bureau, { ...reportWords("先报了", PERIOD), assignmentId: id, version });
    await expect(db.$transaction((tx) => applyProgress(tx, office, plan, writes))).rejects.toMatchObject({ count: 1 });
    expect(await db.progressReport.count()).toBe(1);
  });

  test("a year that is not issued takes none", async () => {
    const writes = writeOf(await preview(office, [town1()]));
    await db.plan.update({ where: { id: plan.id }, data: { status: "CLOSED" } });
    const work = db.$transaction((tx) => applyProgress(tx, office, plan, writes));
    await expect(work).rejects.toMatchObject({ key: "planNotIssued" });
  });
});

describe("undoProgress", () => {
  test("everything that stands is as it was: the report that waited, the draft, the counts", async () => {
    const share = item.of(government.townId);
    await submitReport(town, { ...reportWords("第一稿", PERIOD), assignmentId: share.id, version: share.version });
    await saveDraft(town, { ...reportWords("正在写", PERIOD), assignmentId: share.id });
    const before = await living();
    const changes = await bringIn(office, [town1(), bureau1()]);
    expect(await living()).not.toBe(before);
    await undo(office, changes);
    expect(await living()).toBe(before);
    expect((await auditKinds()).slice(-2)).toEqual(["REPORT_WITHDRAWN", "REPORT_WITHDRAWN"]);
  });

  test("what was typed meanwhile stays", async () => {
    const share = item.of(government.townId);
    await saveDraft(town, { ...reportWords("旧稿", PERIOD), assignmentId: share.id });
    const changes = await bringIn(town, [{ ...town1(), units: "" }]);
    await saveDraft(town, { ...reportWords("新稿", PERIOD), assignmentId: share.id });
    await undo(town, changes);
    const drafts = await db.progressReport.findMany({ where: { status: "DRAFT" } });
    expect(drafts.map(({ progress }) => progress)).toEqual(["新稿"]);
  });

  test("is refused when a report was signed, reviewed or replaced since", async () => {
    const { id } = item.of(government.bureauId);
    const changes = await bringIn(bureau, [{ ...bureau1(), units: "" }]);
    const report = await db.progressReport.findFirstOrThrow();
    await reviewReport(office, { reportId: report.id, version: 1, decision: "RETURN", reason: "数据不全" });
    const refusal = { key: "undoChanged", values: { count: 1, key: `${item.code} 县市场监督管理局` } };
    await expect(undo(bureau, changes)).rejects.toMatchObject(refusal);
    await db.plan.update({ where: { id: plan.id }, data: { headSignOff: true } });
    const again = await bringIn(bureau, [{ ...bureau1(), units: "", progress: "又查" }]);
    const head = await makePerson("UNIT_HEAD", government.bureauId);
    const waiting = await db.progressReport.findFirstOrThrow({ where: { status: "SIGNING" } });
    await signReports(head, { rows: [{ reportId: waiting.id, version: 1 }] });
    await expect(undo(bureau, again)).rejects.toMatchObject(refusal);
    expect((await db.assignment.findUniqueOrThrow({ where: { id } })).status).toBe("SUBMITTED");
  });

  test("one unit cannot undo for another; the office can", async () => {
    const changes = await bringIn(town, [{ ...town1(), units: "" }]);
    await expect(undo(bureau, changes)).rejects.toMatchObject({ code: "CONFLICT" });
    await undo(office, changes);
    expect((await db.progressReport.findFirstOrThrow()).status).toBe("WITHDRAWN");
  });
});
