import type { Verb } from "../../lib/auth/roles";
import type { ActionRow } from "./actions";
import type { Scene } from "./scene";

const STALE = 999_999;
const REASON = "越权检查";
const NEXT = { stageGoal: REASON, nextReviewOn: "2099-12-31" };
const DECIDE: readonly Verb[] = ["signClosure", "checkClosure", "reviewClosure", "approveClosure"];
const MEASURE_WORDS = { text: REASON, leadUnitId: null, unitIds: [], person: "", dueText: "", dueOn: null };

const words = (scene: Scene) => ({
  ...{ source: "SELF_CHECK", kind: "DEADLINE", severity: "MINOR", text: "越权检查检查", rootCause: "", goal: "" },
  ...{ stageGoal: "", nextReviewOn: null, foundOn: "2020-01-05", foundBy: "", instruction: "" },
  ...{ unitIds: [scene.unit.id], leadUnitId: null, dutyId: null, indicatorId: null },
});
/** In a year that there is not. */
const raised = (scene: Scene) => ({ year: 2099, ...words(scene), reportId: null, measures: [] });
const finding = (scene: Scene, target: keyof Scene["records"]) => ({
  id: scene.records[target].findingId,
  version: STALE,
});
const measure = (scene: Scene, target: keyof Scene["records"]) => ({
  id: scene.records[target].measureId,
  version: STALE,
});
/** Of something that there is not: the records of which it is a part are tried by the verbs around it. */
const nothing = () => ({ id: crypto.randomUUID(), version: STALE });

/** On a finding under rectification whose version is not what is said. */
const onFinding = (verbs: readonly Verb[], more: object, side?: "OWN"): ActionRow => ({
  ...{ verbs, isRecord: true, side, allowed: "CONFLICT" },
  input: (scene, target) => ({ ...finding(scene, target), ...more }),
});
const onMeasure = (verbs: readonly Verb[], more: object, side?: "OWN"): ActionRow => ({
  ...{ verbs, isRecord: true, side, allowed: "CONFLICT" },
  input: (scene, target) => ({ ...measure(scene, target), ...more }),
});
const onNothing = (more: object): ActionRow => ({
  ...{ verbs: ["viewFindings"], allowed: "NOT_FOUND" },
  input: () => ({ ...nothing(), ...more }),
});

/** The verbs of the rectification ledger. */
export const FINDING_ACTION_ROWS: Record<string, ActionRow> = {
  "lib/findings/actions.ts#raiseFindingAction": { verbs: ["raiseFinding"], input: raised, allowed: "INVALID" },
  "lib/findings/actions.ts#raiseFindingsAction": {
    verbs: ["raiseFinding"],
    input: (scene) => ({ findings: [raised(scene)] }),
    allowed: "INVALID",
  },
  "lib/findings/actions.ts#editFindingAction": {
    verbs: ["editFinding"],
    isRecord: true,
    input: (scene, target) => ({ ...finding(scene, target), ...words(scene) }),
    allowed: "CONFLICT",
  },
  "lib/findings/actions.ts#voidFindingAction": onFinding(["editFinding"], { reason: REASON }),
  "lib/findings/actions.ts#makeLongTermAction": onFinding(["editFinding"], { reason: REASON, ...NEXT }),
  "lib/findings/actions.ts#reviewLongTermAction": onFinding(["editFinding"], { record: REASON, ...NEXT }),
  "lib/findings/actions.ts#resumeFindingAction": onFinding(["editFinding"], { reason: REASON }),
  "lib/findings/actions.ts#batchEditFindingsAction": {
    verbs: ["editFinding"],
    isRecord: true,
    input: (scene, target) => ({ rows: [finding(scene, target)], change: { severity: "MAJOR" } }),
    allowed: "CONFLICT",
  },
  "lib/findings/actions.ts#loadFindingAction": {
    verbs: ["viewFindings"],
    isRecord: true,
    input: (scene, target) => ({ id: finding(scene, target).id }),
    allowed: "OK",
  },
  // Nothing of a measure is seen beforehand, so that it is refused for a unit that there is not.
  "lib/findings/measures/actions.ts#addMeasureAction": {
    verbs: ["editFinding", "rectify"],
    isRecord: true,
    input: (scene, target) => ({
      findingId: finding(scene, target).id,
      ...MEASURE_WORDS,
      unitIds: [crypto.randomUUID()],
    }),
    allowed: "INVALID",
  },
  "lib/findings/measures/actions.ts#editMeasureAction": onMeasure(["editFinding", "rectify"], MEASURE_WORDS),
  "lib/findings/measures/actions.ts#voidMeasureAction": onMeasure(["editFinding", "rectify"], { reason: REASON }),
  "lib/findings/measures/actions.ts#reportMeasureAction": onMeasure(
    ["rectify"],
    { text: REASON, status: "DONE" },
    "OWN",
  ),
  "lib/findings/extensions/actions.ts#requestExtensionAction": {
    verbs: ["rectify"],
    isRecord: true,
    side: "OWN",
    input: (scene, target) => {
      const { id: measureId, version } = measure(scene, target);
      return { measureId, version, dueOn: "2099-12-31", dueText: "", reason: REASON };
    },
    allowed: "CONFLICT",
  },
  "lib/findings/extensions/actions.ts#decideExtensionAction": onNothing({ decision: "GRANT", answer: "" }),
  "lib/findings/extensions/actions.ts#withdrawExtensionAction": onNothing({}),
  "lib/findings/closure/actions.ts#applyClosureAction": onFinding(["rectify"], { statement: "" }, "OWN"),
  "lib/findings/closure/actions.ts#decideClosureAction": onFinding(DECIDE, { decision: "RETURN", opinion: REASON }),
  "lib/findings/closure/actions.ts#withdrawClosureAction": onFinding(["rectify"], {}, "OWN"),
  "lib/findings/closure/actions.ts#passClosuresAction": {
    verbs: DECIDE,
    isRecord: true,
    isBulk: "passed",
    input: (scene, target) => ({ rows: [finding(scene, target)], opinion: "" }),
    allowed: "OK",
  },
  "lib/findings/rechecks/actions.ts#sampleRechecksAction": {
    verbs: ["recheckFindings"],
    input: () => ({ year: 2099, random: 1, risk: 0 }),
    allowed: "NOT_FOUND",
  },
  "lib/findings/rechecks/actions.ts#chooseRecheckAction": {
    verbs: ["recheckFindings"],
    isRecord: true,
    input: (scene, target) => ({ findingId: finding(scene, target).id }),
    allowed: "CONFLICT",
  },
  "lib/findings/rechecks/actions.ts#recordRecheckAction": onNothing({
    ...{ result: "HELD", record: REASON, checkedOn: "2020-01-05", measures: [] },
  }),
};
