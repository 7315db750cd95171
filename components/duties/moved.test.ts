import { describe, expect, it } from "vitest";
import { moved } from "./moved";

describe("moved", () => {
  it.each([
    [0, 2, "bca"],
    [2, 0, "cab"],
    [1, 1, "abc"],
    [1, -5, "bac"],
    [0, 99, "bca"],
    [0, Number.NaN, "abc"],
    [9, 0, "abc"],
  ])("from %i to %i", (from, to, expected) => {
    expect(moved(["a", "b", "c"], from, to).join("")).toBe(expected);
  });
});
