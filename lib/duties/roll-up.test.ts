import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { addDays, fromDay, toDay } from "@/lib/dates";
import { useDatabase } from "@/lib/testing/database";
import { createKeyTask, createPlan, createUnit } from "@/lib/testing/factories";
import { makeGovernment } from "@/lib/testing/people";
import { rollUpDuties } from "./roll-up";
import { rollUp } from "./rules";
import { DUTY_STATUSES } from "./status";

const db = useDatabase();
const UNITS = 6;

let unitIds: string[];
let plan: { id: string; year: number };

beforeAll(async () => {
  const government = await makeGovernment();
  unitIds = [];
  for (let n = 0; n < UNITS; n++) unitIds.push((await createUnit(government, `第${n}镇`)).id);
  plan = await createPlan(government.id);
});

const day = fc.option(fc.integer({ min: 0, max: 60 }).map((days) => addDays("2026-10-01", days)));
const assignment = fc.record({
  status: fc.constantFrom(...DUTY_STATUSES),
  dueOn: day,
  handedInOn: day,
  isVoided: fc.boolean(),
  lastReportAt: fc.option(fc.integer({ min: 0, max: 1000 }).map((hours) => new Date(Date.UTC(2026, 9, 1, hours)))),
});
const item = fc.record({
  dueOn: day,
  isVoided: fc.boolean(),
  assignments: fc.array(assignment, { maxLength: UNITS }),
});

test("what a duty stores is what its assignments say, also a key task through its items", async () => {
  let place = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(item, { maxLength: 4 }), async (items) => {
      const keyTask = await createKeyTask(plan);
      const rows = items.map((one) => ({ ...one, id: crypto.randomUUID() }));
      await db.duty.createMany({
        data: rows.map((one) => ({
          id: one.id,
          planId: plan.id,
          year: plan.year,
          kind: "ASSESSMENT_ITEM" as const,
          code: `R${++place}`,
          title: "事项",
          leadText: "",
          unitsText: "",
          sortNo: place,
          keyTaskId: keyTask.id,
          dueOn: fromDay(one.dueOn),
          voidedAt: one.isVoided ? new Date() : null,
        })),
      });
      await db.assignment.createMany({
        data: rows.flatMap((one) =>
          one.assignments.map(({ isVoided, status, dueOn, handedInOn, lastReportAt }, n) => ({
            dutyId: one.id,
            unitId: unitIds[n] ?? "",
            role: "RESPONSIBLE" as const,
            status,
            dueOn: fromDay(dueOn),
            handedInOn: fromDay(handedInOn),
            lastReportAt,
            voidedAt: isVoided ? new Date() : null,
          })),
        ),
      });
      await db.$transaction((tx) => rollUpDuties(tx, rows.length > 0 ? rows.map((one) => one.id) : [keyTask.id]));

      const counted = (one: (typeof rows)[number]) =>
        one.assignments.filter((a) => !a.isVoided).map((a) => ({ ...a, dueOn: a.dueOn ?? one.dueOn }));
      for (const one of rows) {
        if (!one.isVoided) expect(await stored(one.id)).toEqual(expected(counted(one)));
      }
      const living = rows.filter((one) => !one.isVoided).flatMap(counted);
      expect(await stored(keyTask.id)).toEqual(expected(living));
    }),
    { numRuns: 40 },
  );
});

type Counted = Parameters<typeof rollUp>[0][number] & { lastReportAt: Date | null };

function expected(all: readonly Counted[]) {
  const times = all.flatMap(({ lastReportAt }) => lastReportAt?.getTime() ?? []);
  return { ...rollUp(all), lastReportAt: times.length === 0 ? null : new Date(Math.max(...times)) };
}

async function stored(id: string) {
  const { openDueOn, ...facts } = await db.duty.findUniqueOrThrow({
    where: { id },
    select: {
      status: true,
      unitsTotal: true,
      unitsDone: true,
      unitsStarted: true,
      openDueOn: true,
      lastReportAt: true,
    },
  });
  return { ...facts, openDueOn: toDay(openDueOn) };
}
