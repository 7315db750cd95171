import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { toDay, today, yearOf } from "@/lib/dates";
import { useDatabase } from "@/lib/testing/database";
import { createFinding, createPlan, createUnit } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { addMeasure, editMeasure, reportMeasure, voidMeasure } from "./mutations";

const db = useDatabase();

const year = yearOf(today());
let county: Awaited<ReturnType<typeof makeGovernment>>;
let plan: { id: string; year: number };
let partnerId: string;
let office: Viewer;
let town: Viewer;
let partner: Viewer;

beforeAll(async () => {
  county = await makeGovernment();
  plan = await createPlan(county.id, { year });
  partnerId = (await createUnit(county, "黑泉镇")).id;
  office = await makePerson("OFFICE", county.officeId);
  town = await makePerson("LIAISON", county.townId);
  partner = await makePerson("LIAISON", partnerId);
});

const MEASURE = {
  ...{
    text: "补齐案卷并建立归档制度。",
    leadUnitId: null,
    unitIds: [] as string[],
    person: "李四",
    dueText: "6月底前",
  },
  dueOn: `${year}-06-30` as string | null,
};

const make = (more: object = {}) =>
  createFinding(plan, { unitIds: [county.townId], raisedBy: office, measures: [], ...more });
const findingOf = (id: string) => db.finding.findUniqueOrThrow({ where: { id } });
const measureOf = (id: string) => db.measure.findUniqueOrThrow({ where: { id }, include: { units: true } });
const eventsOf = (findingId: string) =>
  db.auditEvent.findMany({ where: { findingId }, orderBy: { id: "asc" }, select: { kind: true, payload: true } });

