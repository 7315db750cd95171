import { can, type Verb } from "../../lib/auth/roles";
import { FINDING_ACTION_ROWS } from "./finding-actions";
import { IMPORT_ACTION_ROWS } from "./import-actions";
import { canAny, owns, type Person, sees, type Target } from "./people";
import type { Scene } from "./scene";

/** "OK", or the code of a refusal. */
export type Outcome = "OK" | "CONFLICT" | "FORBIDDEN" | "INVALID" | "NOT_FOUND";

export interface ActionRow {
  /** Who may do it, by the verb × role table; null: everybody who is signed in. */
  verbs: readonly Verb[] | null;
  /** Whether the action is about a duty, an assignment or a report of some unit. */
  isRecord?: boolean;
  /** Only for the own unit's records, or only for those of others. */
  side?: "OWN" | "OTHERS";
  /** What gets past every check of rights and then changes nothing: a stale version, a taken name, a wrong year. */
  input: (scene: Scene, target: Target, person: Person) => unknown;
  /** What it is answered with when the rights suffice. */
  allowed: Outcome;
  /** Answers many records at once and counts them under this name: what one may not see is skipped, not refused. */
  isBulk?: "accepted" | "passed";
}

const STALE = 999_999;
const fields = (scene: Scene) => ({
  ...{ code: "ACCESS", title: "越权检查", content: "", criteria: "", points: null, remark: "" },
  ...{ indicatorId: null, keyTaskId: crypto.randomUUID(), dueText: "", dueOn: null, frequency: "NONE" },
  ...{ leadText: "", unitsText: "", parties: { leads: [scene.unit.id], units: [], groups: [] } },
});
const words = (year: number) => ({
  period: String(year),
  progress: "越权检查",
  problems: "",
  nextSteps: "",
  isDone: false,
});
const unitFields = {
  name: "越权检查",
  shortName: "越权",
  initials: "yq",
  kind: "TOWN",
  class: "TOWN",
  sortNo: 1,
  phone: null,
};
const userFields = (scene: Scene) => ({ name: "越权检查", title: null, phone: null, unitId: scene.unit.id });
const record = (scene: Scene, target: Target) => scene.records[target];
/** The real version for those who must be refused, a stale one for those who would otherwise succeed. */
const reportRow = (scene: Scene, target: Target, person: Person) => {
  const { reportId, reportVersion } = record(scene, target);
  return { reportId, version: can(person, "reviewAny") || can(person, "signReport") ? STALE : reportVersion };
};

const REVIEW: readonly Verb[] = ["reviewAny", "reviewLed"];

