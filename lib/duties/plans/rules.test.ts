import { expect, test } from "vitest";
import { moveTextToYear, moveToYear } from "./rules";

test.each([
  ["2025-12-20", 2025, 2026, "2026-12-20"],
  ["2024-02-29", 2024, 2025, "2025-02-28"],
  ["2021-01-15", 2020, 2026, "2027-01-15"],
  [null, 2020, 2026, null],
])("%s of %i in %i is %s", (day, from, to, moved) => {
  expect(moveToYear(day, from, to)).toBe(moved);
});

test("a printed deadline follows the year and keeps its words", () => {
  expect(moveTextToYear("2020年12月20日前", 2020, 2026)).toBe("2026年12月20日前");
  expect(moveTextToYear("每季度末", 2020, 2026)).toBe("每季度末");
});
