import { describe, expect, it } from "vitest";
import { withDueOn } from "./printed-due";

describe("withDueOn", () => {
  it.each([
    ["nothing written yet", { dueOn: "", dueText: "" }, "2026-12-31", "2026年12月31日前"],
    [
      "words that follow the date",
      { dueOn: "2026-06-30", dueText: "2026年6月30日前" },
      "2026-12-31",
      "2026年12月31日前",
    ],
    ["words of one's own", { dueOn: "2026-06-30", dueText: "6月底前" }, "2026-12-31", "6月底前"],
    ["long-term words without a date", { dueOn: "", dueText: "长期坚持" }, "2026-12-31", "长期坚持"],
    ["a date taken away", { dueOn: "2026-06-30", dueText: "2026年6月30日前" }, "", ""],
  ])("%s", (_name, before, next, dueText) => {
    expect(withDueOn(before, next)).toEqual({ dueOn: next, dueText });
  });
});
