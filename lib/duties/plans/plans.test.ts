import { beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { createDuty } from "@/lib/duties/mutations";
import { listDuties } from "@/lib/duties/queries";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createFinding, createUnit } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { addIndicator, closePlan, createPlan, editPlan, issuePlan, removeIndicator } from "./mutations";
import { getPlan } from "./queries";

const db = useDatabase();
let office: Viewer;
let government: Awaited<ReturnType<typeof makeGovernment>>;
let town: { id: string };

beforeEach(async () => {
  await resetDatabase();
  government = await makeGovernment();
  office = await makePerson("OFFICE", government.officeId);
  town = await createUnit(government, "甲镇");
});

const item = (planId: string, code: string, points: string | null) => ({
  planId,
  kind: "ASSESSMENT_ITEM" as const,
  code,
  title: `事项${code}`,
  content: "",
  criteria: "",
  points,
  indicatorId: null,
  keyTaskId: null,
  dueText: "2026年12月20日前",
  dueOn: "2026-12-20",
  frequency: "QUARTERLY" as const,
  remark: "",
  leadText: "",
  unitsText: "",
  parties: { leads: [town.id], units: [], groups: [] },
});

const SETTINGS = {
  headSignOff: true,
  closureHead: true,
  closureLead: false,
  closureOffice: true,
  closureLeader: false,
  filesPerDuty: 20,
  megabytesPerUnit: 512,
};

async function draft(points: string[]) {
  const { id } = await createPlan(office, { year: 2026, title: "2026年", copyFrom: null });
  for (const [index, value] of points.entries()) await createDuty(office, item(id, `1.${index + 1}`, value));
  return id;
}

