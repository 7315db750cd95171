import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLOSURE_LEVELS, LEVEL_STATUS, levelOf } from "@/lib/findings/status";
import {
  type ClosureRoute,
  closureChecklist,
  closureLevels,
  hasSubstance,
  skippedLevels,
  statementOf,
  statusAfter,
} from "./rules";

const routes: fc.Arbitrary<ClosureRoute> = fc.record({
  levels: fc.subarray([...CLOSURE_LEVELS]),
  unitId: fc.constantFrom("a", "b"),
  isHead: fc.boolean(),
  hasHead: fc.boolean(),
  isOfficeUnit: fc.boolean(),
  leadUnitId: fc.constantFrom("a", "b", null),
  isLeadOffice: fc.boolean(),
});

const all = {
  levels: CLOSURE_LEVELS,
  unitId: "a",
  isHead: false,
  hasHead: true,
  isOfficeUnit: false,
  leadUnitId: "b",
  isLeadOffice: false,
};

describe("closureLevels", () => {
  test("at least one other unit checks, whatever the settings", () => {
    fc.assert(
      fc.property(routes, (route) => {
        const others = closureLevels(route).filter((level) => level !== "HEAD");
        expect(others.length).toBeGreaterThan(0);
        if (others.includes("LEAD")) expect(route.leadUnitId).not.toBe(route.unitId);
        if (others.includes("OFFICE")) expect(route.isOfficeUnit).toBe(false);
      }),
    );
  });

  test("levels come in their order, and none that is off unless nobody else would check", () => {
    fc.assert(
      fc.property(routes, (route) => {
        const levels = closureLevels(route);
        const places = levels.map((level) => CLOSURE_LEVELS.indexOf(level));
        expect(places).toEqual([...new Set(places)].sort());
        const off = levels.filter((level) => !route.levels.includes(level));
        expect(off.length).toBeLessThanOrEqual(1);
        if (off.length === 1) expect(levels.filter((level) => level !== "HEAD")).toEqual(off);
        if (route.isHead || !route.hasHead) expect(levels).not.toContain("HEAD");
      }),
    );
  });

  test("every route ends in CLOSED, level by level; what is passed over is on", () => {
    fc.assert(
      fc.property(routes, (route) => {
        const passed: string[] = [];
        const skipped: string[] = [];
        let status = statusAfter(route, null);
        skipped.push(...skippedLevels(route, null, status));
        for (let turn = 0; status !== "CLOSED" && turn < 5; turn++) {
          const level = levelOf(status);
          if (!level) throw new Error(status);
          passed.push(level);
          status = statusAfter(route, level);
          skipped.push(...skippedLevels(route, level, status));
        }
        expect(status).toBe("CLOSED");
        expect(passed).toEqual(closureLevels(route));
        expect(skipped).toEqual(route.levels.filter((level) => !passed.includes(level)));
      }),
    );
  });

  test.each<[string, Partial<ClosureRoute>, string[]]>([
    ["all four", {}, ["HEAD", "LEAD", "OFFICE", "LEADER"]],
    ["two steps of a small county", { levels: ["OFFICE"] }, ["OFFICE"]],
    ["the head applies", { isHead: true }, ["LEAD", "OFFICE", "LEADER"]],
    ["a unit without a head", { hasHead: false }, ["LEAD", "OFFICE", "LEADER"]],
    ["the lead unit applies", { leadUnitId: "a" }, ["HEAD", "OFFICE", "LEADER"]],
    ["nobody leads", { leadUnitId: null }, ["HEAD", "OFFICE", "LEADER"]],
    ["the office leads", { isLeadOffice: true }, ["HEAD", "OFFICE", "LEADER"]],
    ["the office applies", { isOfficeUnit: true }, ["HEAD", "LEAD", "LEADER"]],
    ["only the head is on", { levels: ["HEAD"] }, ["HEAD", "OFFICE"]],
    ["nothing is on, and the office applies", { levels: [], isOfficeUnit: true }, ["LEAD"]],
    ["nothing is on, the office applies and leads", { levels: [], isOfficeUnit: true, leadUnitId: null }, ["LEADER"]],
  ])("%s", (_, more, levels) => {
    expect(closureLevels({ ...all, ...more })).toEqual(levels);
    expect(statusAfter({ ...all, ...more }, null)).toBe(LEVEL_STATUS[levels[0] as keyof typeof LEVEL_STATUS]);
  });
});

test("the checklist says what is missing", () => {
  const facts = { measuresTotal: 2, measuresDone: 2, extensionsPending: 0, evidence: 1, rootCause: "" };
  const unmet = (more: object) =>
    closureChecklist({ ...facts, statement: "已补齐全部执法案卷并通过复核。", ...more })
      .filter(({ isMet }) => !isMet)
      .map(({ key }) => key);
  expect(unmet({})).toEqual([]);
  expect(unmet({ measuresTotal: 0, measuresDone: 0 })).toEqual(["measures"]);
  expect(unmet({ measuresDone: 1, evidence: 0, extensionsPending: 1, statement: "已整改" })).toEqual([
    "measures",
    "evidence",
    "statement",
    "extensions",
  ]);
});

test("words of substance", () => {
  for (const empty of ["", "已整改", "已已已已已已已已已已已已", "。。。，，，！！！、、、……"])
    expect(hasSubstance(empty)).toBe(false);
  expect(hasSubstance("已完成全部案卷归档并组织复查")).toBe(true);
});

test("what was reported on the measures is the statement", () => {
  expect(statementOf([{ progress: " " }, { progress: "已补齐案卷。" }])).toBe("已补齐案卷。");
  expect(statementOf([{ progress: "一" }, { progress: "" }, { progress: "二" }])).toBe("1. 一\n2. 二");
});
