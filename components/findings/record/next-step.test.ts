import { expect, test } from "vitest";
import { nextStepOf } from "./next-step";

type Facts = Parameters<typeof nextStepOf>[0];
type Measure = Facts["measures"][number];

const measure = (given: Partial<Measure> = {}): Measure =>
  ({ id: "m", status: "IN_PROGRESS", extensions: [], can: { report: true }, ...given }) as Measure;
const met = { key: "evidence", isMet: true } as const;
const facts = (given: Partial<Omit<Facts, "can">> & { can?: Partial<Facts["can"]> }): Facts =>
  ({ status: "RECTIFYING", measures: [], checklist: [], rechecks: [], ...given, can: { ...given.can } }) as Facts;

test.each<[string, Facts, ReturnType<typeof nextStepOf>]>([
  ["without measures: plan", facts({ status: "REGISTERED", can: { plan: true } }), { kind: "plan" }],
  [
    "with open measures: report",
    facts({ measures: [measure({ status: "DONE" }), measure()] }),
    { kind: "report", measureId: "m", open: 1 },
  ],
  [
    "done without proof: evidence",
    facts({ measures: [measure({ status: "DONE" })], can: { apply: true } }),
    { kind: "evidence" },
  ],
  [
    "done with proof: apply",
    facts({ measures: [measure({ status: "DONE" })], checklist: [met], can: { apply: true } }),
    { kind: "apply" },
  ],
  [
    "whose turn it is: decide",
    facts({ status: "OFFICE_REVIEW", can: { decide: "OFFICE", withdraw: false } }),
    { kind: "decide", level: "OFFICE" },
  ],
  [
    "the applicant: wait, or take it back",
    facts({ status: "LEAD_CHECK", can: { withdraw: true } }),
    { kind: "wait", level: "LEAD", canWithdraw: true },
  ],
  [
    "an extension to answer comes before reporting",
    facts({ measures: [measure({ id: "x", extensions: [{ can: { decide: "OFFICE" } }] as never })] }),
    { kind: "extension", measureId: "x" },
  ],
  [
    "a closed finding on the list: re-check",
    facts({ status: "CLOSED", rechecks: [{ id: "r", result: "PENDING" }] as never, can: { recheck: true } }),
    { kind: "recheck", recheckId: "r" },
  ],
  ["长期坚持: the office reviews", facts({ status: "LONG_TERM", can: { review: true } }), { kind: "review" }],
  ["a reader has nothing to do", facts({ measures: [measure({ can: { report: false } as never })] }), null],
])("%s", (_, given, step) => {
  expect(nextStepOf(given)).toEqual(step);
});
