import { describe, expect, it } from "vitest";
import { differingFields, EMPTY_DUTY, inputOf, valuesOf } from "./duty-form-values";

const stored = {
  ...EMPTY_DUTY,
  code: "1.1.1",
  title: "标题",
  points: "0.50",
  dueOn: null,
  indicatorId: null,
  keyTaskId: "k",
  parties: { leads: ["a"], units: ["b"], groups: ["g"] },
};

describe("a duty in the form", () => {
  it("shows empty fields for what is not set and sends null for them again", () => {
    const values = valuesOf(stored);
    expect(values).toMatchObject({ dueOn: "", indicatorId: "", keyTaskId: "k", leads: ["a"], groups: ["g"] });
    expect(inputOf(values)).toMatchObject({
      dueOn: null,
      indicatorId: null,
      keyTaskId: "k",
      points: "0.50",
      parties: stored.parties,
    });
    expect(inputOf(values)).not.toHaveProperty("kind");
  });

  it("never types a key task's points: they are the sum of its items", () => {
    const values = valuesOf({ ...stored, kind: "KEY_TASK", points: "8.00" });
    expect(inputOf(values).points).toBeNull();
  });

  it("tells in which fields two versions differ, lists included", () => {
    const mine = valuesOf(stored);
    expect(differingFields(mine, mine)).toEqual([]);
    expect(differingFields(mine, { ...mine, title: "另一个", units: ["b", "c"] })).toEqual(["title", "units"]);
  });
});
