import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { toDay } from "@/lib/dates";
import { useDatabase } from "@/lib/testing/database";
import { createPlan, createUnit } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { Role } from "@/prisma/generated/enums";
import { createDuty, editDuty, orderDuties, voidDuty } from "./mutations";
import type { CreateDutyInput, EditDutyInput } from "./schema";

const db = useDatabase();

let county: Awaited<ReturnType<typeof makeGovernment>>;
let office: Viewer;
let neighbour: Viewer;
let draft: { id: string; year: number };
let issued: { id: string; year: number };
let closed: { id: string; year: number };
let towns: { id: string; groupId: string; unitIds: string[] };

beforeAll(async () => {
  county = await makeGovernment();
  const second = await createUnit(county, "第二镇");
  office = await makePerson("OFFICE", county.officeId);
  const other = await makeGovernment();
  neighbour = await makePerson("OFFICE", other.officeId);
  draft = await createPlan(county.id, { year: 2027, status: "DRAFT" });
  issued = await createPlan(county.id, { year: 2026 });
  closed = await createPlan(county.id, { year: 2025, status: "CLOSED" });
  const unitIds = [county.townId, second.id];
  const group = await db.unitGroup.create({
    data: {
      governmentId: county.id,
      name: "各镇",
      sortNo: 1,
      members: { create: unitIds.map((unitId) => ({ unitId })) },
    },
  });
  towns = { id: group.id, groupId: group.id, unitIds };
});

let count = 0;
const words = (more: Partial<CreateDutyInput> = {}): CreateDutyInput => ({
  planId: draft.id,
  kind: "ASSESSMENT_ITEM",
  code: `M${++count}`,
  title: "清单动态调整",
  content: "权责清单按要求动态调整并公布。",
  criteria: "未公布的不得分。",
  points: null,
  indicatorId: null,
  keyTaskId: null,
  dueText: "2027年6月底前",
  dueOn: "2027-06-30",
  frequency: "QUARTERLY",
  remark: "",
  leadText: "",
  unitsText: "",
  parties: { leads: [county.bureauId], units: [], groups: [towns.groupId] },
  ...more,
});

const make = async (more: Partial<CreateDutyInput> = {}) => {
  const input = words(more);
  const { id } = await createDuty(office, input);
  const { planId, kind, ...fields } = input;
  return { id, edit: (changes: Partial<EditDutyInput> = {}) => ({ ...fields, id, version: 1, ...changes }) };
};

const events = (dutyId: string) =>
  db.auditEvent.findMany({
    where: { dutyId },
    orderBy: { id: "asc" },
    select: { kind: true, payload: true, actorId: true },
  });
const assignmentsOf = (dutyId: string) =>
  db.assignment.findMany({ where: { dutyId }, orderBy: { unit: { sortNo: "asc" } } });
const dutyOf = (id: string) =>
  db.duty.findUniqueOrThrow({ where: { id }, include: { parties: { orderBy: { sortNo: "asc" } } } });

/** Everything a refused attempt could have written. */
const written = async () => ({
  duties: await db.duty.findMany({ orderBy: { id: "asc" }, include: { parties: { orderBy: { sortNo: "asc" } } } }),
  assignments: await db.assignment.findMany({ orderBy: { id: "asc" } }),
  events: await db.auditEvent.count(),
});

async function refused(attempt: () => Promise<unknown>, refusal: object) {
  const before = await written();
  await expect(attempt()).rejects.toMatchObject(refusal);
  expect(await written()).toEqual(before);
}

const OTHERS = Object.values(Role).filter((role) => role !== "OFFICE");

