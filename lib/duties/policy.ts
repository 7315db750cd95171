import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { forbidden } from "@/lib/errors";

/**
 * How much of the ledger a viewer sees: the whole government (and those below it), the duties of the own unit, or nothing.
 * The three administrators see no business data.
 */
export function ledgerReach(viewer: Viewer): "GOVERNMENT" | "UNIT" | "NONE" {
  if (can(viewer, "viewGovernment")) return "GOVERNMENT";
  return can(viewer, "viewLedger") ? "UNIT" : "NONE";
}

/** FORBIDDEN for the three administrators, before anything is looked up: they do not learn whether a record exists. */
export function assertLedger(viewer: Viewer): void {
  if (ledgerReach(viewer) === "NONE") throw forbidden();
}

interface PlanFacts {
  governmentId: string;
}

/** The office keeps the duties of its own government only, not those of governments below. */
export function canEditDuties(viewer: Viewer, plan: PlanFacts): boolean {
  return can(viewer, "editDuty") && plan.governmentId === viewer.governmentId;
}

interface AssignmentAccess {
  unitId: string;
  /** Units that lead the duty. */
  leadUnitIds: readonly string[];
}

/** In full: the government's viewers, the unit itself, and a lead unit of the duty. Others see counts. */
export function canViewAssignment(viewer: Viewer, { unitId, leadUnitIds }: AssignmentAccess): boolean {
  return ledgerReach(viewer) === "GOVERNMENT" || unitId === viewer.unitId || leadUnitIds.includes(viewer.unitId);
}

export function canReportFor(viewer: Viewer, { unitId }: { unitId: string }): boolean {
  return can(viewer, "reportProgress") && unitId === viewer.unitId;
}

/** Units' files come back by chat: the office brings in any of its government, under its own name; others their own. */
export function canImportFor(
  viewer: Viewer,
  { unitId, governmentId }: { unitId: string; governmentId: string },
): boolean {
  if (!can(viewer, "importSheets") || governmentId !== viewer.governmentId) return false;
  return can(viewer, "managePlan") || canReportFor(viewer, { unitId });
}

interface ReviewAccess extends AssignmentAccess {
  governmentId: string;
  authorId: string;
}

/** The office reviews all of its government; a lead unit the other units of its duties; nobody an own report. */
export function canReviewReport(viewer: Viewer, access: ReviewAccess): boolean {
  if (access.authorId === viewer.userId || access.unitId === viewer.unitId) return false;
  if (access.governmentId !== viewer.governmentId) return false;
  return can(viewer, "reviewAny") || (can(viewer, "reviewLed") && access.leadUnitIds.includes(viewer.unitId));
}

/** The head signs what others of the unit hand in. */
export function canSignReport(viewer: Viewer, { unitId }: { unitId: string }): boolean {
  return can(viewer, "signReport") && unitId === viewer.unitId;
}

export function canReopenAssignment(viewer: Viewer, plan: PlanFacts): boolean {
  return can(viewer, "reopenAssignment") && plan.governmentId === viewer.governmentId;
}
