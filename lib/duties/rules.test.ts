import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/dates";
import { type AssignmentFacts, assignmentLamp, lampOf, owedOn, rollUp, WARN_DAYS } from "./rules";
import { DUTY_STATUSES, type DutyStatus, type Lamp } from "./status";

const TODAY = "2026-11-23";
const in_ = (days: number) => addDays(TODAY, days);

describe("the lamp of a duty", () => {
  test.each<[DutyStatus, number, string | null, Lamp]>([
    ["DONE", 3, in_(-40), "DONE"],
    ["DONE", 3, null, "DONE"],
    ["IN_PROGRESS", 1, in_(-1), "RED"],
    ["NOT_STARTED", 0, in_(-1), "RED"],
    ["IN_PROGRESS", 1, in_(0), "YELLOW"],
    ["NOT_STARTED", 0, in_(WARN_DAYS), "YELLOW"],
    ["NOT_STARTED", 0, in_(WARN_DAYS + 1), "GREY"],
    ["IN_PROGRESS", 1, in_(WARN_DAYS + 1), "GREEN"],
    ["RETURNED", 1, in_(WARN_DAYS + 1), "GREEN"],
    ["IN_PROGRESS", 1, null, "GREY"],
    ["NOT_STARTED", 0, null, "GREY"],
    // Everything open was handed in as done in time: nothing is owed, and it is not "no date".
    ["SUBMITTED", 2, null, "GREEN"],
  ])("%s, %i started, owed %s is %s", (status, unitsStarted, openDueOn, lamp) => {
    expect(lampOf({ status, unitsStarted, dueOn: in_(30), openDueOn }, TODAY)).toBe(lamp);
  });

  test("is grey without a date, also while a report waits for review", () => {
    const ongoing = { unitsStarted: 1, dueOn: null, openDueOn: null };
    expect(lampOf({ ...ongoing, status: "SUBMITTED" }, TODAY)).toBe("GREY");
    expect(lampOf({ ...ongoing, status: "IN_PROGRESS" }, TODAY)).toBe("GREY");
    expect(assignmentLamp({ status: "SUBMITTED", dueOn: null, handedInOn: in_(-1) }, TODAY)).toBe("GREY");
  });

  test("turns over the turn of the year and on a leap day", () => {
    expect(
      lampOf({ status: "IN_PROGRESS", unitsStarted: 1, dueOn: "2027-01-03", openDueOn: "2027-01-03" }, "2026-12-27"),
    ).toBe("YELLOW");
    expect(
      lampOf({ status: "IN_PROGRESS", unitsStarted: 1, dueOn: "2028-03-07", openDueOn: "2028-03-07" }, "2028-02-29"),
    ).toBe("YELLOW");
    expect(
      lampOf({ status: "IN_PROGRESS", unitsStarted: 1, dueOn: "2028-02-29", openDueOn: "2028-02-29" }, "2028-03-01"),
    ).toBe("RED");
  });
});

describe("the deadline an assignment owes", () => {
  test.each<[string, AssignmentFacts, string | null]>([
    ["its own", { status: "IN_PROGRESS", dueOn: in_(-3), handedInOn: null }, in_(-3)],
    ["none when done", { status: "DONE", dueOn: in_(-3), handedInOn: null }, null],
    ["none without a date", { status: "IN_PROGRESS", dueOn: null, handedInOn: null }, null],
    ["none when handed in as done on the day", { status: "SUBMITTED", dueOn: in_(-3), handedInOn: in_(-3) }, null],
    ["its own when handed in too late", { status: "SUBMITTED", dueOn: in_(-3), handedInOn: in_(-2) }, in_(-3)],
  ])("is %s", (_, facts, owed) => expect(owedOn(facts)).toBe(owed));

  test("leaves an assignment that waits for review green, and a late one red", () => {
    const handedIn = { status: "SUBMITTED", dueOn: in_(-3) } as const;
    expect(assignmentLamp({ ...handedIn, handedInOn: in_(-3) }, TODAY)).toBe("GREEN");
    expect(assignmentLamp({ ...handedIn, handedInOn: in_(-1) }, TODAY)).toBe("RED");
  });
});

describe("the status of a duty", () => {
  test.each<[DutyStatus[], DutyStatus]>([
    [[], "NOT_STARTED"],
    [["NOT_STARTED", "NOT_STARTED"], "NOT_STARTED"],
    [["NOT_STARTED", "IN_PROGRESS"], "IN_PROGRESS"],
    [["DONE", "DONE"], "DONE"],
    [["DONE", "NOT_STARTED"], "IN_PROGRESS"],
    [["DONE", "SUBMITTED", "SUBMITTED"], "SUBMITTED"],
    [["DONE", "RETURNED"], "RETURNED"],
    [["SUBMITTED", "RETURNED"], "IN_PROGRESS"],
    [["SUBMITTED", "NOT_STARTED"], "IN_PROGRESS"],
  ])("of %j is %s", (statuses, status) => {
    expect(rollUp(statuses.map((one) => ({ status: one, dueOn: null, handedInOn: null }))).status).toBe(status);
  });

  const facts = fc.record<AssignmentFacts>({
    status: fc.constantFrom(...DUTY_STATUSES),
    dueOn: fc.option(fc.integer({ min: -20, max: 20 }).map(in_)),
    handedInOn: fc.option(fc.integer({ min: -20, max: 0 }).map(in_)),
  });

  test("and its lamp do not depend on the order of the units, and one red unit makes the duty red", () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 12 }), (all) => {
        const rolled = rollUp(all);
        const facts = { ...rolled, dueOn: null };
        expect(rollUp([...all].reverse())).toEqual(rolled);
        const isRed = all.some((one) => assignmentLamp(one, TODAY) === "RED");
        expect(lampOf(facts, TODAY) === "RED").toBe(isRed);
        expect(lampOf(facts, TODAY) === "DONE").toBe(all.length > 0 && all.every(({ status }) => status === "DONE"));
      }),
    );
  });
});
