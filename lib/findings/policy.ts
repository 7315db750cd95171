import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { ClosureLevel, FindingSource, FindingStatus } from "./status";

/** What permissions are asked of; `unitIds` are the responsible units, `raisedUnitId` that of whoever raised it. */
export interface FindingAccess {
  governmentId: string;
  unitIds: readonly string[];
  leadUnitId: string | null;
  /** Lead and responsible units of its measures. */
  measureUnitIds: readonly string[];
  raisedUnitId: string;
  status: FindingStatus;
}

const isOwnGovernment = (viewer: Viewer, { governmentId }: { governmentId: string }) =>
  governmentId === viewer.governmentId;

const DECIDES = ["signClosure", "checkClosure", "reviewClosure", "approveClosure"] as const;

/** Somebody for whom closings may wait at some level. */
export const decidesClosures = (viewer: Viewer): boolean => DECIDES.some((verb) => can(viewer, verb));

/** A responsible unit of the finding, or of one of its measures. */
const isOnIt = (viewer: Viewer, { unitIds, measureUnitIds }: FindingAccess): boolean =>
  unitIds.includes(viewer.unitId) || measureUnitIds.includes(viewer.unitId);

interface RaiseAccess {
  governmentId: string;
  source: FindingSource;
  unitIds: readonly string[];
  /** Units that lead the duty it hangs on. */
  dutyLeadIds: readonly string[];
}

/** The office raises anything; a unit what it found with itself (自查), or with others on a duty that it leads. */
export function canRaiseFinding(viewer: Viewer, access: RaiseAccess): boolean {
  if (!can(viewer, "raiseFinding") || !isOwnGovernment(viewer, access)) return false;
  if (can(viewer, "editFinding")) return true;
  if (access.dutyLeadIds.includes(viewer.unitId)) return true;
  return access.source === "SELF_CHECK" && access.unitIds.every((id) => id === viewer.unitId);
}

/** The office; and the unit that raised it, until measures have been decided. */
export function canEditFinding(viewer: Viewer, access: FindingAccess): boolean {
  if (!isOwnGovernment(viewer, access)) return false;
  if (can(viewer, "editFinding")) return true;
  return can(viewer, "raiseFinding") && access.status === "REGISTERED" && access.raisedUnitId === viewer.unitId;
}

/** To void, make long-term, resume: the office alone. */
export function canGovernFinding(viewer: Viewer, access: FindingAccess): boolean {
  return can(viewer, "editFinding") && isOwnGovernment(viewer, access);
}

/** To set measures: the office, and the responsible units. */
export function canPlanMeasures(viewer: Viewer, access: FindingAccess): boolean {
  if (!isOwnGovernment(viewer, access)) return false;
  return can(viewer, "editFinding") || (can(viewer, "rectify") && access.unitIds.includes(viewer.unitId));
}

/** A deadline is left by an extension, not by voiding its measure and setting another: with a date, the office alone. */
export function canVoidMeasure(viewer: Viewer, access: FindingAccess, measure: { dueOn: unknown }): boolean {
  return canPlanMeasures(viewer, access) && (measure.dueOn === null || canGovernFinding(viewer, access));
}

/** To report on one measure and ask for its extension: its own units, and the finding's. */
export function canReportMeasure(
  viewer: Viewer,
  access: FindingAccess,
  measure: { unitIds: readonly string[] },
): boolean {
  if (!isOwnGovernment(viewer, access) || !can(viewer, "rectify")) return false;
  return access.unitIds.includes(viewer.unitId) || measure.unitIds.includes(viewer.unitId);
}

/** Units' files come back by chat: the office brings in what any of its government says, under its own name. */
export function canImportMeasure(
  viewer: Viewer,
  access: FindingAccess,
  measure: { unitIds: readonly string[] },
): boolean {
  if (!can(viewer, "importSheets")) return false;
  return canGovernFinding(viewer, access) || canReportMeasure(viewer, access, measure);
}

/** 申请销号: a responsible unit. */
export function canApplyClosure(viewer: Viewer, access: FindingAccess): boolean {
  return can(viewer, "rectify") && isOwnGovernment(viewer, access) && access.unitIds.includes(viewer.unitId);
}

/** To attach evidence: the office, whoever answers for it, and the unit that checks. */
export function canAttachToFinding(viewer: Viewer, access: FindingAccess): boolean {
  if (!can(viewer, "attachEvidence") || !isOwnGovernment(viewer, access)) return false;
  return can(viewer, "editFinding") || isOnIt(viewer, access) || access.leadUnitId === viewer.unitId;
}

export interface DecideAccess {
  governmentId: string;
  leadUnitId: string | null;
  /** Of the application under way. */
  applicantId: string;
  unitId: string;
  /** Who has decided in this round already. */
  deciderIds: readonly string[];
}

/**
 * Who may pass or return a closure at a level. Nobody closes alone: not the applicant, nobody twice in one round, and beyond
 * the head's signature nobody of the applicant's unit.
 */
export function canDecideClosure(viewer: Viewer, level: ClosureLevel, access: DecideAccess): boolean {
  if (!isOwnGovernment(viewer, access)) return false;
  if (access.applicantId === viewer.userId || access.deciderIds.includes(viewer.userId)) return false;
  if (level === "HEAD") return can(viewer, "signClosure") && access.unitId === viewer.unitId;
  if (access.unitId === viewer.unitId) return false;
  if (level === "LEAD") return can(viewer, "checkClosure") && access.leadUnitId === viewer.unitId;
  return can(viewer, level === "OFFICE" ? "reviewClosure" : "approveClosure");
}

/** The applicant's unit takes an application back while nobody has closed it. */
export function canWithdrawClosure(viewer: Viewer, { unitId }: { unitId: string }): boolean {
  return can(viewer, "rectify") && unitId === viewer.unitId;
}

interface ExtensionAccess {
  governmentId: string;
  unitId: string;
  applicantId: string;
}

/** The head signs what others of the unit ask for; then the office decides. Nobody decides on an own request. */
export function canDecideExtension(viewer: Viewer, level: "HEAD" | "OFFICE", access: ExtensionAccess): boolean {
  if (!isOwnGovernment(viewer, access) || access.applicantId === viewer.userId) return false;
  if (level === "HEAD") return can(viewer, "signClosure") && access.unitId === viewer.unitId;
  return can(viewer, "reviewClosure");
}

export function canRecheck(viewer: Viewer, access: { governmentId: string }): boolean {
  return can(viewer, "recheckFindings") && isOwnGovernment(viewer, access);
}