describe("addMeasure and voidMeasure", () => {
  test("the first one begins the work, the last one ends it; the finding's version follows its status alone", async () => {
    const finding = await make({ status: "REGISTERED" });
    const first = await addMeasure(town, { findingId: finding.id, ...MEASURE, dueOn: null });
    expect(first).toMatchObject({ sortNo: 1, version: 1, finding: { status: "RECTIFYING", version: 2 } });
    const second = await addMeasure(office, { findingId: finding.id, ...MEASURE, dueOn: `${year}-05-31` });
    expect(second).toMatchObject({ sortNo: 2, finding: { status: "RECTIFYING", version: 2 } });
    expect(toDay((await findingOf(finding.id)).openDueOn)).toBe(`${year}-05-31`);
    const reason = "并入另一项";
    await voidMeasure(town, { id: first.id, version: 1, reason });
    expect(await findingOf(finding.id)).toMatchObject({ measuresTotal: 1, status: "RECTIFYING" });
    await expect(voidMeasure(town, { id: second.id, version: 1, reason })).rejects.toMatchObject({
      key: "voidByOffice",
    });
    const after = await voidMeasure(office, { id: second.id, version: 1, reason });
    expect(after).toEqual({ finding: { status: "REGISTERED", version: 3 } });
    expect(await findingOf(finding.id)).toMatchObject({ measuresTotal: 0, openDueOn: null });
    // Numbers are not given again.
    expect((await addMeasure(town, { findingId: finding.id, ...MEASURE })).sortNo).toBe(3);
    const kinds = (await eventsOf(finding.id)).map(({ kind }) => kind);
    expect(kinds).toEqual(["MEASURE_ADDED", "MEASURE_ADDED", "MEASURE_VOIDED", "MEASURE_VOIDED", "MEASURE_ADDED"]);
    await expect(voidMeasure(town, { id: first.id, version: 2, reason })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("on another unit gives that unit its part, and no more", async () => {
    const finding = await make();
    await expect(addMeasure(partner, { findingId: finding.id, ...MEASURE })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const { id } = await addMeasure(town, { findingId: finding.id, ...MEASURE, unitIds: [partnerId] });
    await expect(addMeasure(partner, { findingId: finding.id, ...MEASURE })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const report = { id, version: 1, text: "已补齐本镇案卷", status: "NEARLY_DONE" as const };
    expect(await reportMeasure(partner, report)).toMatchObject({ status: "NEARLY_DONE", version: 2 });
    const unknown = { findingId: finding.id, ...MEASURE, unitIds: [crypto.randomUUID()] };
    await expect(addMeasure(town, unknown)).rejects.toMatchObject({ key: "unknownUnit", field: "unitIds" });
  });
});

describe("editMeasure", () => {
  test("units change words and a deadline that is not set; afterwards only the office does", async () => {
    const finding = await make({ measures: [{ dueOn: null }] });
    const id = finding.measures[0]?.id ?? "";
    const input = { id, version: 1, ...MEASURE };
    expect(await editMeasure(town, input)).toEqual({ id, version: 2 });
    const changed = { ...input, version: 2, dueOn: `${year}-09-30` };
    await expect(editMeasure(town, changed)).rejects.toMatchObject({ key: "deadlineByExtension", field: "dueOn" });
    await editMeasure(town, { ...input, version: 2, person: "王五", unitIds: [partnerId] });
    await editMeasure(office, { ...changed, version: 3 });
    const measure = await measureOf(id);
    expect([toDay(measure.dueOn), toDay(measure.originalDueOn)]).toEqual([`${year}-09-30`, `${year}-06-30`]);
    expect(toDay((await findingOf(finding.id)).openDueOn)).toBe(`${year}-09-30`);
    const events = await eventsOf(finding.id);
    expect(events[1]?.payload).toMatchObject({
      ...{ measure: 1, number: finding.number },
      changes: { person: { from: "李四", to: "王五" }, units: { from: "城关镇", to: "黑泉镇" } },
    });
    await expect(editMeasure(office, input)).rejects.toMatchObject({
      ...{ code: "CONFLICT", current: { version: 4, dueOn: `${year}-09-30`, person: "李四" } },
    });
  });
});

describe("reportMeasure", () => {
  test("keeps every word; done is done today, and open again when said so", async () => {
    const finding = await make({ measures: [{}, {}] });
    const id = finding.measures[0]?.id ?? "";
    await reportMeasure(town, { id, version: 1, text: "已补齐全部案卷", status: "DONE" });
    const done = await measureOf(id);
    expect(done).toMatchObject({ status: "DONE", progress: "已补齐全部案卷", version: 2 });
    expect(toDay(done.doneOn)).toBe(today());
    expect(await findingOf(finding.id)).toMatchObject({ measuresTotal: 2, measuresDone: 1, version: 1 });
    await reportMeasure(town, { id, version: 2, text: "抽查发现两份缺页", status: "IN_PROGRESS" });
    expect(await measureOf(id)).toMatchObject({ status: "IN_PROGRESS", doneOn: null });
    expect(await db.measureReport.count({ where: { measureId: id } })).toBe(2);
    expect(await eventsOf(finding.id)).toMatchObject([
      { kind: "MEASURE_REPORTED", payload: { measure: 1, status: "DONE", text: "已补齐全部案卷" } },
      { kind: "MEASURE_REPORTED", payload: { status: "IN_PROGRESS" } },
    ]);
    const stale = { id, version: 1, text: "再次补报", status: "DONE" as const };
    await expect(reportMeasure(town, stale)).rejects.toMatchObject({ code: "CONFLICT", current: { version: 3 } });
    await expect(reportMeasure(office, { ...stale, version: 3 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("not before the year is issued, nor after it is closed", async () => {
    const draft = await createPlan(county.id, { year: year + 1, status: "DRAFT" });
    const finding = await createFinding(draft, { unitIds: [county.townId], raisedBy: office });
    const input = { id: finding.measures[0]?.id ?? "", version: 1, text: "已补齐", status: "DONE" as const };
    await expect(reportMeasure(town, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await db.plan.update({ where: { id: draft.id }, data: { status: "CLOSED" } });
    await expect(reportMeasure(town, input)).rejects.toMatchObject({ key: "planNotIssued" });
    const edit = { id: input.id, version: 1, ...MEASURE };
    await expect(editMeasure(office, edit)).rejects.toMatchObject({ key: "planClosed" });
    await db.plan.update({ where: { id: draft.id }, data: { status: "ISSUED" } });
    await reportMeasure(town, input);
  });
});
