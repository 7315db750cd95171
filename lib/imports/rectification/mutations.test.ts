import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { toDay, today, yearOf } from "@/lib/dates";
import { addMeasure, reportMeasure } from "@/lib/findings/measures/mutations";
import { type RowToWrite, StaleRecords, type WrittenChange } from "@/lib/imports/changes";
import type { ImportSettings, MappedRow } from "@/lib/imports/preview";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createFinding, createItem, createPlan } from "@/lib/testing/factories";
import { auditKinds, makeGovernment, makePerson } from "@/lib/testing/people";
import { applyRectification, undoRectification } from "./mutations";
import { getRectificationContext } from "./queries";
import { makeRectificationReader } from "./rules";

const db = useDatabase();
const YEAR = yearOf(today());

let government: Awaited<ReturnType<typeof makeGovernment>>;
let office: Viewer;
let town: Viewer;
let bureau: Viewer;
let plan: Awaited<ReturnType<typeof createPlan>>;
let finding: Awaited<ReturnType<typeof createFinding>>;

beforeEach(async () => {
  await resetDatabase();
  government = await makeGovernment();
  office = await makePerson("OFFICE", government.officeId);
  town = await makePerson("LIAISON", government.townId);
  bureau = await makePerson("LIAISON", government.bureauId);
  plan = await createPlan(government.id, { year: YEAR });
  const item = await createItem(plan, { unitIds: [government.townId], leadUnitId: government.bureauId });
  finding = await createFinding(plan, {
    ...{ unitIds: [government.townId], raisedBy: office, leadUnitId: government.bureauId, dutyId: item.id },
    ...{ text: "执法案卷归档不及时", measures: [{ progress: "已安排", status: "IN_PROGRESS" }, { status: "DONE" }] },
  });
});

type Cells = Record<string, string>;
const settings: ImportSettings = { files: {}, fixes: {}, choices: {} };
const MEASURE = "补齐案卷并建立归档制度。";
const known = (cells: Cells): Cells => ({ number: finding.number, text: finding.text, measure: MEASURE, ...cells });
const fresh = (cells: Cells = {}): Cells => ({
  ...{ source: "省级督察", text: "行政复议答复超期", goal: "按期答复", measure: "制定办法", units: "城关镇" },
  ...{
    lead: "县市场监督管理局",
    person: "张三",
    due: `${YEAR}-12-31`,
    progress: "已起草",
    state: "基本完成",
    ...cells,
  },
});

async function preview(viewer: Viewer, rows: readonly Cells[]) {
  const context = await getRectificationContext(db, viewer, plan);
  const mapped = rows.map(
    (cells, index): MappedRow => ({ no: index + 1, cells, isHidden: false, isFoot: false, origin: null }),
  );
  return makeRectificationReader(context, settings).read({
    fileName: "a.xlsx",
    rows: mapped,
    roundTrip: null,
    columns: [],
  });
}

const writesOf = (rows: Awaited<ReturnType<typeof preview>>): RowToWrite[] =>
  rows.flatMap(({ no, key, action, record }) =>
    action === "CREATE" || action === "UPDATE" ? { file: "a.xlsx", no, key, action, record } : [],
  );

const apply = (viewer: Viewer, writes: readonly RowToWrite[]) =>
  db.$transaction((tx) => applyRectification(tx, viewer, plan, writes));
const undo = (viewer: Viewer, changes: readonly WrittenChange[]) =>
  db.$transaction((tx) => undoRectification(tx, viewer, changes));

async function bringIn(viewer: Viewer, rows: readonly Cells[]): Promise<WrittenChange[]> {
  const changes = await apply(viewer, writesOf(await preview(viewer, rows)));
  // As they come back from the database: JSON, backwards.
  return JSON.parse(JSON.stringify(changes)).reverse();
}

/** Everything that stands and is counted, without versions. */
async function living() {
  const [row] = await db.$queryRaw<{ sum: string }[]>`
    select md5(string_agg(t.line, '|' order by t.line)) as sum from (
      select (to_jsonb(f) - 'version')::text as line from "Finding" f where f.status <> 'VOID'
      union all select (to_jsonb(m) - 'version')::text from "Measure" m join "Finding" f on f.id = m."findingId"
        where m."voidedAt" is null and f.status <> 'VOID'
      union all select to_jsonb(r)::text from "MeasureReport" r join "Measure" m on m.id = r."measureId"
        join "Finding" f on f.id = m."findingId" where m."voidedAt" is null and f.status <> 'VOID'
      union all select to_jsonb(u)::text from "FindingUnit" u join "Finding" f on f.id = u."findingId" where f.status <> 'VOID'
      union all select (to_jsonb(d) - 'version')::text from "Duty" d
      union all select to_jsonb(t)::text from "UnitTally" t where t."findingsTotal" > 0) t`;
  return row?.sum;
}

