import { expect, test } from "vitest";
import { EMPTY_MEASURE } from "@/components/findings/measures/measure-values";
import { differingFields, findingInputOf, findingValuesOf, measureInputs } from "./finding-form-values";

const STORED = {
  source: "SELF_CHECK",
  kind: "DEADLINE",
  severity: "MINOR",
  text: "行政执法公示不及时",
  rootCause: "",
  goal: "",
  stageGoal: "",
  nextReviewOn: null,
  foundOn: "2026-03-01",
  foundBy: "县司法局",
  instruction: "",
  unitIds: ["a", "b"],
  leadUnitId: null,
  dutyId: null,
  indicatorId: null,
} as const;

test("what is stored comes back as it was", () => {
  expect(findingInputOf(findingValuesOf(STORED))).toEqual(STORED);
});

test("a stage goal is kept for 长期坚持 alone", () => {
  const values = { ...findingValuesOf(STORED), stageGoal: "全年无新增", nextReviewOn: "2026-06-30" };
  expect(findingInputOf(values)).toMatchObject({ stageGoal: "", nextReviewOn: null });
  expect(findingInputOf({ ...values, kind: "LONG_TERM" })).toMatchObject({
    stageGoal: "全年无新增",
    nextReviewOn: "2026-06-30",
  });
});

test("an added row without a word is no measure", () => {
  const written = { ...EMPTY_MEASURE, text: "补发公示", dueOn: "2026-06-30" };
  const values = { ...findingValuesOf(STORED), measures: [EMPTY_MEASURE, written] };
  expect(measureInputs(values)).toEqual([{ ...written, leadUnitId: null }]);
});

test("the order of units counts as a difference, measures do not", () => {
  const one = findingValuesOf(STORED);
  expect(differingFields(one, { ...one, unitIds: ["b", "a"], measures: [EMPTY_MEASURE] })).toEqual(["unitIds"]);
});
