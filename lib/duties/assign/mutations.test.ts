import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { fromDay, toDay } from "@/lib/dates";
import { editDuty } from "@/lib/duties/mutations";
import { useDatabase } from "@/lib/testing/database";
import { createItem, createKeyTask, createPlan, createUnit } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { Role } from "@/prisma/generated/enums";
import { batchEditDuties, setAssignmentDeadline, UNDO_MINUTES, undoBatch } from "./mutations";
import { previewBatch } from "./queries";

const db = useDatabase();

let county: Awaited<ReturnType<typeof makeGovernment>>;
let secondTownId: string;
let office: Viewer;
let neighbour: Viewer;
let plan: { id: string; year: number };
let closed: { id: string; year: number };
let keyTaskId: string;
let items: Awaited<ReturnType<typeof createItem>>[];

beforeAll(async () => {
  county = await makeGovernment();
  secondTownId = (await createUnit(county, "第二镇")).id;
  office = await makePerson("OFFICE", county.officeId);
  neighbour = await makePerson("OFFICE", (await makeGovernment()).officeId);
  plan = await createPlan(county.id);
  closed = await createPlan(county.id, { year: 2025, status: "CLOSED" });
});

beforeEach(async () => {
  keyTaskId = (await createKeyTask(plan)).id;
  const item = () =>
    createItem(plan, { leadUnitId: county.bureauId, unitIds: [county.bureauId, county.townId], keyTaskId });
  items = [await item(), await item()];
});

const rows = () => items.map(({ id }) => ({ id, version: 1 }));
const dutyOf = (id: string) => db.duty.findUniqueOrThrow({ where: { id } });
const eventsOf = (dutyId: string) => db.auditEvent.findMany({ where: { dutyId }, orderBy: { id: "asc" } });

const written = async () => ({
  duties: await db.duty.findMany({ orderBy: { id: "asc" }, include: { parties: { orderBy: { sortNo: "asc" } } } }),
  assignments: await db.assignment.findMany({ orderBy: { id: "asc" } }),
  batches: await db.batch.findMany({ orderBy: { id: "asc" } }),
  events: await db.auditEvent.count(),
});

async function refused(attempt: () => Promise<unknown>, refusal: object) {
  const before = await written();
  await expect(attempt()).rejects.toMatchObject(refusal);
  expect(await written()).toEqual(before);
}

const DEADLINE = { deadline: { dueOn: "2026-10-31", dueText: "10月底前" } };
const UNITS = { responsible: { units: [] as string[], groups: [] as string[] } };

