import type {
  CheckMethod,
  ClosureDecision,
  ClosureLevel,
  ExtensionStatus,
  FindingKind,
  FindingSource,
  FindingStatus,
  MeasureStatus,
  RecheckReason,
  RecheckResult,
  Severity,
} from "@/prisma/generated/enums";

export type {
  CheckMethod,
  ClosureDecision,
  ClosureLevel,
  ExtensionStatus,
  FindingKind,
  FindingSource,
  FindingStatus,
  MeasureStatus,
  RecheckReason,
  RecheckResult,
  Severity,
};

export const FINDING_SOURCES = [
  "INSPECTION_CENTRAL",
  "INSPECTION_PROVINCE",
  "INSPECTION_CITY",
  "INSPECTION_COUNTY",
  "SELF_CHECK",
  "ASSESSMENT",
  "AUDIT",
  "PARTY_INSPECTION",
  "RECONSIDERATION",
  "PUBLIC",
] as const satisfies readonly FindingSource[];

export const FINDING_KINDS = ["IMMEDIATE", "DEADLINE", "LONG_TERM"] as const satisfies readonly FindingKind[];

/** Worst first, as lists sort them. */
export const SEVERITIES = ["SERIOUS", "MAJOR", "MINOR"] as const satisfies readonly Severity[];

/** In the order of the work; the board's columns. */
export const FINDING_STATUSES = [
  "REGISTERED",
  "RECTIFYING",
  "HEAD_REVIEW",
  "LEAD_CHECK",
  "OFFICE_REVIEW",
  "LEADER_APPROVAL",
  "LONG_TERM",
  "CLOSED",
  "VOID",
] as const satisfies readonly FindingStatus[];

export const MEASURE_STATUSES = [
  "NOT_STARTED",
  "IN_PROGRESS",
  "NEARLY_DONE",
  "DONE",
] as const satisfies readonly MeasureStatus[];

export const CLOSURE_LEVELS = ["HEAD", "LEAD", "OFFICE", "LEADER"] as const satisfies readonly ClosureLevel[];
export const CHECK_METHODS = ["ON_PAPER", "ON_SITE"] as const satisfies readonly CheckMethod[];

/** A closure waits at this level in this status, and in no other. */
export const LEVEL_STATUS = {
  HEAD: "HEAD_REVIEW",
  LEAD: "LEAD_CHECK",
  OFFICE: "OFFICE_REVIEW",
  LEADER: "LEADER_APPROVAL",
} as const satisfies Record<ClosureLevel, FindingStatus>;

/** The level at which a closure waits in this status; null when none is under way. */
export function levelOf(status: FindingStatus): ClosureLevel | null {
  return CLOSURE_LEVELS.find((level) => LEVEL_STATUS[level] === status) ?? null;
}

/** Everything that can be done to a finding, and in which status. Who may is policy.ts. */
const FINDING_VERBS = {
  REGISTERED: ["edit", "plan", "void"],
  RECTIFYING: ["edit", "plan", "report", "extend", "apply", "makeLongTerm", "void"],
  HEAD_REVIEW: ["decide", "withdraw"],
  LEAD_CHECK: ["decide", "withdraw"],
  OFFICE_REVIEW: ["decide", "withdraw"],
  LEADER_APPROVAL: ["decide", "withdraw"],
  LONG_TERM: ["edit", "plan", "report", "review", "resume", "apply", "void"],
  CLOSED: ["recheck"],
  VOID: [],
} as const satisfies Record<FindingStatus, readonly string[]>;

/** `plan` is to add, edit or void measures; `review` the stage review of 长期坚持; `resume` back from it. */
export type FindingVerb =
  | "edit"
  | "plan"
  | "void"
  | "report"
  | "extend"
  | "apply"
  | "makeLongTerm"
  | "decide"
  | "withdraw"
  | "review"
  | "resume"
  | "recheck";

export function findingAllows(status: FindingStatus, verb: FindingVerb): boolean {
  return (FINDING_VERBS[status] as readonly FindingVerb[]).includes(verb);
}
