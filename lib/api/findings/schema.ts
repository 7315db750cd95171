import { z } from "zod";
import { LAMPS } from "@/lib/duties/status";
import { decideClosureSchema } from "@/lib/findings/closure/schema";
import { reportMeasureSchema } from "@/lib/findings/measures/schema";
import { findingListSchema, measureFields, raiseFindingSchema } from "@/lib/findings/schema";
import {
  CHECK_METHODS,
  CLOSURE_LEVELS,
  FINDING_KINDS,
  FINDING_SOURCES,
  FINDING_STATUSES,
  MEASURE_STATUSES,
  SEVERITIES,
} from "@/lib/findings/status";

/** Parameters of the list: the ledger's own, but a name that we do not know is a fault instead of being passed over. */
export const findingParamsSchema = z.strictObject(findingListSchema.shape);

const raise = raiseFindingSchema.shape;
/** Code or id of a unit of the own government. */
const unitKey = z.string().trim().min(1).max(40);

const measureWords = {
  text: measureFields.text,
  dueOn: measureFields.dueOn.default(null),
  dueText: measureFields.dueText.default(""),
  person: measureFields.person.default(""),
  lead: unitKey.optional().describe("Code or id of the unit that leads it; the finding's first when absent"),
  units: z
    .array(unitKey)
    .max(60)
    .default([])
    .describe("Codes or ids of the units that do it; the finding's when empty"),
};

export const measureBodySchema = z.strictObject({
  ...measureWords,
  version: z.int32().min(1).optional().describe("The finding's; when given, it is checked"),
});
export type MeasureBody = z.output<typeof measureBodySchema>;

export const findingBodySchema = z.strictObject({
  year: z.int().min(2000).max(2100).optional().describe("The latest issued year when absent"),
  source: raise.source,
  kind: raise.kind,
  severity: raise.severity.default("MINOR"),
  text: raise.text,
  rootCause: raise.rootCause.default(""),
  goal: raise.goal.default(""),
  stageGoal: raise.stageGoal.default("").describe("Of what is kept up for long (长期坚持)"),
  nextReviewOn: raise.nextReviewOn.default(null),
  foundOn: raise.foundOn.optional().describe("Today when absent"),
  foundBy: raise.foundBy.default(""),
  instruction: raise.instruction.default("").describe("The document that demands it, as cited"),
  units: z
    .array(unitKey)
    .min(1, "unitRequired")
    .max(60)
    .describe("Codes or ids of the responsible units, the first answers"),
  lead: unitKey.optional().describe("Code or id of the unit that checks; the duty's lead unit when absent"),
  dutyId: raise.dutyId.default(null),
  indicatorId: raise.indicatorId.default(null),
  reportId: raise.reportId.default(null).describe("The returned report it is raised from"),
  measures: z.array(z.strictObject(measureWords)).max(20).default([]),
});
export type FindingBody = z.output<typeof findingBodySchema>;

const reportWords = reportMeasureSchema.shape;

export const measureReportBodySchema = z.strictObject({
  version: reportWords.version.describe("The measure's"),
  text: reportWords.text,
  status: reportWords.status,
});
export type MeasureReportBody = z.output<typeof measureReportBodySchema>;

const decide = decideClosureSchema.shape;

/** APPLY hands in, CHECK passes the lead unit's check, APPROVE every other level, RETURN gives back with a reason. */
export const closureBodySchema = z
  .strictObject({
    action: z.enum(["APPLY", "CHECK", "APPROVE", "RETURN"]),
    version: decide.version.describe("The finding's"),
    reason: decide.opinion.optional().describe("Why it is returned; otherwise an opinion"),
    method: z.enum(CHECK_METHODS).optional().describe("Of a CHECK; on site it needs a record in `reason`"),
    statement: z
      .string()
      .trim()
      .max(4_000)
      .optional()
      .describe("Of an APPLY; when empty, what was reported on the measures"),
    redo: decide.redo.describe("Of a RETURN: measures to be done again"),
  })
  .refine(({ action, reason = "" }) => action !== "RETURN" || reason.length >= 2, {
    path: ["reason"],
    message: "reasonRequired",
  })
  .refine(({ action, method, reason = "" }) => action !== "CHECK" || method !== "ON_SITE" || reason.length >= 2, {
    path: ["reason"],
    message: "checkRecordRequired",
  });
export type ClosureBody = z.output<typeof closureBodySchema>;

