import { z } from "zod";
import { documentSchema } from "@/lib/documents/schema";
import { apiReportSchema, apiReviewSchema } from "@/lib/duties/progress/schema";
import { dutyListSchema } from "@/lib/duties/schema";
import { DUTY_KINDS, DUTY_STATUSES, FREQUENCIES, LAMPS } from "@/lib/duties/status";
import { ERROR_STATUS, type ErrorCode } from "@/lib/errors";

/** Parameters of the list: the ledger's own, but a name that we do not know is a fault instead of being passed over. */
export const dutyParamsSchema = z.strictObject(dutyListSchema.shape);

/** Parameters of the exports: the ledger's without its pages, `view` of the list of late work and `period` of the progress sheet. */
export const exportParamsSchema = z
  .strictObject({
    ...dutyListSchema.shape,
    view: documentSchema.overdue.shape.view,
    period: documentSchema.progress.shape.period,
  })
  .omit({ page: true, size: true });

/** A draft may be empty, a report that is handed in may not. */
export const reportBodySchema = apiReportSchema.refine(({ submit, progress }) => !submit || progress !== "", {
  path: ["progress"],
  message: "progressRequired",
});
export type ReportBody = z.output<typeof reportBodySchema>;

export const reviewBodySchema = apiReviewSchema;

const id = z.uuid();
const day = z.iso.date();
const instant = z.iso.datetime();
const count = z.int().min(0);
const version = z.int().min(1);
const points = z.string().regex(/^\d+\.\d{2}$/);
const named = z.strictObject({ code: z.string(), name: z.string() });
const status = z.enum(DUTY_STATUSES);
const lamp = z.enum(LAMPS);
const partyRole = z.enum(["LEAD", "RESPONSIBLE", "SUPPORTING"]);
const reportStatus = z.enum(["DRAFT", "SIGNING", "SUBMITTED", "ACCEPTED", "RETURNED", "WITHDRAWN"]);

const mineSchema = z
  .strictObject({ assignmentId: id, status, lamp, version })
  .describe("The assignment of the signed-in person's own unit; absent when it has none");

const dutyFields = {
  id,
  code: z.string(),
  kind: z.enum(DUTY_KINDS),
  title: z.string(),
  points: points.nullable().describe("Two decimals; those of a key task are the sum of its items"),
  indicator: named.nullable(),
  leadUnits: z.array(named),
  dueText: z.string().describe("The deadline as printed"),
  dueOn: day.nullable(),
  originalDueOn: day.nullable(),
  openDueOn: day.nullable().describe("The earliest deadline that is still owed"),
  status,
  lamp: lamp.describe("The light of the whole duty today in Asia/Shanghai"),
  unitsDone: count,
  unitsTotal: count,
  findingsOpen: count,
  findingsTotal: count,
  version,
  mine: mineSchema.optional(),
};

export const dutySummarySchema = z.strictObject(dutyFields);
export type DutySummaryJson = z.output<typeof dutySummarySchema>;

export const dutyListAnswerSchema = z.strictObject({
  total: count,
  page: z.int().min(1),
  size: z.int().min(1).max(100),
  items: z.array(dutySummarySchema),
});
export type DutyListJson = z.output<typeof dutyListAnswerSchema>;

export const lastReportSchema = z.strictObject({
  id,
  period: z.string(),
  status: reportStatus,
  progress: z.string(),
  problems: z.string(),
  nextSteps: z.string(),
  isDone: z.boolean(),
  isUnchanged: z.boolean(),
  submittedAt: instant.nullable(),
  returnReason: z.string().nullable(),
  version,
});

export const assignmentSchema = z.strictObject({
  id,
  unit: named,
  role: partyRole,
  status,
  lamp,
  dueOn: day.nullable().describe("The unit's own deadline if it has one, else the duty's"),
  version,
  lastReport: lastReportSchema.nullable(),
});

export const dutyDetailSchema = z.strictObject({
  ...dutyFields,
  year: z.int(),
  content: z.string().describe("考核内容 or 工作措施"),
  criteria: z.string().describe("评分标准"),
  keyTask: z.strictObject({ code: z.string(), title: z.string() }).nullable(),
  leadText: z.string().describe("Lead units as printed"),
  unitsText: z.string().describe("Responsible units as printed"),
  frequency: z.enum(FREQUENCIES),
  remark: z.string(),
  assignments: z.array(assignmentSchema).describe("The assignments that the signed-in person sees in full"),
  others: z
    .strictObject({ total: count, done: count, overdue: count, dueSoon: count })
    .describe("All further assignments, as counts"),
});
export type DutyDetailJson = z.output<typeof dutyDetailSchema>;

/** What a written report is answered with; status and version are the report's. */
export const reportAnswerSchema = z.strictObject({ id, assignmentId: id, status: reportStatus, version });
export type ReportJson = z.output<typeof reportAnswerSchema>;

const codes = [...(Object.keys(ERROR_STATUS) as ErrorCode[]), "UNEXPECTED"] as const;

/** RFC 9457 problem. */
export const problemSchema = z.strictObject({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe("A sentence in the signed-in person's language"),
  code: z.enum(codes),
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
  current: z.unknown().optional().describe("CONFLICT: what the record is now"),
  requestId: z.string(),
});

export const healthSchema = z.strictObject({
  status: z.enum(["ok", "unavailable"]),
  checks: z.record(z.string(), z.boolean()),
});
