import { beforeAll, describe, expect, test } from "vitest";
import { toDay, today } from "@/lib/dates";
import { closureLevels } from "@/lib/findings/closure/rules";
import { findingLamp, rollUpMeasures, tallyFindings } from "@/lib/findings/rules";
import { CLOSURE_LEVELS } from "@/lib/findings/status";
import { useDatabase } from "@/lib/testing/database";
import { useFiles } from "@/lib/testing/files";
import { seedDemo } from "../seed";

const db = useDatabase();
useFiles();

beforeAll(async () => {
  await seedDemo();
}, 120_000);

const thisYear = Number(today().slice(0, 4));

const findings = (year: number) =>
  db.finding.findMany({
    where: { year },
    orderBy: { sortNo: "asc" },
    include: {
      duty: true,
      units: { include: { unit: true } },
      indicator: { include: { parent: true } },
      measures: { include: { reports: true, extensions: true, attachments: true } },
      closures: { include: { steps: { orderBy: { id: "asc" } } } },
      attachments: true,
      rechecks: true,
    },
  });

function countBy<T>(rows: readonly T[], keyOf: (row: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1;
  return counts;
}

describe.each([2020, thisYear])("the ledger of %i", (year) => {
  test("has 21 problems with 27 measures of the shape that the county reported", async () => {
    const rows = await findings(year);
    expect(rows.map(({ number }) => number)).toEqual(
      Array.from({ length: 21 }, (_, index) => `${year}-${String(index + 1).padStart(3, "0")}`),
    );
    expect(countBy(rows, ({ measures }) => String(measures.length))).toEqual({ 1: 16, 2: 4, 3: 1 });
    expect(countBy(rows, ({ kind }) => kind)).toEqual({ IMMEDIATE: 9, DEADLINE: 10, LONG_TERM: 2 });
    const chapters = rows.map(({ indicator }) => indicator?.parent?.code ?? "");
    expect(countBy(chapters, (code) => code)).toEqual({ 1: 6, 3: 3, 4: 2, 5: 6, 6: 2, 8: 2 });
    const owners = rows.map(({ units }) => units[0]?.unit);
    expect(countBy(owners, (unit) => unit?.kind ?? "")).toEqual({ TOWN: 9, DEPARTMENT: 12 });
    expect(new Set(owners.map((unit) => unit?.name)).size).toBe(20);
    expect(owners.filter((unit) => unit?.name === "县司法局")).toHaveLength(2);
  });

  test("hangs each on an item that its unit has, led by that item's lead", async () => {
    const rows = await findings(year);
    for (const { duty, units, leadUnitId, indicatorId } of rows) {
      const share = await db.assignment.count({
        where: { dutyId: duty?.id ?? "", unitId: { in: units.map(({ unitId }) => unitId) } },
      });
      expect(share).toBe(1);
      expect([leadUnitId, indicatorId]).toEqual([duty?.leadUnitId, duty?.indicatorId]);
    }
  });

  test("has texts of its own for each", async () => {
    const rows = await findings(year);
    for (const words of ["text", "rootCause", "goal"] as const) {
      expect(new Set(rows.map((row) => row[words])).size).toBe(21);
    }
    expect(new Set(rows.flatMap(({ measures }) => measures.map(({ text }) => text))).size).toBe(27);
  });

  test("stores what its measures and findings say", async () => {
    const rows = await findings(year);
    const facts = (row: (typeof rows)[number]) =>
      rollUpMeasures(row.measures.map(({ status, dueOn }) => ({ status, dueOn: toDay(dueOn) })));
    for (const row of rows) expect({ ...row, openDueOn: toDay(row.openDueOn) }).toMatchObject(facts(row));
    for (const { measures } of rows) {
      for (const { status, doneOn, reports, progress } of measures) {
        expect(doneOn !== null).toBe(status === "DONE");
        expect(reports.toSorted((a, b) => a.id.localeCompare(b.id)).at(-1)?.text ?? "").toBe(progress);
      }
    }
    const tallies = await db.unitTally.findMany({ where: { plan: { year } } });
    for (const { unitId, ...tally } of tallies) {
      const own = rows.filter(({ units }) => units.some((one) => one.unitId === unitId));
      const expected = tallyFindings(own.map((row) => ({ ...row, openDueOn: toDay(row.openDueOn) })));
      expect({ ...tally, findingsDueOn: toDay(tally.findingsDueOn) }).toMatchObject(expected);
    }
    expect(tallies).toHaveLength(20);
  });

  test("passes every closure through the levels of its route, nobody alone", async () => {
    const heads = new Set((await db.user.findMany({ where: { role: "UNIT_HEAD" } })).map(({ unitId }) => unitId));
    for (const { closures, leadUnitId, status } of await findings(year)) {
      for (const { steps, unitId, applicantId, statement } of closures) {
        const route = closureLevels({
          ...{ levels: CLOSURE_LEVELS, unitId, leadUnitId, hasHead: heads.has(unitId) },
          ...{ isHead: false, isOfficeUnit: false, isLeadOffice: false },
        });
        for (const { level, decision, opinion } of steps) {
          expect(decision === "SKIPPED").toBe(!route.includes(level));
          expect(opinion !== "").toBe(decision !== "SKIPPED");
        }
        const actors = steps.flatMap(({ actorId }) => actorId ?? []);
        expect(new Set([...actors, applicantId]).size).toBe(actors.length + 1);
        if (status === "CLOSED") expect(steps.map(({ level }) => level)).toEqual([...CLOSURE_LEVELS]);
        expect(statement.length).toBeGreaterThan(20);
      }
    }
  });
});

test("2020 was found in autumn and closed by December, nine of them by those responsible themselves", async () => {
  const rows = await findings(2020);
  expect(countBy(rows, ({ foundBy }) => foundBy)).toEqual({
    第一责任人职责履行情况自查: 9,
    法治政府建设情况全面自查: 12,
  });
  for (const row of rows) {
    expect(row).toMatchObject({ status: "CLOSED", source: "SELF_CHECK", measuresDone: row.measuresTotal });
    expect(toDay(row.foundOn) >= "2020-09-01" && (toDay(row.closedOn) ?? "") <= "2020-12-31").toBe(true);
    expect(row.attachments.length).toBeGreaterThan(0);
  }
});

describe("the running year", () => {
  test("shows every state at once", async () => {
    const rows = await findings(thisYear);
    const stateOf = (row: (typeof rows)[number]) => {
      if (row.isReturned) return "returned";
      if (row.extensionsPending > 0) return "extension";
      return findingLamp({ ...row, openDueOn: toDay(row.openDueOn) }, today()) === "RED" ? "overdue" : row.status;
    };
    expect(countBy(rows, stateOf)).toEqual({
      ...{ CLOSED: 8, LEAD_CHECK: 3, LEADER_APPROVAL: 2, RECTIFYING: 4, LONG_TERM: 1 },
      ...{ returned: 1, extension: 1, overdue: 1 },
    });
    expect(new Set(rows.map(({ source }) => source)).size).toBe(10);
    const rechecks = await db.recheck.findMany();
    expect(countBy(rechecks, ({ result }) => result)).toEqual({ HELD: 3, PENDING: 2, RELAPSED: 1 });
  });

  test("gives the demo accounts something to do", async () => {
    const rows = await findings(thisYear);
    const user = (username: string) => db.user.findUniqueOrThrow({ where: { username } });
    const [liaison, town] = [await user("liaison"), await user("town")];
    const of = (unitId: string) => rows.filter(({ units }) => units.some((one) => one.unitId === unitId));
    const ready = of(liaison.unitId).find(({ status }) => status === "RECTIFYING");
    expect(ready).toMatchObject({ measuresTotal: 2, measuresDone: 2, isReturned: false });
    expect(ready?.attachments.length).toBeGreaterThan(2);
    expect(
      rows.filter(({ leadUnitId, status }) => leadUnitId === liaison.unitId && status === "LEAD_CHECK"),
    ).toHaveLength(1);
    expect(of(town.unitId)[0]).toMatchObject({
      isReturned: true,
      status: "RECTIFYING",
      closures: [{ status: "RETURNED" }],
    });
  });

  test("one came back from 2020 and knows it", async () => {
    const [relapse, ...others] = (await findings(thisYear)).filter(({ relapses }) => relapses > 0);
    expect(others).toEqual([]);
    const ancestor = await db.finding.findUniqueOrThrow({ where: { id: relapse?.ancestorId ?? "" } });
    expect(ancestor).toMatchObject({ year: 2020, status: "CLOSED" });
    expect(await db.recheck.findFirst({ where: { findingId: ancestor.id } })).toMatchObject({ relapseId: relapse?.id });
  });
});

test("evidence hangs on findings and on accepted reports", async () => {
  expect(await db.attachment.count({ where: { findingId: { not: null } } })).toBeGreaterThan(90);
  const onReports = await db.attachment.findMany({ where: { assignmentId: { not: null } } });
  expect(onReports.length).toBeGreaterThan(80);
  const reported = await db.progressReport.findMany({ where: { status: "ACCEPTED" } });
  const keys = new Set(reported.map(({ assignmentId, period }) => `${assignmentId} ${period}`));
  expect(onReports.filter(({ assignmentId, period }) => !keys.has(`${assignmentId} ${period}`))).toEqual([]);
});

test("nothing is told before it happened", async () => {
  const events = await db.auditEvent.findMany({ orderBy: { id: "asc" }, where: { findingId: { not: null } } });
  for (const id of new Set(events.map(({ findingId }) => findingId))) {
    const story = events.filter(({ findingId, kind }) => findingId === id && !kind.startsWith("RECHECK"));
    const times = story.map(({ at }) => at.getTime());
    expect(story[0]?.kind).toBe("FINDING_RAISED");
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  }
  expect(events.filter(({ at }) => at > new Date())).toEqual([]);
});
