import type { DutyKind, DutyStatus, Frequency, PartyRole, ReportStatus } from "@/prisma/generated/enums";

export type { DutyKind, DutyStatus, Frequency, PartyRole, ReportStatus };

/** The derived light of a duty or assignment, worst first as lists sort it. */
export const LAMPS = ["RED", "YELLOW", "GREEN", "GREY", "DONE"] as const;
export type Lamp = (typeof LAMPS)[number];

export const DUTY_KINDS = ["KEY_TASK", "ASSESSMENT_ITEM"] as const satisfies readonly DutyKind[];
export const FREQUENCIES = ["QUARTERLY", "MONTHLY", "ONCE", "NONE"] as const satisfies readonly Frequency[];
export const DUTY_STATUSES = [
  "NOT_STARTED",
  "IN_PROGRESS",
  "SUBMITTED",
  "RETURNED",
  "DONE",
] as const satisfies readonly DutyStatus[];

/** What may happen to an assignment in each status. "report" covers reporting done, in progress and no change. */
const ASSIGNMENT_VERBS = {
  NOT_STARTED: ["report", "unchanged"],
  IN_PROGRESS: ["report", "unchanged"],
  SUBMITTED: ["report", "withdraw", "review"],
  RETURNED: ["report"],
  DONE: ["reopen"],
} as const satisfies Record<DutyStatus, readonly string[]>;

export type AssignmentVerb = (typeof ASSIGNMENT_VERBS)[DutyStatus][number];

export function allows(status: DutyStatus, verb: AssignmentVerb): boolean {
  return (ASSIGNMENT_VERBS[status] as readonly AssignmentVerb[]).includes(verb);
}
