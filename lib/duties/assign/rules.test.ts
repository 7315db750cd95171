import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expandParties, printNames } from "./rules";

const unit = (id: string) => ({ id, name: id });
const group = (id: string, ...unitIds: string[]) => ({ id, name: id, unitIds });

describe("expandParties", () => {
  test.each([
    [
      "a lead outside the class reports but is not scored",
      ["局"],
      [group("各镇", "甲镇", "乙镇")],
      [],
      [
        ["局", "LEAD", false],
        ["甲镇", "RESPONSIBLE", true],
        ["乙镇", "RESPONSIBLE", true],
      ],
    ],
    [
      "a lead within the class leads and is scored",
      ["甲镇"],
      [group("各镇", "甲镇", "乙镇")],
      [],
      [
        ["甲镇", "LEAD", true],
        ["乙镇", "RESPONSIBLE", true],
      ],
    ],
    ["a lead alone is scored", ["局"], [], [], [["局", "LEAD", true]]],
    [
      "a unit in two groups and by name comes once",
      ["局"],
      [group("a", "甲镇"), group("b", "甲镇")],
      ["甲镇"],
      [
        ["局", "LEAD", false],
        ["甲镇", "RESPONSIBLE", true],
      ],
    ],
    ["an empty group adds nobody", ["局"], [group("a")], [], [["局", "LEAD", true]]],
  ] as const)("%s", (_, leads, groups, units, expected) => {
    const planned = expandParties({ leads: leads.map(unit), groups, units: units.map(unit) });
    expect(planned.map((one) => [one.unitId, one.role, one.isScored])).toEqual(expected);
  });

  test("gives every named unit exactly one assignment", () => {
    const ids = fc.subarray(["a", "b", "c", "d", "e", "f"]);
    fc.assert(
      fc.property(ids, fc.array(ids, { maxLength: 3 }), ids, (leads, groups, units) => {
        const named = groups.map((members, n) => group(`g${n}`, ...members));
        const planned = expandParties({ leads: leads.map(unit), groups: named, units: units.map(unit) });
        expect(planned.map((one) => one.unitId).sort()).toEqual(
          [...new Set([...leads, ...groups.flat(), ...units])].sort(),
        );
        for (const one of planned) expect(one.role === "LEAD").toBe(leads.includes(one.unitId));
      }),
    );
  });
});

test("names print joined by 、", () => {
  expect(printNames([unit("各镇"), unit("县司法局")])).toBe("各镇、县司法局");
  expect(printNames([])).toBe("");
});
