import { z } from "zod";
import { isStorable } from "@/lib/input";
import type {
  ClosureLevel,
  DutyStatus,
  ImportKind,
  MeasureStatus,
  RecheckReason,
  RecheckResult,
  Role,
} from "@/prisma/generated/client";

/** A value before and after, as text or number that can be shown as it is. */
export interface Change {
  from: Shown;
  to: Shown;
}
export type Shown = string | number | boolean | null;
export type Changes = Record<string, Change>;

type Nothing = Record<never, never>;

/** Every kind of audit event and what it carries. The sentences are in messages/<locale>/audit.json under the same names. */
export interface AuditPayloads {
  PLAN_CREATED: { year: number };
  PLAN_EDITED: { year: number; changes: Changes };
  PLAN_ISSUED: { year: number };
  PLAN_CLOSED: { year: number };
  DUTY_CREATED: { code: string; title: string };
  DUTY_EDITED: { code?: string; changes: Changes };
  DUTY_VOIDED: { code?: string; reason: string };
  DUTIES_ORDERED: { count: number };
  /** Lead and responsible units as printed. */
  ASSIGNED: { code?: string; changes: Changes };
  DEADLINE_SET: { code?: string; changes: Changes; unit?: string };
  BATCH_UNDONE: { code?: string; changes: Changes };
  REPORT_SUBMITTED: { period: string; isDone: boolean; unit?: string };
  REPORT_UNCHANGED: { period: string; unit?: string };
  REPORT_WITHDRAWN: { period: string; unit?: string };
  REPORT_SIGNED: { period: string; unit?: string };
  REPORT_ACCEPTED: { period?: string; isDone: boolean; unit?: string };
  REPORT_RETURNED: { period?: string; reason: string; unit?: string };
  ASSIGNMENT_REOPENED: { reason: string; unit?: string; status?: DutyStatus };
  UNIT_CREATED: { name: string };
  UNIT_EDITED: { name: string; changes: Changes };
  UNIT_ENDED: { name: string };
  GROUP_CREATED: { name: string };
  GROUP_EDITED: { name: string; changes: Changes };
  GROUP_VOIDED: { name: string };
  USER_CREATED: { username: string; name: string; role: Role };
  USER_EDITED: { username: string; changes: Changes };
  USER_DISABLED: { username: string };
  USER_ENABLED: { username: string };
  ROLE_CHANGED: { username: string; from: Role; to: Role };
  PASSWORD_RESET: { username: string };
  PASSWORD_CHANGED: Nothing;
  PROFILE_EDITED: { changes: Changes };
  SIGNED_IN: { ip: string };
  SIGN_IN_FAILED: { username: string; ip: string; reason: "REFUSED" | "RATE_LIMITED" };
  SIGNED_OUT: Nothing;
  SYSTEM_SET_UP: { government: string };
  FINDING_RAISED: { number: string; text: string; ancestor?: string };
  FINDING_EDITED: { number: string; changes: Changes };
  FINDING_VOIDED: { number: string; reason: string };
  FINDING_MADE_LONG_TERM: { number: string; reason: string; nextReviewOn: string };
  FINDING_REVIEWED: { number: string; record: string; nextReviewOn: string };
  FINDING_RESUMED: { number: string; reason: string };
  /** `measure` is its place in the finding, counted from 1. */
  MEASURE_ADDED: { number: string; measure: number; text: string };
  MEASURE_EDITED: { number: string; measure: number; changes: Changes };
  MEASURE_VOIDED: { number: string; measure: number; reason: string };
  MEASURE_REPORTED: { number: string; measure: number; status: MeasureStatus; text: string };
  EXTENSION_REQUESTED: { number: string; measure: number; from: string | null; to: string; reason: string };
  EXTENSION_SIGNED: { number: string; measure: number };
  EXTENSION_GRANTED: { number: string; measure: number; from: string | null; to: string };
  EXTENSION_REFUSED: { number: string; measure: number; reason: string };
  EXTENSION_WITHDRAWN: { number: string; measure: number };
  CLOSURE_APPLIED: { number: string; round: number };
  CLOSURE_PASSED: { number: string; round: number; level: ClosureLevel; opinion: string };
  CLOSURE_RETURNED: { number: string; round: number; level: ClosureLevel; reason: string };
  CLOSURE_WITHDRAWN: { number: string; round: number };
  FINDING_CLOSED: { number: string; round: number };
  RECHECK_CHOSEN: { number: string; reason: RecheckReason };
  RECHECK_RECORDED: { number: string; result: RecheckResult; record: string; relapse?: string };
  EVIDENCE_ADDED: { name: string; edition: number; number?: string; code?: string; period?: string };
  EVIDENCE_VOIDED: { name: string; reason: string; number?: string; code?: string };
  EVIDENCE_DOWNLOADED: { name: string; number?: string; code?: string };
  EVIDENCE_ZIPPED: { of: string; files: number };
  EVIDENCE_REFUSED: { name: string; reason: string };
  FILES_CLEARED: { files: number; bytes: number };
  IMPORT_CONFIRMED: {
    kind: ImportKind;
    files: string;
    creates: number;
    updates: number;
    reason: string;
    documentNo: string;
  };
  IMPORT_UNDONE: { kind: ImportKind; files: string; records: number };
  TEMPLATE_ADDED: { name: string; document: string; edition: number };
  TEMPLATE_VOIDED: { name: string; document: string };
  EXPORTED: { document: string; rows: number; filters?: Record<string, Shown | readonly Shown[]> };
}

