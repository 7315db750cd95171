import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import type { Tx } from "@/lib/db";
import { resetDatabase, useDatabase } from "@/lib/testing/database";
import { createItem, createKeyTask, createPlan, reportWords } from "@/lib/testing/factories";
import { makeGovernment, makePerson } from "@/lib/testing/people";
import { batchEditDuties } from "./assign/mutations";
import { createDuty, editDuty, voidDuty } from "./mutations";
import { closePlan, issuePlan } from "./plans/mutations";
import { submitReport } from "./progress/mutations";

// Two things at the same time: a transaction of the test stands for the one that came first and has not ended yet.

const db = useDatabase();

let county: Awaited<ReturnType<typeof makeGovernment>>;
let office: Viewer;
let liaison: Viewer;

beforeEach(async () => {
  await resetDatabase();
  county = await makeGovernment();
  office = await makePerson("OFFICE", county.officeId);
  liaison = await makePerson("LIAISON", county.bureauId);
});

/** Does `first` in an open transaction, starts `second`, waits until it waits, does `then`, ends the transaction. */
async function overlap<T>(
  first: (tx: Tx) => Promise<unknown>,
  second: () => Promise<T>,
  then: (tx: Tx) => Promise<unknown> = async () => undefined,
) {
  let later: Promise<PromiseSettledResult<T>[]> | undefined;
  await db.$transaction(async (tx) => {
    await first(tx);
    later = Promise.allSettled([second()]);
    await waiting();
    await then(tx);
  });
  const [outcome] = (await later) ?? [];
  if (!outcome) throw new Error("the second never began");
  return outcome;
}

/** Until somebody waits for a lock, or a second has gone by because nobody does. */
async function waiting(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) {
    const [row] = await db.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if (row && row.count > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const words = (planId: string, code: string) => ({
  planId,
  kind: "ASSESSMENT_ITEM" as const,
  code,
  title: "清单动态调整",
  content: "",
  criteria: "",
  points: null as string | null,
  indicatorId: null,
  keyTaskId: null as string | null,
  dueText: "",
  dueOn: null,
  frequency: "QUARTERLY" as const,
  remark: "",
  leadText: "",
  unitsText: "",
  parties: { leads: [county.bureauId], units: [], groups: [] },
});

test("a year that is being closed takes no report and no edit any more", async () => {
  const plan = await createPlan(county.id);
  const item = await createItem(plan, { unitIds: [county.bureauId] });
  const close = (tx: Tx) => tx.plan.update({ where: { id: plan.id }, data: { status: "CLOSED" } });
  const { id: assignmentId } = item.of(county.bureauId);
  const report = { ...reportWords(undefined, "2026"), assignmentId, version: 1 };
  expect(await overlap(close, () => submitReport(liaison, report))).toMatchObject({ reason: { key: "planNotIssued" } });

  await db.plan.update({ where: { id: plan.id }, data: { status: "ISSUED" } });
  const voiding = { id: item.id, version: 1, reason: "标准调整" };
  expect(await overlap(close, () => voidDuty(office, voiding))).toMatchObject({ reason: { key: "planClosed" } });

  await db.plan.update({ where: { id: plan.id }, data: { status: "ISSUED" } });
  const created = await overlap(close, () => createDuty(office, words(plan.id, "X1")));
  expect(created).toMatchObject({ reason: { key: "planClosed" } });
});

test("a year is issued or closed after the changes that came first", async () => {
  const plan = await createPlan(county.id, { status: "DRAFT" });
  const { id } = await createDuty(office, { ...words(plan.id, "X1"), points: "100.00" });
  const { planId, kind, ...fields } = words(plan.id, "X1");
  let edit: Promise<unknown> | undefined;
  // The edit waits for the duty; the year must wait for the edit.
  const outcome = await overlap(
    async (tx) => {
      await tx.$queryRaw`select id from "DutyParty" where "dutyId" = ${id}::uuid for update`;
      edit = editDuty(office, { ...fields, id, version: 1, points: "50.00" });
      await waiting();
    },
    () =>
      Promise.race([
        issuePlan(office, { id: plan.id, version: 1 }),
        new Promise((resolve) => setTimeout(resolve, 5_000)),
      ]),
    () => new Promise((resolve) => setTimeout(resolve, 300)),
  );
  await edit;
  expect(outcome).toMatchObject({ reason: { key: "pointsNotFull" } });
  await db.plan.update({ where: { id: plan.id }, data: { status: "ISSUED" } });
  await closePlan(office, { id: plan.id, version: 1 });
});

test("two people cannot give one code twice, nor an item to a key task that is being voided", async () => {
  const plan = await createPlan(county.id, { status: "DRAFT" });
  const twins = await Promise.allSettled([1, 2, 3, 4].map(() => createDuty(office, words(plan.id, "X1"))));
  expect(twins.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const task = await createKeyTask(plan);
  const outcome = await Promise.allSettled([
    voidDuty(office, { id: task.id, version: 1, reason: "标准调整" }),
    ...[1, 2, 3].map((n) => createDuty(office, { ...words(plan.id, `Y${n}`), keyTaskId: task.id })),
  ]);
  const { voidedAt } = await db.duty.findUniqueOrThrow({ where: { id: task.id } });
  const items = await db.duty.count({ where: { keyTaskId: task.id, voidedAt: null } });
  expect(voidedAt === null || items === 0, JSON.stringify(outcome)).toBe(true);
});

test("a batch takes leaf duties before key tasks, as reports do", async () => {
  const plan = await createPlan(county.id);
  const task = await createKeyTask(plan);
  const item = await createItem(plan, { unitIds: [county.bureauId], keyTaskId: task.id });
  const rows = [task, item].map(({ id }) => ({ id, version: 1 }));
  const change = { deadline: { dueOn: "2026-11-30", dueText: "11月底前" } };
  const outcome = await overlap(
    (tx) => tx.$queryRaw`select id from "Duty" where id = ${item.id}::uuid for update`,
    () => batchEditDuties(office, { rows, change }),
    (tx) => tx.$queryRaw`select id from "Duty" where id = ${task.id}::uuid for update nowait`,
  );
  expect(outcome.status).toBe("fulfilled");
});
