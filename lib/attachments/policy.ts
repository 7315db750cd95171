import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { canAttachToFinding, type FindingAccess } from "@/lib/findings/policy";
import { type FindingStatus, levelOf } from "@/lib/findings/status";
import type { PlanStatus } from "@/prisma/generated/enums";

/** Where a file is to hang, as far as permissions ask. */
export type AttachAccess =
  | { kind: "FINDING"; finding: FindingAccess }
  | { kind: "DUTY"; governmentId: string; leadUnitIds: readonly string[] }
  | { kind: "ASSIGNMENT"; governmentId: string; unitId: string };

/**
 * The office everywhere; units what they answer for: a finding of theirs, one that they lead and check, a duty that they lead,
 * their own share of a duty.
 */
export function canAttach(viewer: Viewer, access: AttachAccess): boolean {
  if (access.kind === "FINDING") return canAttachToFinding(viewer, access.finding);
  if (!can(viewer, "attachEvidence") || access.governmentId !== viewer.governmentId) return false;
  if (can(viewer, "editFinding")) return true;
  if (access.kind === "DUTY") return access.leadUnitIds.includes(viewer.unitId);
  return can(viewer, "reportProgress") && access.unitId === viewer.unitId;
}

interface UploadAccess {
  governmentId: string;
  /** The uploader's unit. */
  unitId: string;
}

/** What the own unit uploaded, and for the office everything of its government: to void it, or to replace it by a new edition. */
export function canVoidEvidence(viewer: Viewer, { governmentId, unitId }: UploadAccess): boolean {
  if (!can(viewer, "attachEvidence") || governmentId !== viewer.governmentId) return false;
  return can(viewer, "editFinding") || unitId === viewer.unitId;
}

/** Voided evidence is the office's alone: it may have been voided because it should never have been shown. */
export function canSeeVoided(viewer: Viewer): boolean {
  return can(viewer, "attachEvidence") && can(viewer, "editFinding");
}

/**
 * Whether evidence may be voided or replaced: of a closed or void finding, or of a closed year, it stays as it is; what a closure
 * is being decided on by, nobody but the office takes away.
 */
export function isEvidenceOpen(viewer: Viewer, plan: PlanStatus | null, finding: FindingStatus | null): boolean {
  if (plan === "CLOSED" || finding === "CLOSED" || finding === "VOID") return false;
  return finding === null || levelOf(finding) === null || can(viewer, "editFinding");
}