describe("issuing", () => {
  test.each([["99.50"], ["100.01"], ["0"]])("a standard that sums to %s is refused", async (points) => {
    const id = await draft([points]);
    await expect(issuePlan(office, { id, version: 1 })).rejects.toMatchObject({
      code: "INVALID",
      key: "pointsNotFull",
    });
    expect(await db.plan.findUnique({ where: { id } })).toMatchObject({ status: "DRAFT", version: 1 });
  });

  test("100.00 is issued, recorded, and from then on seen by units", async () => {
    const id = await draft(["50", "49.5", "0.5"]);
    const liaison = await makePerson("LIAISON", town.id);
    expect((await listDuties(liaison, { page: 1, size: 50 })).total).toBe(0);
    await issuePlan(office, { id, version: 1 });
    expect((await listDuties(liaison, { page: 1, size: 50 })).total).toBe(3);
    expect(await db.auditEvent.count({ where: { kind: "PLAN_ISSUED" } })).toBe(1);
  });

  test("afterwards points are locked and new items have none", async () => {
    const id = await draft(["100"]);
    await issuePlan(office, { id, version: 1 });
    await expect(createDuty(office, item(id, "9.1", "1"))).rejects.toMatchObject({ key: "pointsLocked" });
    await createDuty(office, item(id, "9.2", null));
    expect(await getPlan(office, id)).toMatchObject({ points: "100.00", items: 2 });
  });

  test("twice, or with an old version, is a conflict", async () => {
    const id = await draft(["100"]);
    await expect(issuePlan(office, { id, version: 7 })).rejects.toMatchObject({ code: "CONFLICT" });
    await issuePlan(office, { id, version: 1 });
    await expect(issuePlan(office, { id, version: 2 })).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

test("a closed year refuses every change", async () => {
  const id = await draft(["100"]);
  await issuePlan(office, { id, version: 1 });
  await closePlan(office, { id, version: 2 });
  await expect(createDuty(office, item(id, "9.1", null))).rejects.toMatchObject({
    code: "FORBIDDEN",
    key: "planClosed",
  });
  await expect(editPlan(office, { id, version: 3, title: "另一个名称", ...SETTINGS })).rejects.toMatchObject({
    key: "planClosed",
  });
});

test("settings are saved, told in the record, and taken over by a copied year", async () => {
  const id = await draft(["100"]);
  await editPlan(office, { id, version: 1, title: "2026年", ...SETTINGS });
  expect(await getPlan(office, id)).toMatchObject(SETTINGS);
  const event = await db.auditEvent.findFirstOrThrow({ where: { kind: "PLAN_EDITED" } });
  expect(event.payload).toMatchObject({
    changes: { closureLeader: { from: true, to: false }, filesPerDuty: { from: 50, to: 20 } },
  });
  await expect(editPlan(office, { id, version: 1, title: "晚了一步", ...SETTINGS })).rejects.toMatchObject({
    code: "CONFLICT",
    current: { title: "2026年", closureLeader: false },
  });
  const copy = await createPlan(office, { year: 2027, title: "2027年", copyFrom: id });
  expect(await getPlan(office, copy.id)).toMatchObject(SETTINGS);
});

test("a copy takes over structure, moves dates and leaves progress behind", async () => {
  const id = await draft(["60", "40"]);
  await db.assignment.updateMany({ data: { status: "DONE" } });
  const copy = await createPlan(office, { year: 2027, title: "2027年", copyFrom: id });
  const duties = await db.duty.findMany({
    where: { planId: copy.id },
    include: { assignments: true },
    orderBy: { sortNo: "asc" },
  });
  expect(
    duties.map((duty) => [
      duty.code,
      duty.dueText,
      duty.dueOn?.toISOString().slice(0, 10),
      duty.status,
      duty.unitsTotal,
    ]),
  ).toEqual([
    ["1.1", "2027年12月20日前", "2027-12-20", "NOT_STARTED", 1],
    ["1.2", "2027年12月20日前", "2027-12-20", "NOT_STARTED", 1],
  ]);
  expect(await getPlan(office, copy.id)).toMatchObject({ points: "100.00", status: "DRAFT" });
});

test("a year exists once", async () => {
  await draft([]);
  await expect(createPlan(office, { year: 2026, title: "又一个", copyFrom: null })).rejects.toMatchObject({
    key: "yearTaken",
  });
});

test("indicators: added in order, a used one stays", async () => {
  const planId = await draft([]);
  const first = await addIndicator(office, { planId, parentId: null, code: "1", name: "组织领导", points: "16" });
  const second = await addIndicator(office, { planId, parentId: first.id, code: "1.1", name: "党的领导", points: "5" });
  await expect(
    addIndicator(office, { planId, parentId: null, code: "1", name: "重复", points: "1" }),
  ).rejects.toMatchObject({ key: "indicatorTaken" });
  await expect(removeIndicator(office, { id: first.id })).rejects.toMatchObject({ key: "indicatorUsed" });
  const finding = await createFinding({ id: planId, year: 2027 }, { unitIds: [town.id], raisedBy: office });
  await db.finding.update({ where: { id: finding.id }, data: { indicatorId: second.id } });
  await expect(removeIndicator(office, { id: second.id })).rejects.toMatchObject({ key: "indicatorUsed" });
  await db.finding.update({ where: { id: finding.id }, data: { indicatorId: null } });
  await removeIndicator(office, { id: second.id });
  expect((await getPlan(office, planId)).indicators.map(({ code }) => code)).toEqual(["1"]);
});

test.each(["LEADER", "LIAISON", "VIEWER", "SYSTEM_ADMIN"] as const)("%s may not manage plans", async (role) => {
  const id = await draft(["100"]);
  const viewer = await makePerson(role, government.townId);
  await expect(createPlan(viewer, { year: 2028, title: "2028年", copyFrom: null })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(issuePlan(viewer, { id, version: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await db.plan.count()).toBe(1);
});

test("another government's office does not find the plan", async () => {
  const id = await draft(["100"]);
  const other = await makePerson("OFFICE", (await makeGovernment()).officeId);
  await expect(issuePlan(other, { id, version: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(getPlan(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