describe("createDuty", () => {
  test("gives each unit an assignment; a lead outside the class reports and is not scored", async () => {
    const { id } = await make();
    const rows = await assignmentsOf(id);
    expect(rows.map(({ unitId, role, isScored, status }) => ({ unitId, role, isScored, status }))).toEqual([
      { unitId: county.bureauId, role: "LEAD", isScored: false, status: "NOT_STARTED" },
      ...towns.unitIds.map((unitId) => ({ unitId, role: "RESPONSIBLE", isScored: true, status: "NOT_STARTED" })),
    ]);
    const duty = await dutyOf(id);
    expect(duty).toMatchObject({
      leadText: "县市场监督管理局",
      unitsText: "各镇",
      leadUnitId: county.bureauId,
      unitsTotal: 3,
      unitsDone: 0,
      status: "NOT_STARTED",
      version: 1,
      year: 2027,
    });
    expect(toDay(duty.openDueOn)).toBe("2027-06-30");
    expect(toDay(duty.originalDueOn)).toBe("2027-06-30");
    expect(duty.searchText).toContain("qddt");
    expect(await events(id)).toEqual([
      { kind: "DUTY_CREATED", actorId: office.userId, payload: { code: duty.code, title: duty.title } },
    ]);
  });

  test("a lead within the class is scored, a lead alone too, and a unit named twice has one assignment", async () => {
    const inside = await make({ parties: { leads: [county.townId], units: [county.townId], groups: [towns.groupId] } });
    const rows = await assignmentsOf(inside.id);
    expect(rows.map((row) => [row.unitId, row.role, row.isScored])).toEqual([
      [county.townId, "LEAD", true],
      [towns.unitIds[1], "RESPONSIBLE", true],
    ]);
    const alone = await make({ parties: { leads: [county.bureauId], units: [], groups: [] } });
    expect(await assignmentsOf(alone.id)).toMatchObject([{ role: "LEAD", isScored: true }]);
  });

  test("a key task gets no assignments of its own and rolls up from its items", async () => {
    const keyTask = await make({ kind: "KEY_TASK" });
    expect(await assignmentsOf(keyTask.id)).toEqual([]);
    expect(await dutyOf(keyTask.id)).toMatchObject({ unitsTotal: 0, status: "NOT_STARTED", openDueOn: null });
    await make({ keyTaskId: keyTask.id });
    expect(await dutyOf(keyTask.id)).toMatchObject({ unitsTotal: 3, openDueOn: new Date("2027-06-30") });
  });

  test("keeps printed names, and numbers the duties of a kind on", async () => {
    const { id } = await make({ leadText: "县司法局", unitsText: "有问题的镇、部门" });
    const duty = await dutyOf(id);
    expect(duty).toMatchObject({ leadText: "县司法局", unitsText: "有问题的镇、部门" });
    const next = await make();
    expect((await dutyOf(next.id)).sortNo).toBe(duty.sortNo + 1);
  });

  test.each<[string, () => Partial<CreateDutyInput>, object]>([
    ["points in an issued year", () => ({ planId: issued.id, points: "1" }), { key: "pointsLocked", field: "points" }],
    ["points of a key task", () => ({ kind: "KEY_TASK", points: "1" }), { key: "keyTaskPoints" }],
    [
      "a unit that is unknown",
      () => ({ parties: { leads: [crypto.randomUUID()], units: [], groups: [] } }),
      { key: "unknownUnit", field: "leads" },
    ],
    [
      "a unit of another government",
      () => ({ parties: { leads: [county.bureauId], units: [neighbour.unitId], groups: [] } }),
      { key: "unknownUnit", field: "units" },
    ],
    [
      "the office itself",
      () => ({ parties: { leads: [county.officeId], units: [], groups: [] } }),
      { key: "unknownUnit" },
    ],
    [
      "an unknown group",
      () => ({ parties: { leads: [county.bureauId], units: [], groups: [crypto.randomUUID()] } }),
      { key: "unknownUnit", field: "groups" },
    ],
    ["an unknown key task", () => ({ keyTaskId: crypto.randomUUID() }), { key: "unknownKeyTask" }],
    ["an unknown indicator", () => ({ indicatorId: crypto.randomUUID() }), { key: "unknownIndicator" }],
  ])("refuses %s", async (_, more, refusal) => {
    await refused(() => createDuty(office, words(more())), { code: "INVALID", ...refusal });
  });

  test("refuses a code twice in a year, and a key task of another year", async () => {
    const first = await make();
    const { code } = await dutyOf(first.id);
    await refused(() => createDuty(office, words({ code })), { key: "codeTaken", field: "code" });
    const keyTask = await make({ kind: "KEY_TASK" });
    await refused(() => createDuty(office, words({ planId: issued.id, keyTaskId: keyTask.id })), {
      key: "unknownKeyTask",
    });
    await refused(() => createDuty(office, words({ kind: "KEY_TASK", keyTaskId: keyTask.id })), {
      key: "keyTaskNested",
    });
  });

  test("refuses a closed year and a foreign or unknown plan", async () => {
    await refused(() => createDuty(office, words({ planId: closed.id })), { code: "FORBIDDEN", key: "planClosed" });
    await refused(() => createDuty(neighbour, words()), { code: "NOT_FOUND" });
    await refused(() => createDuty(office, words({ planId: crypto.randomUUID() })), { code: "NOT_FOUND" });
  });

  test.each(OTHERS)("refuses %s", async (role) => {
    const viewer = await makePerson(role, county.bureauId);
    await refused(() => createDuty(viewer, words()), { code: "FORBIDDEN" });
  });
});

