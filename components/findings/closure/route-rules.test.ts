import { expect, test } from "vitest";
import type { ClosureLevel } from "@/lib/findings/status";
import { nextLevel, routeOf } from "./route-rules";

const step = (level: ClosureLevel, decision: "PASSED" | "RETURNED" | "SKIPPED") => ({ id: level, level, decision });

test("what was decided comes first, then whom it waits for, then the rest", () => {
  const route = routeOf([step("HEAD", "SKIPPED"), step("LEAD", "PASSED")], ["LEAD", "OFFICE", "LEADER"]);
  expect(route.map(({ level, state }) => [level, state])).toEqual([
    ["HEAD", "SKIPPED"],
    ["LEAD", "PASSED"],
    ["OFFICE", "WAITING"],
    ["LEADER", "LATER"],
  ]);
});

test("a round that ended has nobody to wait for", () => {
  expect(routeOf([step("LEAD", "RETURNED")], []).map(({ state }) => state)).toEqual(["RETURNED"]);
});

test("the last level closes", () => {
  expect(nextLevel(["HEAD", "OFFICE"], "HEAD")).toBe("OFFICE");
  expect(nextLevel(["HEAD", "OFFICE"], "OFFICE")).toBeNull();
});