describe("batchEditDuties", () => {
  test("sets a deadline on all rows, with one audit row each", async () => {
    const { count, batchId } = await batchEditDuties(office, { rows: rows(), change: DEADLINE });
    expect(count).toBe(2);
    for (const { id } of items) {
      const duty = await dutyOf(id);
      expect(duty).toMatchObject({ dueText: "10月底前", version: 2, leadText: "牵头单位", unitsText: "各镇" });
      expect([toDay(duty.dueOn), toDay(duty.openDueOn), toDay(duty.originalDueOn)]).toEqual([
        "2026-10-31",
        "2026-10-31",
        "2026-12-31",
      ]);
      expect(await eventsOf(id)).toMatchObject([
        {
          kind: "DEADLINE_SET",
          actorId: office.userId,
          payload: { changes: { dueOn: { from: "2026-12-31", to: "2026-10-31" } } },
        },
      ]);
    }
    expect(toDay((await dutyOf(keyTaskId)).openDueOn)).toBe("2026-10-31");
    expect(await db.batch.findUniqueOrThrow({ where: { id: batchId } })).toMatchObject({
      actorId: office.userId,
      undoneAt: null,
    });
  });

  test("gives the duties to other units as the preview showed", async () => {
    const change = { leads: [county.townId], responsible: { units: [secondTownId], groups: [] } };
    const preview = await previewBatch(office, { ids: items.map(({ id }) => id), change });
    expect(preview.map((row) => row.after)).toMatchObject([
      { leadText: "城关镇", unitsText: "第二镇" },
      { leadText: "城关镇", unitsText: "第二镇" },
    ]);
    await batchEditDuties(office, { rows: rows(), change });
    for (const { id } of items) {
      expect(await dutyOf(id)).toMatchObject({
        leadText: "城关镇",
        unitsText: "第二镇",
        leadUnitId: county.townId,
        unitsTotal: 2,
      });
      const living = await db.assignment.findMany({
        where: { dutyId: id, voidedAt: null },
        orderBy: { unit: { sortNo: "asc" } },
      });
      expect(living.map((row) => [row.unitId, row.role])).toEqual([
        [county.townId, "LEAD"],
        [secondTownId, "RESPONSIBLE"],
      ]);
      expect(await eventsOf(id)).toMatchObject([{ kind: "ASSIGNED" }]);
    }
  });

  test("is all or none: one stale row, naming its code, stops it", async () => {
    await db.duty.update({ where: { id: items[1]?.id }, data: { version: 5 } });
    await refused(() => batchEditDuties(office, { rows: rows(), change: DEADLINE }), {
      code: "CONFLICT",
      key: "batchStale",
      current: [items[1]?.code],
    });
  });

  test("refuses an empty change, unknown units, closed years and foreign duties", async () => {
    await refused(() => batchEditDuties(office, { rows: rows(), change: {} }), { code: "INVALID", key: "batchEmpty" });
    await refused(() => batchEditDuties(office, { rows: rows(), change: { leads: [neighbour.unitId] } }), {
      code: "INVALID",
      key: "unknownUnit",
    });
    const old = await createItem(closed, { unitIds: [county.townId] });
    const mixed = [...rows(), { id: old.id, version: 1 }];
    await refused(() => batchEditDuties(office, { rows: mixed, change: DEADLINE }), {
      code: "FORBIDDEN",
      key: "planClosed",
    });
    await refused(() => batchEditDuties(neighbour, { rows: rows(), change: DEADLINE }), { code: "NOT_FOUND" });
    const ids = items.map(({ id }) => id);
    await expect(previewBatch(neighbour, { ids, change: DEADLINE })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(previewBatch(office, { ids: [...ids, old.id], change: DEADLINE })).rejects.toMatchObject({
      key: "planClosed",
    });
  });

  test.each(Object.values(Role).filter((role) => role !== "OFFICE"))("refuses %s", async (role) => {
    const viewer = await makePerson(role, county.bureauId);
    await refused(() => batchEditDuties(viewer, { rows: rows(), change: DEADLINE }), { code: "FORBIDDEN" });
    await expect(previewBatch(viewer, { ids: [items[0]?.id ?? ""], change: DEADLINE })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const assignment = items[0]?.of(county.townId);
    await refused(() => setAssignmentDeadline(viewer, { id: assignment?.id ?? "", version: 1, dueOn: null }), {
      code: "FORBIDDEN",
    });
  });

  test("batches over the same duties at once do not deadlock: one wins", async () => {
    const tries = await Promise.allSettled(
      [rows(), rows().reverse(), rows()].map((some) => batchEditDuties(office, { rows: some, change: DEADLINE })),
    );
    expect(tries.filter((one) => one.status === "fulfilled").length).toBe(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "CONFLICT" });
  });
});

describe("undoBatch", () => {
  test("puts everything back, with the units' work", async () => {
    await db.assignment.updateMany({
      where: { dutyId: items[0]?.id, unitId: county.townId },
      data: { status: "IN_PROGRESS" },
    });
    const before = await Promise.all(items.map(({ id }) => dutyOf(id)));
    const { batchId } = await batchEditDuties(office, {
      rows: rows(),
      change: { ...DEADLINE, leads: [county.townId], ...UNITS },
    });
    expect(await undoBatch(office, { batchId })).toEqual({ undone: 2, changedSince: [] });
    for (const [n, { id }] of items.entries()) {
      const { leadText, unitsText, dueText, dueOn, leadUnitId, unitsTotal } = before[n] ?? ({} as never);
      expect(await dutyOf(id)).toMatchObject({
        leadText,
        unitsText,
        dueText,
        dueOn,
        leadUnitId,
        unitsTotal,
        version: 3,
      });
      expect((await eventsOf(id)).at(-1)).toMatchObject({
        kind: "BATCH_UNDONE",
        payload: { changes: { dueOn: { from: "2026-10-31", to: "2026-12-31" } } },
      });
    }
    const assignment = items[0]?.of(county.townId);
    expect(await db.assignment.findUniqueOrThrow({ where: { id: assignment?.id } })).toMatchObject({
      status: "IN_PROGRESS",
      role: "RESPONSIBLE",
      voidedAt: null,
    });
    await refused(() => undoBatch(office, { batchId }), { code: "INVALID", key: "alreadyUndone" });
  });

  test("leaves what was changed since and lists it", async () => {
    const { batchId } = await batchEditDuties(office, { rows: rows(), change: DEADLINE });
    const [first, second] = items;
    const duty = await dutyOf(first?.id ?? "");
    await editDuty(office, {
      ...{ id: duty.id, version: 2, code: duty.code, title: "后来改的", content: "", criteria: "", points: null },
      ...{ indicatorId: null, keyTaskId, dueText: "11月底前", dueOn: "2026-11-30", frequency: "QUARTERLY", remark: "" },
      ...{ leadText: "", unitsText: "", parties: { leads: [county.bureauId], units: [county.townId], groups: [] } },
    });
    expect(await undoBatch(office, { batchId })).toEqual({
      undone: 1,
      changedSince: [{ code: first?.code, title: "后来改的" }],
    });
    expect(toDay((await dutyOf(first?.id ?? "")).dueOn)).toBe("2026-11-30");
    expect(toDay((await dutyOf(second?.id ?? "")).dueOn)).toBe("2026-12-31");
  });

  test("a duty voided since is left voided", async () => {
    const { batchId } = await batchEditDuties(office, { rows: rows(), change: DEADLINE });
    await db.duty.update({ where: { id: items[0]?.id }, data: { voidedAt: new Date(), version: 3 } });
    expect(await undoBatch(office, { batchId })).toMatchObject({ undone: 1, changedSince: [{ code: items[0]?.code }] });
  });

  test("refuses after ten minutes, another's batch and an unknown one", async () => {
    const { batchId } = await batchEditDuties(office, { rows: rows(), change: DEADLINE });
    const colleague = await makePerson("OFFICE", county.officeId);
    await refused(() => undoBatch(colleague, { batchId }), { code: "NOT_FOUND" });
    await refused(() => undoBatch(office, { batchId: crypto.randomUUID() }), { code: "NOT_FOUND" });
    const tooLongAgo = new Date(Date.now() - UNDO_MINUTES * 60_000 - 1_000);
    await db.batch.update({ where: { id: batchId }, data: { createdAt: tooLongAgo } });
    await refused(() => undoBatch(office, { batchId }), { code: "INVALID", key: "undoExpired" });
  });
});

describe("setAssignmentDeadline", () => {
  test("gives one unit its own deadline and takes it back", async () => {
    const [item] = items;
    const assignment = item?.of(county.townId);
    const id = assignment?.id ?? "";
    expect(await setAssignmentDeadline(office, { id, version: 1, dueOn: "2026-08-31" })).toEqual({ version: 2 });
    expect(await db.assignment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      dueOn: fromDay("2026-08-31"),
      version: 2,
    });
    expect(toDay((await dutyOf(item?.id ?? "")).openDueOn)).toBe("2026-08-31");
    expect(toDay((await dutyOf(keyTaskId)).openDueOn)).toBe("2026-08-31");
    expect((await eventsOf(item?.id ?? "")).at(-1)).toMatchObject({
      kind: "DEADLINE_SET",
      assignmentId: id,
      payload: { unit: "城关镇", changes: { dueOn: { from: "2026-12-31", to: "2026-08-31" } } },
    });
    await refused(() => setAssignmentDeadline(office, { id, version: 1, dueOn: null }), {
      code: "CONFLICT",
      current: { dueOn: "2026-08-31" },
    });
    await setAssignmentDeadline(office, { id, version: 2, dueOn: null });
    expect(toDay((await dutyOf(item?.id ?? "")).openDueOn)).toBe("2026-12-31");
  });

  test("refuses a foreign, unknown or voided assignment and a closed year", async () => {
    const id = items[0]?.of(county.townId).id ?? "";
    await refused(() => setAssignmentDeadline(neighbour, { id, version: 1, dueOn: null }), { code: "NOT_FOUND" });
    await refused(() => setAssignmentDeadline(office, { id: crypto.randomUUID(), version: 1, dueOn: null }), {
      code: "NOT_FOUND",
    });
    const old = await createItem(closed, { unitIds: [county.townId] });
    await refused(() => setAssignmentDeadline(office, { id: old.of(county.townId).id, version: 1, dueOn: null }), {
      key: "planClosed",
    });
  });
});
