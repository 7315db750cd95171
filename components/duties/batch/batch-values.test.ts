import { describe, expect, it } from "vitest";
import { changeOf, NO_CHANGE } from "./batch-values";

describe("changeOf", () => {
  it("asks for nothing when nothing is ticked", () => {
    expect(changeOf({ ...NO_CHANGE, leads: ["a"], dueOn: "2026-12-31" })).toEqual({});
  });

  it("leaves out what is ticked but empty, so that nobody empties a hundred rows by mistake", () => {
    expect(changeOf({ ...NO_CHANGE, hasLeads: true, hasResponsible: true, hasDeadline: true })).toEqual({});
  });

  it("asks for what is ticked and filled in", () => {
    expect(
      changeOf({ ...NO_CHANGE, hasResponsible: true, groups: ["g"], hasDeadline: true, dueText: "长期坚持" }),
    ).toEqual({
      responsible: { units: [], groups: ["g"] },
      deadline: { dueOn: null, dueText: "长期坚持" },
    });
  });
});