const id = z.uuid();
const day = z.iso.date();
const instant = z.iso.datetime();
const count = z.int().min(0);
const version = z.int().min(1);
const named = z.strictObject({ code: z.string(), name: z.string() });
const status = z.enum(FINDING_STATUSES);
const measureStatus = z.enum(MEASURE_STATUSES);
const lamp = z.enum(LAMPS);

const findingFields = {
  id,
  number: z.string(),
  source: z.enum(FINDING_SOURCES),
  kind: z.enum(FINDING_KINDS),
  severity: z.enum(SEVERITIES),
  status,
  text: z.string(),
  units: z.array(named).describe("Responsible units, the one that answers for it first"),
  dutyId: id.nullable(),
  foundOn: day,
  dueOn: day.nullable().describe("The earliest deadline among the measures that are not done"),
  closedOn: day.nullable(),
  lamp: lamp.describe("Today in Asia/Shanghai"),
  isReturned: z.boolean().describe("The last application was returned and none has followed"),
  isOverdue: z.boolean(),
  hasExtension: z.boolean().describe("A request for a later deadline waits for an answer"),
  measuresTotal: count,
  measuresDone: count,
  version,
};

export const findingSummarySchema = z.strictObject(findingFields);
export type FindingSummaryJson = z.output<typeof findingSummarySchema>;

export const findingListAnswerSchema = z.strictObject({
  total: count,
  page: z.int().min(1),
  size: z.int().min(1).max(100),
  items: z.array(findingSummarySchema),
});
export type FindingListJson = z.output<typeof findingListAnswerSchema>;

export const measureSchema = z.strictObject({
  id,
  sortNo: count,
  text: z.string(),
  leadUnit: named,
  units: z.array(named),
  person: z.string(),
  dueText: z.string().describe("The deadline as printed"),
  dueOn: day.nullable(),
  originalDueOn: day.nullable().describe("Before any extension"),
  status: measureStatus,
  lamp,
  progress: z.string().describe("As last reported"),
  doneOn: day.nullable(),
  version,
});
export type MeasureJson = z.output<typeof measureSchema>;

export const measureListAnswerSchema = z.strictObject({ total: count, items: z.array(measureSchema) });
export type MeasureListJson = z.output<typeof measureListAnswerSchema>;

export const closureSchema = z.strictObject({
  round: z.int().min(1),
  status: z.enum(["PENDING", "RETURNED", "WITHDRAWN", "CLOSED"]),
  statement: z.string(),
  unit: named,
  applicantName: z.string(),
  createdAt: instant,
  endedAt: instant.nullable(),
  steps: z.array(
    z.strictObject({
      level: z.enum(CLOSURE_LEVELS),
      decision: z.enum(["PASSED", "RETURNED", "SKIPPED"]),
      method: z.enum(CHECK_METHODS).nullable(),
      opinion: z.string(),
      actorName: z.string().describe("As it was then; empty when the level was skipped"),
      actorUnit: z.string(),
      createdAt: instant,
    }),
  ),
});

export const findingDetailSchema = z.strictObject({
  ...findingFields,
  year: z.int(),
  rootCause: z.string(),
  goal: z.string(),
  stageGoal: z.string(),
  nextReviewOn: day.nullable(),
  foundBy: z.string(),
  instruction: z.string(),
  lead: named.nullable().describe("The unit that checks the closure"),
  duty: z.strictObject({ id, code: z.string(), title: z.string() }).nullable(),
  indicator: named.nullable(),
  ancestor: z.strictObject({ id, number: z.string() }).nullable().describe("The closed finding that came back"),
  relapses: count,
  voidReason: z.string().nullable(),
  evidenceCount: count,
  measures: z.array(measureSchema),
  closures: z.array(closureSchema).describe("Rounds of closing, the newest first"),
});
export type FindingDetailJson = z.output<typeof findingDetailSchema>;

/** What an added measure is answered with; `findingVersion` is the finding's, which grows with its status. */
export const measureAnswerSchema = z.strictObject({
  id,
  findingId: id,
  status: measureStatus,
  version,
  findingVersion: version,
});
export type MeasureAnswerJson = z.output<typeof measureAnswerSchema>;

export const measureReportAnswerSchema = z.strictObject({ id, findingId: id, status: measureStatus, version });
export type MeasureReportJson = z.output<typeof measureReportAnswerSchema>;

export const closureAnswerSchema = z.strictObject({ id, status, version });
export type ClosureJson = z.output<typeof closureAnswerSchema>;
