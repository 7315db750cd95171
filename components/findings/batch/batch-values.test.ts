import { describe, expect, it } from "vitest";
import type { FindingRow } from "@/lib/findings/queries";
import { changedFields, changeOf, NO_CHANGE } from "./batch-values";

const row = (patch: Partial<FindingRow>) =>
  ({
    ...{ status: "RECTIFYING", kind: "DEADLINE", severity: "MINOR", dueOn: "2026-12-01" },
    ...{ leadUnit: { code: "sfj", name: "县司法局", shortName: "县司法局" }, measuresTotal: 2, measuresDone: 1 },
    ...patch,
  }) as FindingRow;

describe("changeOf", () => {
  it("asks for nothing when nothing is chosen, and never for words without a date", () => {
    expect(changeOf(NO_CHANGE)).toEqual({});
    expect(changeOf({ ...NO_CHANGE, dueText: "年底前" })).toEqual({});
  });

  it("asks for what is chosen", () => {
    expect(
      changeOf({ ...NO_CHANGE, leadUnitId: "u", severity: "MAJOR", dueOn: "2026-12-31", dueText: "年底前" }),
    ).toEqual({
      leadUnitId: "u",
      severity: "MAJOR",
      deadline: { dueOn: "2026-12-31", dueText: "年底前" },
    });
  });
});

describe("changedFields", () => {
  const values = { ...NO_CHANGE, leadUnitId: "u", severity: "MINOR", dueOn: "2026-12-31" } as const;

  it("names old and new, and leaves out what is so already", () => {
    expect(changedFields(row({}), values, "县财政局")).toEqual([
      { field: "lead", before: "县司法局", after: "县财政局" },
      { field: "deadline", before: "2026-12-01", after: "2026-12-31" },
    ]);
  });

  it("moves no deadline when no measure is open", () => {
    expect(changedFields(row({ measuresDone: 2, dueOn: null }), { ...values, leadUnitId: "" }, "")).toEqual([]);
  });

  it("says so when a row cannot be changed any more", () => {
    expect(changedFields(row({ status: "CLOSED" }), values, "县财政局")).toBeNull();
    expect(changedFields(row({ status: "OFFICE_REVIEW" }), values, "县财政局")).toBeNull();
  });
});