/** Every server action, with who may call it. The spec fails when the build has one that is not named here. */
export const ACTION_ROWS: Record<string, ActionRow> = {
  ...FINDING_ACTION_ROWS,
  ...IMPORT_ACTION_ROWS,
  "lib/duties/actions.ts#createDutyAction": {
    verbs: ["editDuty"],
    input: (scene) => ({ planId: scene.planId, kind: "ASSESSMENT_ITEM", ...fields(scene) }),
    allowed: "INVALID",
  },
  "lib/duties/actions.ts#editDutyAction": {
    verbs: ["editDuty"],
    isRecord: true,
    input: (scene, target) => ({ id: record(scene, target).dutyId, version: STALE, ...fields(scene) }),
    allowed: "CONFLICT",
  },
  "lib/duties/actions.ts#voidDutyAction": {
    verbs: ["editDuty"],
    isRecord: true,
    input: (scene, target) => ({ id: record(scene, target).dutyId, version: STALE, reason: "越权检查" }),
    allowed: "CONFLICT",
  },
  "lib/duties/actions.ts#orderDutiesAction": {
    verbs: ["editDuty"],
    input: (scene) => ({ planId: scene.planId, kind: "KEY_TASK", ids: [crypto.randomUUID()] }),
    allowed: "CONFLICT",
  },
  "lib/duties/actions.ts#loadDutyFacetAction": {
    verbs: ["viewLedger"],
    input: () => ({ facet: "lamp", filter: {} }),
    allowed: "OK",
  },
  "lib/duties/actions.ts#loadDutyAction": {
    verbs: ["viewLedger"],
    isRecord: true,
    input: (scene, target) => ({ id: record(scene, target).dutyId }),
    allowed: "OK",
  },
  "lib/findings/actions.ts#loadFindingFacetAction": {
    verbs: ["viewFindings"],
    input: () => ({ facet: "lamp", filter: {} }),
    allowed: "OK",
  },
  "lib/duties/assign/actions.ts#batchEditDutiesAction": {
    verbs: ["assignDuties"],
    isRecord: true,
    input: (scene, target) => ({
      rows: [{ id: record(scene, target).dutyId, version: STALE }],
      change: { deadline: { dueOn: null, dueText: "" } },
    }),
    allowed: "CONFLICT",
  },
  "lib/duties/assign/actions.ts#previewBatchAction": {
    verbs: ["assignDuties"],
    isRecord: true,
    input: (scene, target) => ({
      ids: [record(scene, target).dutyId],
      change: { deadline: { dueOn: null, dueText: "" } },
    }),
    allowed: "OK",
  },
  "lib/duties/assign/actions.ts#undoBatchAction": {
    verbs: null,
    input: () => ({ batchId: crypto.randomUUID() }),
    allowed: "NOT_FOUND",
  },
  "lib/duties/assign/actions.ts#setAssignmentDeadlineAction": {
    verbs: ["assignDuties"],
    isRecord: true,
    input: (scene, target) => ({ id: record(scene, target).assignmentId, version: STALE, dueOn: null }),
    allowed: "CONFLICT",
  },
  "lib/duties/assign/actions.ts#loadPartyOptionsAction": {
    verbs: ["assignDuties"],
    input: () => undefined,
    allowed: "OK",
  },
  "lib/duties/progress/actions.ts#saveDraftAction": {
    verbs: ["reportProgress"],
    isRecord: true,
    side: "OWN",
    input: (scene, target) => ({ assignmentId: record(scene, target).assignmentId, ...words(scene.year - 1) }),
    allowed: "INVALID",
  },
  "lib/duties/progress/actions.ts#saveDraftsAction": {
    verbs: ["reportProgress"],
    isRecord: true,
    side: "OWN",
    input: (scene, target) => {
      const { period, ...rest } = words(scene.year - 1);
      return { period, rows: [{ assignmentId: record(scene, target).assignmentId, ...rest }] };
    },
    allowed: "INVALID",
  },
  "lib/duties/progress/actions.ts#submitReportAction": {
    verbs: ["reportProgress"],
    isRecord: true,
    side: "OWN",
    input: (scene, target) => ({
      assignmentId: record(scene, target).assignmentId,
      version: STALE,
      ...words(scene.year),
    }),
    allowed: "CONFLICT",
  },
  "lib/duties/progress/actions.ts#submitSheetAction": {
    verbs: ["reportProgress"],
    isRecord: true,
    side: "OWN",
    input: (scene, target) => {
      const { period, ...rest } = words(scene.year);
      return { period, rows: [{ assignmentId: record(scene, target).assignmentId, version: STALE, ...rest }] };
    },
    allowed: "CONFLICT",
  },
  "lib/duties/progress/actions.ts#withdrawReportAction": {
    verbs: ["reportProgress"],
    isRecord: true,
    side: "OWN",
    input: (scene, target) => ({ reportId: record(scene, target).reportId, version: STALE }),
    allowed: "CONFLICT",
  },
  "lib/duties/progress/actions.ts#reopenAssignmentAction": {
    verbs: ["reopenAssignment"],
    isRecord: true,
    input: (scene, target) => ({
      assignmentId: record(scene, target).assignmentId,
      version: STALE,
      reason: "越权检查",
    }),
    allowed: "CONFLICT",
  },
  "lib/duties/review/actions.ts#reviewReportAction": {
    verbs: REVIEW,
    isRecord: true,
    side: "OTHERS",
    input: (scene, target) => ({ reportId: record(scene, target).reportId, version: STALE, decision: "ACCEPT" }),
    allowed: "CONFLICT",
  },
  "lib/duties/review/actions.ts#signReportsAction": {
    verbs: ["signReport"],
    isRecord: true,
    side: "OWN",
    input: (scene, target) => ({ rows: [{ reportId: record(scene, target).reportId, version: STALE }] }),
    allowed: "CONFLICT",
  },
  "lib/duties/review/actions.ts#acceptReportsAction": {
    verbs: REVIEW,
    isRecord: true,
    isBulk: "accepted",
    side: "OTHERS",
    input: (scene, target, person) => ({ rows: [reportRow(scene, target, person)] }),
    allowed: "OK",
  },
  "lib/duties/review/actions.ts#acceptFilteredAction": {
    verbs: [...REVIEW, "signReport"],
    input: () => ({ filter: { unit: "nowhere" }, until: "2000-01-01T00:00:00.000Z" }),
    allowed: "OK",
  },
  "lib/duties/plans/actions.ts#createPlanAction": {
    verbs: ["managePlan"],
    input: (scene) => ({ year: scene.year, title: "越权检查", copyFrom: null }),
    allowed: "INVALID",
  },
  "lib/duties/plans/actions.ts#editPlanAction": {
    verbs: ["managePlan"],
    input: (scene) => ({
      ...{ id: scene.planId, version: STALE, title: "越权检查", headSignOff: false },
      ...{ closureHead: true, closureLead: true, closureOffice: true, closureLeader: true },
      ...{ filesPerDuty: 50, megabytesPerUnit: 2048 },
    }),
    allowed: "CONFLICT",
  },
  "lib/duties/plans/actions.ts#issuePlanAction": {
    verbs: ["managePlan"],
    input: (scene) => ({ id: scene.planId, version: STALE }),
    allowed: "CONFLICT",
  },
  "lib/duties/plans/actions.ts#closePlanAction": {
    verbs: ["managePlan"],
    input: (scene) => ({ id: scene.planId, version: STALE }),
    allowed: "CONFLICT",
  },
  "lib/duties/plans/actions.ts#addIndicatorAction": {
    verbs: ["managePlan"],
    input: (scene) => ({ planId: scene.planId, parentId: null, code: "99", name: "越权检查", points: "1" }),
    allowed: "CONFLICT",
  },
  "lib/duties/plans/actions.ts#removeIndicatorAction": {
    verbs: ["managePlan"],
    input: (scene) => ({ id: scene.indicatorId }),
    allowed: "CONFLICT",
  },
  "lib/attachments/actions.ts#listEvidenceAction": {
    verbs: ["viewLedger"],
    isRecord: true,
    input: (scene, target) => ({ assignment: record(scene, target).assignmentId, period: null }),
    allowed: "OK",
  },
  "lib/attachments/actions.ts#loadAttachmentUsesAction": {
    verbs: ["viewLedger"],
    isRecord: true,
    input: (scene, target) => ({ id: record(scene, target).attachmentId }),
    allowed: "OK",
  },
  "lib/attachments/actions.ts#voidEvidenceAction": {
    verbs: ["attachEvidence"],
    isRecord: true,
    input: (scene, target, person) => ({
      id: record(scene, target).spareFiles[person.username] ?? crypto.randomUUID(),
      reason: "越权检查",
    }),
    allowed: "OK",
  },
  "lib/units/actions.ts#createUnitAction": {
    verbs: ["manageUnits"],
    input: (scene) => ({ ...unitFields, code: scene.unit.code }),
    allowed: "INVALID",
  },
  "lib/units/actions.ts#editUnitAction": {
    verbs: ["manageUnits"],
    input: (scene) => ({ ...unitFields, id: scene.unit.id, version: STALE, formerNames: [] }),
    allowed: "CONFLICT",
  },
  "lib/units/actions.ts#endUnitAction": {
    verbs: ["manageUnits"],
    input: (scene) => ({ id: scene.unit.id, version: STALE }),
    allowed: "CONFLICT",
  },
  "lib/units/groups/actions.ts#createGroupAction": {
    verbs: ["manageUnits"],
    input: (scene) => ({ name: scene.group.name, sortNo: 1, unitIds: [] }),
    allowed: "INVALID",
  },
  "lib/units/groups/actions.ts#editGroupAction": {
    verbs: ["manageUnits"],
    input: (scene) => ({ id: scene.group.id, version: STALE, name: "越权检查", sortNo: 1, unitIds: [] }),
    allowed: "CONFLICT",
  },
  "lib/units/groups/actions.ts#voidGroupAction": {
    verbs: ["manageUnits"],
    input: (scene) => ({ id: scene.group.id, version: STALE }),
    allowed: "CONFLICT",
  },
  "lib/users/actions.ts#createUserAction": {
    verbs: ["manageUsers"],
    input: (scene) => ({ ...userFields(scene), username: "viewer", role: "LIAISON" }),
    allowed: "INVALID",
  },
  "lib/users/actions.ts#editUserAction": {
    verbs: ["manageUsers"],
    input: (scene) => ({ ...userFields(scene), id: scene.userId, version: STALE }),
    allowed: "CONFLICT",
  },
  "lib/users/actions.ts#changeRoleAction": {
    verbs: ["changeRole"],
    input: (scene) => ({ id: scene.userId, version: STALE, role: "VIEWER" }),
    allowed: "CONFLICT",
  },
  ...Object.fromEntries(
    ["disableUser", "enableUser", "resetPassword"].map((name): [string, ActionRow] => [
      `lib/users/actions.ts#${name}Action`,
      { verbs: ["manageUsers"], input: (scene) => ({ id: scene.userId, version: STALE }), allowed: "CONFLICT" },
    ]),
  ),
  "lib/users/account/actions.ts#changePasswordAction": {
    verbs: null,
    input: () => ({ current: "a", next: "b", repeat: "c" }),
    allowed: "INVALID",
  },
  "lib/users/account/actions.ts#editProfileAction": { verbs: null, input: () => ({ name: "" }), allowed: "INVALID" },
  "lib/users/account/actions.ts#chooseLocaleAction": {
    verbs: null,
    input: () => ({ locale: "tlh" }),
    allowed: "INVALID",
  },
  // Open to everybody, because on the first day there is nobody; without the printed link it does nothing.
  "lib/users/set-up/actions.ts#setUpAction": {
    verbs: null,
    input: () => ({
      ...{ token: "guessed", governmentName: "越权检查", governmentCode: "yq" },
      ...{ adminUsername: "yqadmin", adminName: "越权", adminPassword: "Mingyue#2026" },
      ...{ officeUsername: "yqoffice", officeName: "越权", officePassword: "Mingyue#2026" },
    }),
    allowed: "FORBIDDEN",
  },
};

export const OPEN_ACTIONS = ["lib/users/set-up/actions.ts#setUpAction"];

/** What the tables say; several where hiding that a record exists is as good as refusing the verb. */
export function expectedOutcomes(row: ActionRow, person: Person, target: Target): readonly Outcome[] {
  const hasVerb = row.verbs === null || canAny(person, row.verbs);
  if (!row.isRecord) return [hasVerb ? row.allowed : "FORBIDDEN"];
  if (!sees(person, target)) {
    if (row.isBulk) return hasVerb ? ["OK"] : ["OK", "FORBIDDEN"];
    return hasVerb ? ["NOT_FOUND"] : ["NOT_FOUND", "FORBIDDEN"];
  }
  const isSide = row.side === undefined || (row.side === "OWN") === owns(person, target);
  if (hasVerb && isSide) return [row.allowed];
  // A report that another journey has decided meanwhile is skipped before anybody asks whose it was.
  return row.isBulk ? ["FORBIDDEN", "OK"] : ["FORBIDDEN"];
}