describe("editDuty", () => {
  test("changes the words and tells old and new", async () => {
    const { id, edit } = await make();
    expect(await editDuty(office, edit({ title: "清单公布", dueOn: "2027-09-30", dueText: "9月底前" }))).toEqual({
      id,
      version: 2,
    });
    const duty = await dutyOf(id);
    expect(duty).toMatchObject({ title: "清单公布", version: 2 });
    expect([toDay(duty.dueOn), toDay(duty.openDueOn), toDay(duty.originalDueOn)]).toEqual([
      "2027-09-30",
      "2027-09-30",
      "2027-06-30",
    ]);
    expect((await events(id))[1]).toMatchObject({
      kind: "DUTY_EDITED",
      actorId: office.userId,
      payload: {
        changes: {
          title: { from: "清单动态调整", to: "清单公布" },
          dueOn: { from: "2027-06-30", to: "2027-09-30" },
          dueText: { from: "2027年6月底前", to: "9月底前" },
        },
      },
    });
  });

  test("tells who was named and under which key task, also where the printed words stay", async () => {
    const { id, edit } = await make({ leadText: "专班", unitsText: "有关单位" });
    const keyTask = await createDuty(office, words({ kind: "KEY_TASK", code: "T77", title: "另一任务", points: null }));
    const parties = { leads: [county.townId], units: [county.bureauId], groups: [] };
    const printed = { leadText: "专班", unitsText: "有关单位" };
    await editDuty(office, edit({ ...printed, keyTaskId: keyTask.id, parties }));
    const [, event] = await events(id);
    const changed = (text: unknown) => ({ from: expect.anything(), to: text });
    expect(event?.payload).toMatchObject({
      changes: {
        applies: changed(expect.any(String)),
        leads: changed(expect.any(String)),
        keyTask: { to: "T77 另一任务" },
      },
    });
  });

  test("an edit that changes nothing writes no history", async () => {
    const { id, edit } = await make({ points: "1.5" });
    await editDuty(office, edit({ points: "1.50" }));
    expect((await events(id)).map((event) => event.kind)).toEqual(["DUTY_CREATED"]);
  });

  test("takes a unit out and brings it back with its reports", async () => {
    const { id, edit } = await make();
    const [, town] = await assignmentsOf(id);
    await db.assignment.update({ where: { id: town?.id }, data: { status: "IN_PROGRESS" } });
    const without = { leads: [county.bureauId], units: [towns.unitIds[1] ?? ""], groups: [] };
    await editDuty(office, edit({ parties: without }));
    expect((await assignmentsOf(id)).map((row) => row.voidedAt === null)).toEqual([true, false, true]);
    expect(await dutyOf(id)).toMatchObject({ unitsTotal: 2, unitsStarted: 0 });
    await editDuty(office, edit({ version: 2 }));
    expect((await assignmentsOf(id))[1]).toMatchObject({
      id: town?.id,
      status: "IN_PROGRESS",
      voidedAt: null,
      version: 3,
    });
    expect(await dutyOf(id)).toMatchObject({ unitsTotal: 3, unitsStarted: 1, status: "IN_PROGRESS" });
  });

  test("moves an item from one key task to another, and both count anew", async () => {
    const [from, to] = [await make({ kind: "KEY_TASK" }), await make({ kind: "KEY_TASK" })];
    const { edit } = await make({ keyTaskId: from.id });
    await editDuty(office, edit({ keyTaskId: to.id }));
    expect(await dutyOf(from.id)).toMatchObject({ unitsTotal: 0, openDueOn: null });
    expect(await dutyOf(to.id)).toMatchObject({ unitsTotal: 3 });
    await editDuty(office, edit({ keyTaskId: null, version: 2 }));
    expect(await dutyOf(to.id)).toMatchObject({ unitsTotal: 0 });
  });

  test("a stale edit is CONFLICT with the duty as it is now, and nothing is lost", async () => {
    const { id, edit } = await make();
    await editDuty(office, edit({ title: "先改的" }));
    await refused(() => editDuty(office, edit({ title: "后改的", remark: "备注" })), {
      code: "CONFLICT",
      current: {
        title: "先改的",
        version: 2,
        parties: { leads: [county.bureauId], units: [], groups: [towns.groupId] },
      },
    });
    expect((await dutyOf(id)).title).toBe("先改的");
  });

  test("of two edits at once one wins", async () => {
    const { edit } = await make();
    const tries = await Promise.allSettled(["甲", "乙", "丙", "丁"].map((title) => editDuty(office, edit({ title }))));
    expect(tries.filter((one) => one.status === "fulfilled").length).toBe(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "CONFLICT" });
  });

  test("points of an issued year stay; of a draft they change", async () => {
    const { id, edit } = await make({ points: "0.5" });
    await editDuty(office, edit({ points: "1" }));
    expect((await dutyOf(id)).points?.toFixed(2)).toBe("1.00");
    const locked = await make({ planId: issued.id });
    await refused(() => editDuty(office, locked.edit({ points: "0.5" })), { code: "INVALID", key: "pointsLocked" });
    await editDuty(office, locked.edit({ title: "改名可以" }));
  });

  test("refuses a closed year, foreign and unknown duties, and all other roles", async () => {
    const { id, edit } = await make();
    await db.duty.update({ where: { id }, data: { planId: closed.id } });
    await refused(() => editDuty(office, edit()), { code: "FORBIDDEN", key: "planClosed" });
    await db.duty.update({ where: { id }, data: { planId: draft.id } });
    await refused(() => editDuty(neighbour, edit()), { code: "NOT_FOUND" });
    await refused(() => editDuty(office, { ...edit(), id: crypto.randomUUID() }), { code: "NOT_FOUND" });
    const shown = await make({ planId: issued.id });
    for (const role of OTHERS) {
      const viewer = await makePerson(role, county.bureauId);
      await refused(() => editDuty(viewer, shown.edit()), { code: "FORBIDDEN" });
      // What one may not see, such as a draft year, does not exist; the three administrators see nothing at all.
      const isBlind = ["SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR"].includes(role);
      await refused(() => editDuty(viewer, edit()), { code: isBlind ? "FORBIDDEN" : "NOT_FOUND" });
    }
  });
});

