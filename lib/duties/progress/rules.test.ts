import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/dates";
import { FREQUENCIES, type Frequency } from "@/lib/duties/status";
import {
  isPeriodMissing,
  PERIOD,
  periodDue,
  periodEnd,
  periodKind,
  periodOf,
  periodsOf,
  statusAfterAcceptance,
  statusAfterWithdrawal,
} from "./rules";

const anyDay = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays("2020-01-01", days));

describe("periods", () => {
  test.each([
    ["2026", "YEAR", "2026-12-31"],
    ["2026-Q1", "QUARTER", "2026-03-31"],
    ["2026-Q2", "QUARTER", "2026-06-30"],
    ["2026-Q4", "QUARTER", "2026-12-31"],
    ["2026-02", "MONTH", "2026-02-28"],
    ["2028-02", "MONTH", "2028-02-29"],
    ["2026-12", "MONTH", "2026-12-31"],
  ])("%s is a %s that ends on %s", (period, kind, end) => {
    expect(period).toMatch(PERIOD);
    expect(periodKind(period)).toBe(kind);
    expect(periodEnd(period)).toBe(end);
  });

  test.each(["", "26", "2026-Q0", "2026-Q5", "2026-13", "2026-00", "2026-1", "2026-Q1 ", "2026-01-01"])(
    "%j is no period",
    (text) => expect(text).not.toMatch(PERIOD),
  );

  test.each<[Frequency, string, string]>([
    ["QUARTERLY", "2026-11-23", "2026-Q4"],
    ["QUARTERLY", "2026-03-31", "2026-Q1"],
    ["QUARTERLY", "2026-04-01", "2026-Q2"],
    ["MONTHLY", "2026-11-23", "2026-11"],
    ["ONCE", "2026-11-23", "2026"],
    ["NONE", "2026-11-23", "2026-Q4"],
  ])("%s on %s is %s", (frequency, day, period) => expect(periodOf(frequency, day)).toBe(period));

  test("the period of a day holds it, and its sheet is offered", () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...FREQUENCIES), (day, frequency) => {
        const period = periodOf(frequency, day);
        expect(period).toMatch(PERIOD);
        expect(periodEnd(period) >= day).toBe(true);
        expect(periodsOf(Number(day.slice(0, 4)), day)).toContain(period);
      }),
    );
  });

  test("a year's sheets are those begun, newest first; none of a year to come", () => {
    expect(periodsOf(2026, "2026-05-02")).toEqual([
      "2026-Q2",
      "2026-Q1",
      "2026-05",
      "2026-04",
      "2026-03",
      "2026-02",
      "2026-01",
      "2026",
    ]);
    expect(periodsOf(2025, "2026-05-02")).toHaveLength(17);
    expect(periodsOf(2027, "2026-05-02")).toEqual([]);
  });
});

describe("the report that is due", () => {
  test.each<[Frequency, string, string | null]>([
    ["QUARTERLY", "2026-03-24", null],
    ["QUARTERLY", "2026-03-25", "2026-03-31"],
    ["QUARTERLY", "2026-06-24", "2026-03-31"],
    ["QUARTERLY", "2026-11-23", "2026-09-30"],
    ["QUARTERLY", "2026-12-25", "2026-12-31"],
    ["QUARTERLY", "2027-01-02", null],
    ["MONTHLY", "2026-01-24", null],
    ["MONTHLY", "2026-01-25", "2026-01-31"],
    ["MONTHLY", "2028-03-01", "2028-02-29"],
    ["ONCE", "2026-12-31", null],
    ["NONE", "2026-12-31", null],
  ])("%s on %s covers the time to %s", (frequency, day, end) => expect(periodDue(frequency, day)).toBe(end));

  test("is missing until a report covers it, and never of what is done or waits for review", () => {
    const facts = { status: "IN_PROGRESS", frequency: "QUARTERLY", reportedThrough: null } as const;
    const day = "2026-11-23";
    expect(isPeriodMissing(facts, day)).toBe(true);
    expect(isPeriodMissing({ ...facts, reportedThrough: "2026-08-31" }, day)).toBe(true);
    expect(isPeriodMissing({ ...facts, reportedThrough: "2026-09-30" }, day)).toBe(false);
    expect(isPeriodMissing({ ...facts, reportedThrough: "2026-12-31" }, day)).toBe(false);
    expect(isPeriodMissing({ ...facts, status: "DONE" }, day)).toBe(false);
    expect(isPeriodMissing({ ...facts, status: "SUBMITTED" }, day)).toBe(false);
    expect(isPeriodMissing({ ...facts, status: "RETURNED" }, day)).toBe(true);
    expect(isPeriodMissing({ ...facts, frequency: "NONE" }, day)).toBe(false);
  });
});

describe("the status after", () => {
  test("an acceptance is done or under way", () => {
    expect(statusAfterAcceptance(true)).toBe("DONE");
    expect(statusAfterAcceptance(false)).toBe("IN_PROGRESS");
  });

  test.each([
    [[], "NOT_STARTED"],
    [[{ status: "ACCEPTED", isUnchanged: true }], "NOT_STARTED"],
    [[{ status: "ACCEPTED", isUnchanged: false }], "IN_PROGRESS"],
    [[{ status: "RETURNED", isUnchanged: false }], "RETURNED"],
    [
      [
        { status: "RETURNED", isUnchanged: false },
        { status: "ACCEPTED", isUnchanged: false },
      ],
      "IN_PROGRESS",
    ],
    [
      [
        { status: "RETURNED", isUnchanged: false },
        { status: "ACCEPTED", isUnchanged: true },
      ],
      "RETURNED",
    ],
  ] as const)("a withdrawal is what the reports before it left: %j", (previous, status) => {
    expect(statusAfterWithdrawal([...previous])).toBe(status);
  });
});