const measuresOf = (findingId: string) => db.measure.findMany({ where: { findingId }, orderBy: { sortNo: "asc" } });

describe("applyRectification", () => {
  test("registers problems with their measures and what is said of them", async () => {
    const changes = await bringIn(office, [fresh(), { measure: "开展培训", due: "长期坚持" }]);
    expect(changes.map(({ noun }) => noun).sort()).toEqual(["FINDING", "MEASURE", "MEASURE", "MEASURE_REPORT"]);
    const made = await db.finding.findUniqueOrThrow({ where: { planId_sortNo: { planId: plan.id, sortNo: 2 } } });
    expect(made).toMatchObject({
      source: "INSPECTION_PROVINCE",
      status: "RECTIFYING",
      goal: "按期答复",
      measuresTotal: 2,
      leadUnitId: government.bureauId,
    });
    expect(await measuresOf(made.id)).toMatchObject([
      { text: "制定办法", person: "张三", progress: "已起草", status: "NEARLY_DONE" },
      { text: "开展培训", dueText: "长期坚持", dueOn: null, status: "NOT_STARTED" },
    ]);
    expect(await auditKinds()).toEqual(["FINDING_RAISED", "MEASURE_REPORTED"]);
    const again = await preview(office, [fresh(), { measure: "开展培训", due: "长期坚持" }]);
    expect(again.map(({ action }) => action)).toEqual(["UNCHANGED", "UNCHANGED"]);
  });

  test("the office changes goal, measures and deadlines, adds measures and brings in reports", async () => {
    const [first] = finding.measures;
    const rows = [
      known({ goal: "一案一档", person: "李四", due: `${YEAR}-11-30`, progress: "已补齐", state: "已完成" }),
      known({ measure: "另建台账", due: `${YEAR}-12-31` }),
    ];
    await bringIn(office, rows);
    expect(await db.finding.findUniqueOrThrow({ where: { id: finding.id } })).toMatchObject({
      goal: "一案一档",
      measuresTotal: 3,
      measuresDone: 2,
    });
    const [changed, , added] = await measuresOf(finding.id);
    expect(changed).toMatchObject({ id: first?.id, person: "李四", progress: "已补齐", status: "DONE" });
    expect([toDay(changed?.dueOn ?? null), toDay(changed?.originalDueOn ?? null)]).toEqual([
      `${YEAR}-11-30`,
      "2026-12-31",
    ]);
    expect(added).toMatchObject({ text: "另建台账", sortNo: 3, leadUnitId: government.townId });
    expect(await db.measureReport.findMany()).toMatchObject([
      { text: "已补齐", status: "DONE", authorId: office.userId },
    ]);
    expect((await auditKinds()).sort()).toEqual([
      "FINDING_EDITED",
      "MEASURE_ADDED",
      "MEASURE_EDITED",
      "MEASURE_REPORTED",
    ]);
  });

  test("a unit reports on its own measures; anything else in its name is refused", async () => {
    await bringIn(town, [known({ progress: "已补齐", state: "已完成" })]);
    expect(await db.measureReport.findFirstOrThrow()).toMatchObject({ text: "已补齐", authorId: town.userId });
    const byOffice = writesOf(await preview(office, [known({ goal: "别的目标" })]));
    await expect(apply(town, byOffice)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const deadline = writesOf(await preview(office, [known({ due: `${YEAR}-10-01` })]));
    await expect(apply(town, deadline)).rejects.toMatchObject({ code: "FORBIDDEN" });
    // The bureau checks the finding: it sees it, and has nothing to report on it.
    const report = writesOf(await preview(office, [known({ progress: "代为填报" })]));
    await expect(apply(bureau, report)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const stranger = await makePerson("LIAISON", (await makeGovernment()).townId);
    await expect(apply(stranger, report)).rejects.toBeInstanceOf(StaleRecords);
    const reader = await makePerson("VIEWER", government.officeId);
    await expect(apply(reader, report)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await db.measureReport.count()).toBe(1);
  });

  test("writes nothing when one record changed since the preview", async () => {
    const writes = writesOf(await preview(office, [known({ progress: "已补齐" }), fresh()]));
    const [measure] = finding.measures;
    await reportMeasure(town, { id: measure!.id, version: measure!.version, text: "先说了", status: "IN_PROGRESS" });
    await expect(apply(office, writes)).rejects.toMatchObject({ count: 1 });
    expect(await db.finding.count()).toBe(1);
  });

  test("a closed finding and one on its way to closing are left alone", async () => {
    const writes = writesOf(await preview(office, [known({ progress: "已补齐" })]));
    await db.finding.update({ where: { id: finding.id }, data: { status: "LEAD_CHECK" } });
    await expect(apply(office, writes)).rejects.toMatchObject({ key: "findingStatus" });
    const [row] = await preview(office, [known({ progress: "已补齐" })]);
    expect(row?.problems.map(({ code }) => code)).toEqual(["cannotReport"]);
  });

  test("the first measure of a registered finding starts its rectification", async () => {
    const bare = await createFinding(plan, {
      unitIds: [government.townId],
      raisedBy: office,
      status: "REGISTERED",
      text: "会议记录不全",
      measures: [],
    });
    const before = await living();
    const changes = await bringIn(office, [
      { number: bare.number, measure: "补记录", due: `${YEAR}-12-31`, state: "已完成" },
    ]);
    expect((await db.finding.findUniqueOrThrow({ where: { id: bare.id } })).status).toBe("RECTIFYING");
    expect(await measuresOf(bare.id)).toMatchObject([{ progress: "已完成", status: "DONE" }]);
    await undo(office, changes);
    expect(await living()).toBe(before);
  });
});

describe("undoRectification", () => {
  const everything = () => [
    known({ goal: "一案一档", person: "李四", due: `${YEAR}-11-30`, progress: "已补齐", state: "已完成" }),
    known({ measure: "另建台账", due: `${YEAR}-12-31`, progress: "在建了" }),
    fresh({ number: "" }),
    { measure: "开展培训", due: "长期坚持" },
  ];

  test("everything that stands, and every count, is as it was", async () => {
    const before = await living();
    const changes = await bringIn(office, everything());
    expect(await living()).not.toBe(before);
    await undo(office, changes);
    expect(await living()).toBe(before);
    const voided = await db.finding.findFirstOrThrow({ where: { status: "VOID" } });
    expect(voided).toMatchObject({ text: "行政复议答复超期", voidReason: "撤销导入" });
    expect((await auditKinds()).slice(-4).sort()).toEqual([
      "FINDING_EDITED",
      "FINDING_VOIDED",
      "MEASURE_EDITED",
      "MEASURE_VOIDED",
    ]);
  });

  test("is refused when a measure was reported on, added, or a closure applied for since", async () => {
    const changes = await bringIn(office, everything());
    const before = await living();
    const [first] = await measuresOf(finding.id);
    const made = await db.finding.findFirstOrThrow({ where: { text: "行政复议答复超期" } });
    const words = { text: "后来加的", leadUnitId: null, unitIds: [], person: "", dueText: "", dueOn: null };
    await addMeasure(town, { findingId: made.id, ...words });
    await expect(undo(office, changes)).rejects.toMatchObject({
      key: "undoChanged",
      values: { count: 1, key: made.number },
    });
    await reportMeasure(town, { id: first!.id, version: first!.version, text: "又补了", status: "DONE" });
    await expect(undo(office, changes)).rejects.toMatchObject({ key: "undoChanged", values: { count: 2 } });
    expect(await living()).not.toBe(before);
    await db.finding.update({ where: { id: finding.id }, data: { status: "CLOSED" } });
    await expect(undo(office, changes)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("a unit takes back its own report, not the office's import", async () => {
    const before = await living();
    const own = await bringIn(town, [known({ progress: "已补齐", state: "已完成" })]);
    await expect(undo(bureau, own)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await undo(town, own);
    expect(await living()).toBe(before);
    const offices = await bringIn(office, everything());
    await expect(undo(town, offices)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("not in a closed year", async () => {
    const changes = await bringIn(office, everything());
    await db.plan.update({ where: { id: plan.id }, data: { status: "CLOSED" } });
    await expect(undo(office, changes)).rejects.toMatchObject({ key: "planClosed" });
  });
});