describe("voidDuty", () => {
  test("takes the duty out of the key task's counts and keeps its history", async () => {
    const keyTask = await make({ kind: "KEY_TASK" });
    const { id } = await make({ keyTaskId: keyTask.id });
    await refused(() => voidDuty(office, { id: keyTask.id, version: 1, reason: "重复" }), { key: "keyTaskHasItems" });
    await voidDuty(office, { id, version: 1, reason: "与上级标准不符" });
    expect(await dutyOf(id)).toMatchObject({ voidReason: "与上级标准不符", version: 2 });
    expect(await dutyOf(keyTask.id)).toMatchObject({ unitsTotal: 0, openDueOn: null });
    expect((await events(id)).at(-1)).toMatchObject({ kind: "DUTY_VOIDED", payload: { reason: "与上级标准不符" } });
    await refused(() => voidDuty(office, { id, version: 2, reason: "再来" }), { code: "NOT_FOUND" });
    await voidDuty(office, { id: keyTask.id, version: 1, reason: "不再列入" });
  });

  test("frees the code, and refuses a stale version, a foreign office and other roles", async () => {
    const { id } = await make();
    const { code } = await dutyOf(id);
    await refused(() => voidDuty(office, { id, version: 2, reason: "重复" }), { code: "CONFLICT" });
    await refused(() => voidDuty(neighbour, { id, version: 1, reason: "重复" }), { code: "NOT_FOUND" });
    const shown = await make({ planId: issued.id });
    for (const role of OTHERS) {
      const viewer = await makePerson(role, county.bureauId);
      await refused(() => voidDuty(viewer, { id: shown.id, version: 1, reason: "重复" }), { code: "FORBIDDEN" });
    }
    await voidDuty(office, { id, version: 1, reason: "重复" });
    await createDuty(office, words({ code }));
  });
});

describe("orderDuties", () => {
  test("puts all duties of a kind into the given order, or none", async () => {
    const plan = await createPlan(county.id, { year: 2030, status: "DRAFT" });
    const made = [];
    for (let n = 0; n < 3; n++) made.push((await make({ planId: plan.id })).id);
    const ids = [...made].reverse();
    const input = { planId: plan.id, kind: "ASSESSMENT_ITEM" as const, ids };
    await orderDuties(office, input);
    const rows = await db.duty.findMany({ where: { planId: plan.id }, orderBy: { sortNo: "asc" } });
    expect(rows.map((row) => row.id)).toEqual(ids);
    for (const wrong of [ids.slice(1), [...ids, crypto.randomUUID()], [ids[0], ids[0], ids[1]] as string[]]) {
      await refused(() => orderDuties(office, { ...input, ids: wrong }), { code: "CONFLICT" });
    }
    await refused(() => orderDuties(neighbour, input), { code: "NOT_FOUND" });
    const leader = await makePerson("LEADER", county.officeId);
    await refused(() => orderDuties(leader, input), { code: "FORBIDDEN" });
  });
});
