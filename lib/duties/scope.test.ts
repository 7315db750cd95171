import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day } from "@/lib/dates";
import { db } from "@/lib/db";
import { useDatabase } from "@/lib/testing/database";
import { isPeriodMissing } from "./progress/rules";
import { assignmentLamp, lampOf } from "./rules";
import { assignmentFacts, dutyLampRankSql, dutyLampSql, lampIn, missingSql, ownLampSql } from "./scope";
import { DUTY_STATUSES, FREQUENCIES, LAMPS } from "./status";

useDatabase();

// Days at which years, quarters, leap days and report days turn, and any other.
const turning = fc.constantFrom("2026-01-01", "2026-03-24", "2026-03-25", "2026-12-31", "2028-02-29", "2026-11-30");
const anyDay = fc.oneof(
  turning,
  fc.integer({ min: 0, max: 900 }).map((days) => addDays("2026-01-01", days)),
);
const near = (day: Day) => fc.option(fc.integer({ min: -12, max: 12 }).map((days) => addDays(day, days)));
const status = fc.constantFrom(...DUTY_STATUSES);

/** A day with many rows, so that one statement answers for all of them. */
const rowsAt = <Row>(row: (day: Day) => fc.Arbitrary<Row>) =>
  anyDay.chain((day) => fc.tuple(fc.constant(day), fc.array(row(day), { minLength: 150, maxLength: 250 })));

const columns = <Row>(rows: readonly Row[], ...names: (keyof Row)[]) =>
  names.map((name) => rows.map((row) => row[name]));

describe("the rules in SQL are the rules in code", () => {
  test("the lamp of a duty", async () => {
    const facts = rowsAt((day) =>
      fc.record({ status, unitsStarted: fc.integer({ min: 0, max: 3 }), dueOn: near(day), openDueOn: near(day) }),
    );
    await fc.assert(
      fc.asyncProperty(facts, async ([day, rows]) => {
        const [statuses, started, dues, owed] = columns(rows, "status", "unitsStarted", "dueOn", "openDueOn");
        const found = await db.$queryRaw<{ lamp: string; rank: number }[]>`
          select ${dutyLampSql(day)} as lamp, ${dutyLampRankSql(day)} as rank
          from unnest(${statuses}::"DutyStatus"[], ${started}::int[], ${dues}::date[], ${owed}::date[])
            with ordinality as d(status, "unitsStarted", "dueOn", "openDueOn", n) order by n`;
        const lamps = rows.map((row) => lampOf(row, day));
        expect(found.map((row) => row.lamp)).toEqual(lamps);
        expect(found.map((row) => row.rank)).toEqual(lamps.map((lamp) => LAMPS.indexOf(lamp)));
      }),
      { numRuns: 25 },
    );
  });

  test("the lamp of an assignment, and the filter by it", async () => {
    const facts = rowsAt((day) => fc.record({ status, own: near(day), due: near(day), handedInOn: near(day) }));
    await fc.assert(
      fc.asyncProperty(facts, fc.subarray([...LAMPS], { minLength: 1 }), async ([day, rows], chosen) => {
        const [statuses, own, due, handedIn] = columns(rows, "status", "own", "due", "handedInOn");
        const found = await db.$queryRaw<{ lamp: string; isChosen: boolean }[]>`
          select ${ownLampSql(day)} as lamp, ${lampIn(chosen, assignmentFacts("m", "d"), day)} as "isChosen"
          from (select s::"DutyStatus" as status, o as "dueOn", h as "handedInOn", n, e
            from unnest(${statuses}::text[], ${own}::date[], ${handedIn}::date[], ${due}::date[]) with ordinality
              as t(s, o, h, e, n)) m
            cross join lateral (select m.e as "dueOn") d order by m.n`;
        const lamps = rows.map((row) => assignmentLamp({ ...row, dueOn: row.own ?? row.due }, day));
        expect(found.map((row) => row.lamp)).toEqual(lamps);
        // Without any date a condition may be unknown instead of false; a filter takes both as no.
        expect(found.map((row) => row.isChosen === true)).toEqual(lamps.map((lamp) => chosen.includes(lamp)));
      }),
      { numRuns: 25 },
    );
  });

  test("the missing report of the last period", async () => {
    const through = (day: Day) => fc.option(fc.integer({ min: -120, max: 40 }).map((days) => addDays(day, days)));
    const facts = rowsAt((day) =>
      fc.record({ status, frequency: fc.constantFrom(...FREQUENCIES), reportedThrough: through(day) }),
    );
    await fc.assert(
      fc.asyncProperty(facts, async ([day, rows]) => {
        const [statuses, frequencies, reported] = columns(rows, "status", "frequency", "reportedThrough");
        const found = await db.$queryRaw<{ isMissing: boolean }[]>`
          select ${missingSql("m", "d", day)} as "isMissing"
          from (select s::"DutyStatus" as status, r as "reportedThrough", f::"Frequency" as frequency, n
            from unnest(${statuses}::text[], ${reported}::date[], ${frequencies}::text[]) with ordinality as t(s, r, f, n)) m
            cross join lateral (select m.frequency) d order by m.n`;
        expect(found.map((row) => row.isMissing)).toEqual(rows.map((row) => isPeriodMissing(row, day)));
      }),
      { numRuns: 25 },
    );
  });
});