export type AuditKind = keyof AuditPayloads;

/** All kinds, for filters and checks. */
export const AUDIT_KINDS = Object.keys({
  PLAN_CREATED: 1,
  PLAN_EDITED: 1,
  PLAN_ISSUED: 1,
  PLAN_CLOSED: 1,
  DUTY_CREATED: 1,
  DUTY_EDITED: 1,
  DUTY_VOIDED: 1,
  DUTIES_ORDERED: 1,
  ASSIGNED: 1,
  DEADLINE_SET: 1,
  BATCH_UNDONE: 1,
  REPORT_SUBMITTED: 1,
  REPORT_UNCHANGED: 1,
  REPORT_WITHDRAWN: 1,
  REPORT_SIGNED: 1,
  REPORT_ACCEPTED: 1,
  REPORT_RETURNED: 1,
  ASSIGNMENT_REOPENED: 1,
  UNIT_CREATED: 1,
  UNIT_EDITED: 1,
  UNIT_ENDED: 1,
  GROUP_CREATED: 1,
  GROUP_EDITED: 1,
  GROUP_VOIDED: 1,
  USER_CREATED: 1,
  USER_EDITED: 1,
  USER_DISABLED: 1,
  USER_ENABLED: 1,
  ROLE_CHANGED: 1,
  PASSWORD_RESET: 1,
  PASSWORD_CHANGED: 1,
  PROFILE_EDITED: 1,
  SIGNED_IN: 1,
  SIGN_IN_FAILED: 1,
  SIGNED_OUT: 1,
  SYSTEM_SET_UP: 1,
  FINDING_RAISED: 1,
  FINDING_EDITED: 1,
  FINDING_VOIDED: 1,
  FINDING_MADE_LONG_TERM: 1,
  FINDING_REVIEWED: 1,
  FINDING_RESUMED: 1,
  MEASURE_ADDED: 1,
  MEASURE_EDITED: 1,
  MEASURE_VOIDED: 1,
  MEASURE_REPORTED: 1,
  EXTENSION_REQUESTED: 1,
  EXTENSION_SIGNED: 1,
  EXTENSION_GRANTED: 1,
  EXTENSION_REFUSED: 1,
  EXTENSION_WITHDRAWN: 1,
  CLOSURE_APPLIED: 1,
  CLOSURE_PASSED: 1,
  CLOSURE_RETURNED: 1,
  CLOSURE_WITHDRAWN: 1,
  FINDING_CLOSED: 1,
  RECHECK_CHOSEN: 1,
  RECHECK_RECORDED: 1,
  EVIDENCE_ADDED: 1,
  EVIDENCE_VOIDED: 1,
  EVIDENCE_DOWNLOADED: 1,
  EVIDENCE_ZIPPED: 1,
  EVIDENCE_REFUSED: 1,
  FILES_CLEARED: 1,
  IMPORT_CONFIRMED: 1,
  IMPORT_UNDONE: 1,
  TEMPLATE_ADDED: 1,
  TEMPLATE_VOIDED: 1,
  EXPORTED: 1,
} satisfies Record<AuditKind, 1>) as [AuditKind, ...AuditKind[]];

interface Subject {
  dutyId?: string | null;
  assignmentId?: string | null;
  findingId?: string | null;
  /** Defaults to the viewer's government. */
  governmentId?: string | null;
}

/** One thing that happened, with its payload checked against its kind. */
export type AuditInput = { [Kind in AuditKind]: { kind: Kind; payload: AuditPayloads[Kind] } & Subject }[AuditKind];

/** What the auditor's page may be asked for. */
export const auditParamsSchema = z.object({
  kind: z.enum(AUDIT_KINDS).optional().catch(undefined),
  person: z.string().trim().max(40).refine(isStorable).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});

export type AuditParams = z.output<typeof auditParamsSchema>;
