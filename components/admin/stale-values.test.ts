import { expect, it } from "vitest";
import { mergeStale } from "./stale-values";

it("lets what was not touched follow the record, keeps what was typed and tells the other's value", () => {
  const opened = { name: "县扶贫办", phone: "1", unitIds: ["a"] };
  const mine = { name: "县乡村振兴局", phone: "1", unitIds: ["a", "b"] };
  const now = { name: "县扶贫局", phone: "2", unitIds: ["a", "b"] };
  expect(mergeStale(opened, mine, now)).toEqual({
    values: { name: "县乡村振兴局", phone: "2", unitIds: ["a", "b"] },
    theirs: { name: "县扶贫局" },
  });
});
