import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type Day } from "@/lib/dates";
import { db } from "@/lib/db";
import { LAMPS } from "@/lib/duties/status";
import { useDatabase } from "@/lib/testing/database";
import { findingLamp } from "./rules";
import { findingLampRankSql, findingLampSql } from "./scope";
import { FINDING_STATUSES } from "./status";

useDatabase();

const anyDay = fc.oneof(
  fc.constantFrom("2026-01-01", "2026-12-31", "2028-02-29", "2026-11-30"),
  fc.integer({ min: 0, max: 900 }).map((days) => addDays("2026-01-01", days)),
);
const row = (day: Day) =>
  fc
    .record({
      status: fc.constantFrom(...FINDING_STATUSES),
      measuresTotal: fc.integer({ min: 0, max: 3 }),
      done: fc.nat(3),
      openDueOn: fc.option(fc.integer({ min: -12, max: 12 }).map((days) => addDays(day, days))),
    })
    .map(({ done, ...facts }) => ({ ...facts, measuresDone: Math.min(done, facts.measuresTotal) }));

test("the lamp of a finding in SQL is the lamp in code", async () => {
  const many = anyDay.chain((day) =>
    fc.tuple(fc.constant(day), fc.array(row(day), { minLength: 150, maxLength: 250 })),
  );
  await fc.assert(
    fc.asyncProperty(many, async ([day, rows]) => {
      const column = <Name extends keyof (typeof rows)[number]>(name: Name) => rows.map((one) => one[name]);
      const found = await db.$queryRaw<{ lamp: string; rank: number }[]>`
        select ${findingLampSql(day)} as lamp, ${findingLampRankSql(day)} as rank
        from unnest(${column("status")}::"FindingStatus"[], ${column("measuresTotal")}::int[], ${column("measuresDone")}::int[],
          ${column("openDueOn")}::date[]) with ordinality as f(status, "measuresTotal", "measuresDone", "openDueOn", n) order by n`;
      const lamps = rows.map((one) => findingLamp(one, day));
      expect(found.map((one) => one.lamp)).toEqual(lamps);
      expect(found.map((one) => one.rank)).toEqual(lamps.map((lamp) => LAMPS.indexOf(lamp)));
    }),
    { numRuns: 25 },
  );
});
