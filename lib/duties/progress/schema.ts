import { z } from "zod";
import { PERIOD } from "./rules";

const id = z.uuid();
const version = z.int().min(1);
const period = z.string().regex(PERIOD, "periodInvalid");
const text = (max: number) => z.string().trim().max(max);

/** What a report says. Progress may be empty in a draft only. */
const words = {
  period,
  progress: text(4_000),
  problems: text(2_000).default(""),
  nextSteps: text(2_000).default(""),
  isDone: z.boolean().default(false),
};

export const draftSchema = z.strictObject({ assignmentId: id, ...words });
export type DraftInput = z.output<typeof draftSchema>;

/** Drafts of one period; a sheet also keeps which rows are marked 无变化. */
export const draftsSchema = z.strictObject({
  period,
  rows: z
    .array(draftSchema.omit({ period: true }).extend({ isUnchanged: z.boolean().optional() }))
    .min(1)
    .max(500),
});
export type DraftsInput = z.output<typeof draftsSchema>;

/** `version` is the assignment's. */
export const submitReportSchema = z.strictObject({ assignmentId: id, version, ...words });
export type SubmitReportInput = z.output<typeof submitReportSchema>;

/** Many reports of one period handed in together; all or none. `isUnchanged` reports 无变化 and needs no words. */
export const submitSheetSchema = z.strictObject({
  period,
  rows: z
    .array(submitReportSchema.omit({ period: true }).extend({ isUnchanged: z.boolean().default(false) }))
    .min(1)
    .max(500),
});
export type SubmitSheetInput = z.output<typeof submitSheetSchema>;

/** `version` is the report's, here and below. */
export const reportVersionSchema = z.strictObject({ reportId: id, version });
export type ReportVersionInput = z.output<typeof reportVersionSchema>;

const REVIEW_DECISIONS = ["ACCEPT", "RETURN"] as const;

export const reviewReportSchema = z.strictObject({
  reportId: id,
  version,
  decision: z.enum(REVIEW_DECISIONS),
  /** Whether the assignment is done; by default what the report says. */
  isDone: z.boolean().optional(),
  reason: text(500).optional(),
});
export type ReviewReportInput = z.output<typeof reviewReportSchema>;

/** Accepts many reports as they stand, unless `isDone` overrules what one says. */
export const acceptReportsSchema = z.strictObject({
  rows: z
    .array(reportVersionSchema.extend({ isDone: z.boolean().optional() }))
    .min(1)
    .max(10_000),
});
export type AcceptReportsInput = z.output<typeof acceptReportsSchema>;

export const reopenSchema = z.strictObject({ assignmentId: id, version, reason: text(500) });
export type ReopenInput = z.output<typeof reopenSchema>;

/** POST /api/v1/assignments/{id}/reports; without `submit` it is kept as a draft. */
export const apiReportSchema = z.strictObject({ ...words, submit: z.boolean(), version });

/** POST /api/v1/reports/{id}/review */
export const apiReviewSchema = reviewReportSchema.omit({ reportId: true });

/** Which pending reports: parameters of the review page. `tab` "sign" is what awaits the unit head's signature. */
export const reviewFilterSchema = z.object({
  tab: z.enum(["review", "sign"]).default("review"),
  unit: z.string().max(40).optional(),
  keyTask: z.string().max(20).optional(),
  period: period.optional(),
  done: z.enum(["1", "0"]).optional(),
  page: z.coerce.number().int().min(1).default(1),
});
export type ReviewFilter = z.output<typeof reviewFilterSchema>;

/** Everything a filter finds, on all its pages, that was handed in before the reviewer looked. */
export const acceptFilteredSchema = z.strictObject({
  filter: reviewFilterSchema,
  until: z.iso.datetime().transform((text) => new Date(text)),
});
export type AcceptFilteredInput = z.output<typeof acceptFilteredSchema>;

/** Parameters of the period sheet. */
export const sheetParamsSchema = z.object({
  period: period.optional().catch(undefined),
  show: z.enum(["todo", "empty", "returned", "handed", "all"]).optional().catch(undefined),
});
