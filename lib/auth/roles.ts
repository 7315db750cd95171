import { forbidden } from "@/lib/errors";
import type { Role } from "@/prisma/generated/client";

/**
 * Who may do what: the one verb × role table. Tests, the access spec and the navigation read it.
 * Which records a verb reaches is a matter of scope (own unit, own government), not of this table.
 * The three administrators (三员) have no business verb.
 */
export const VERBS = {
  viewLedger: ["OFFICE", "LEADER", "UNIT_HEAD", "LIAISON", "ASSESSOR", "VIEWER"],
  /** Sees the whole government's year, not only the own unit's duties. */
  viewGovernment: ["OFFICE", "LEADER", "ASSESSOR", "VIEWER"],
  viewOverdue: ["OFFICE", "LEADER", "UNIT_HEAD", "LIAISON", "ASSESSOR", "VIEWER"],
  exportSheets: ["OFFICE", "LEADER", "UNIT_HEAD", "LIAISON", "ASSESSOR", "VIEWER"],
  managePlan: ["OFFICE"],
  /** The office any sheet, units what they report (`importKinds`). */
  importSheets: ["OFFICE", "UNIT_HEAD", "LIAISON"],
  manageTemplates: ["OFFICE"],
  editDuty: ["OFFICE"],
  assignDuties: ["OFFICE"],
  reportProgress: ["UNIT_HEAD", "LIAISON"],
  signReport: ["UNIT_HEAD"],
  /** Reviews any report of the government. */
  reviewAny: ["OFFICE"],
  /** Reviews the other units' reports on duties that the own unit leads. */
  reviewLed: ["UNIT_HEAD", "LIAISON"],
  reopenAssignment: ["OFFICE"],
  viewFindings: ["OFFICE", "LEADER", "UNIT_HEAD", "LIAISON", "ASSESSOR", "VIEWER"],
  /** The office any finding; units what they found with themselves or on duties they lead. */
  raiseFinding: ["OFFICE", "UNIT_HEAD", "LIAISON"],
  editFinding: ["OFFICE"],
  /** Measures, progress, extension and closure of the own unit's findings. */
  rectify: ["OFFICE", "UNIT_HEAD", "LIAISON"],
  signClosure: ["UNIT_HEAD"],
  /** 牵头部门核查. */
  checkClosure: ["UNIT_HEAD", "LIAISON"],
  reviewClosure: ["OFFICE"],
  approveClosure: ["LEADER"],
  recheckFindings: ["OFFICE"],
  attachEvidence: ["OFFICE", "UNIT_HEAD", "LIAISON"],
  /** Stored files and orphans, by hash: no names, no contents. */
  manageFiles: ["SYSTEM_ADMIN"],
  manageUnits: ["OFFICE", "SYSTEM_ADMIN"],
  viewUsers: ["SYSTEM_ADMIN", "SECURITY_ADMIN"],
  manageUsers: ["SYSTEM_ADMIN"],
  changeRole: ["SECURITY_ADMIN"],
  viewAudit: ["AUDITOR"],
  changeOwnPassword: [
    "OFFICE",
    "LEADER",
    "UNIT_HEAD",
    "LIAISON",
    "ASSESSOR",
    "VIEWER",
    "SYSTEM_ADMIN",
    "SECURITY_ADMIN",
    "AUDITOR",
  ],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof VERBS;

export function can(viewer: Role | { readonly role: Role }, verb: Verb): boolean {
  const role = typeof viewer === "string" ? viewer : viewer.role;
  return (VERBS[verb] as readonly Role[]).includes(role);
}

/** Throws FORBIDDEN unless the viewer's role has the verb. */
export function assertCan(viewer: Role | { readonly role: Role }, verb: Verb): void {
  if (!can(viewer, verb)) throw forbidden();
}
