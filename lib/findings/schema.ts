import { z } from "zod";
import { LAMPS } from "@/lib/duties/status";
import { codeList, sortList, valueList } from "@/lib/params";
import { FINDING_KINDS, FINDING_SOURCES, FINDING_STATUSES, SEVERITIES } from "./status";

/** Columns the ledger may be sorted by; a leading "-" reverses. Every sort ends in the id. */
export const FINDING_SORTS = [
  "number",
  "source",
  "kind",
  "severity",
  "status",
  "lamp",
  "dueOn",
  "foundOn",
  "closedOn",
  "lead",
  "unit",
  "measures",
] as const;
export type FindingSort = (typeof FINDING_SORTS)[number];

export const FINDING_GROUPS = ["source", "unit", "lead", "status", "indicator"] as const;
export type FindingGroup = (typeof FINDING_GROUPS)[number];

/** 已退回, 申请延期中, 反弹, 回头看待查. */
const FINDING_FLAGS = ["RETURNED", "EXTENSION", "RELAPSE", "RECHECK"] as const;
export type FindingFlag = (typeof FINDING_FLAGS)[number];

/** What waits for the viewer: to rectify, to sign, to check, to review, to approve. */
export const FINDING_TASKS = ["rectify", "sign", "check", "review", "approve"] as const;
export type FindingTask = (typeof FINDING_TASKS)[number];

/** Which findings: the parameters shared by page, facets, API and exports. Void ones are listed only when asked for by status. */
const filterShape = {
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  status: valueList(FINDING_STATUSES).optional(),
  lamp: valueList(LAMPS).optional(),
  source: valueList(FINDING_SOURCES).optional(),
  kind: valueList(FINDING_KINDS).optional(),
  severity: valueList(SEVERITIES).optional(),
  flag: valueList(FINDING_FLAGS).optional(),
  /** Code of a responsible unit. */
  unit: codeList.optional(),
  /** Code of the lead unit that checks. */
  lead: codeList.optional(),
  /** Code of a first- or second-level indicator. */
  indicator: codeList.optional(),
  /** Id of the duty it hangs on. */
  duty: z.uuid().optional(),
  task: z.enum(FINDING_TASKS).optional(),
  q: z.string().trim().max(100).optional(),
};

const findingFilterSchema = z.object(filterShape);
export type FindingFilter = z.output<typeof findingFilterSchema>;

export const findingListSchema = z.object({
  ...filterShape,
  sort: sortList(FINDING_SORTS).optional(),
  group: z.enum(FINDING_GROUPS).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(50),
});
export type FindingListInput = z.output<typeof findingListSchema>;

/** Facets that the ledger offers; each is a filter parameter. */
export const FINDING_FACETS = [
  "status",
  "lamp",
  "flag",
  "source",
  "kind",
  "severity",
  "unit",
  "lead",
  "indicator",
] as const;
export type FindingFacet = (typeof FINDING_FACETS)[number];

export const findingFacetSchema = z.strictObject({ facet: z.enum(FINDING_FACETS), filter: findingFilterSchema });

const id = z.uuid();
const version = z.int32().min(1);
/** Within the years that a plan may have. */
export const findingDay = z.iso.date().refine((text) => text >= "2000-01-01" && text <= "2100-12-31");

export const findingIdSchema = z.strictObject({ id });

/** The words of one measure. Empty `units` means: the finding's own. */
export const measureFields = {
  text: z.string().trim().min(2).max(2_000),
  /** Null means: the finding's first responsible unit. */
  leadUnitId: id.nullable(),
  unitIds: z.array(id).max(60),
  person: z.string().trim().max(40),
  dueText: z.string().trim().max(60),
  dueOn: findingDay.nullable(),
};

const findingFields = {
  source: z.enum(FINDING_SOURCES),
  kind: z.enum(FINDING_KINDS),
  severity: z.enum(SEVERITIES),
  text: z.string().trim().min(4).max(2_000),
  rootCause: z.string().trim().max(2_000),
  goal: z.string().trim().max(1_000),
  /** 长期坚持: what is aimed at until the next review. */
  stageGoal: z.string().trim().max(1_000),
  nextReviewOn: findingDay.nullable(),
  foundOn: findingDay,
  foundBy: z.string().trim().max(80),
  instruction: z.string().trim().max(200),
  /** Responsible units, the one that answers for it first. */
  unitIds: z.array(id).min(1, "unitRequired").max(60),
  /** Null means: the first lead unit of the duty it hangs on. */
  leadUnitId: id.nullable(),
  dutyId: id.nullable(),
  /** Null means: the duty's. */
  indicatorId: id.nullable(),
};

export const raiseFindingSchema = z.strictObject({
  year: z.int().min(2000).max(2100).nullable(),
  ...findingFields,
  /** The returned report it is raised from. */
  reportId: id.nullable(),
  measures: z.array(z.strictObject(measureFields)).max(20),
});
export type RaiseFindingInput = z.output<typeof raiseFindingSchema>;

/** Many at once, as pasted from Excel and confirmed: all or none. */
export const raiseFindingsSchema = z.strictObject({ findings: z.array(raiseFindingSchema).min(1).max(300) });
export type RaiseFindingsInput = z.output<typeof raiseFindingsSchema>;

export const editFindingSchema = z.strictObject({ id, version, ...findingFields });
export type EditFindingInput = z.output<typeof editFindingSchema>;

const reason = z.string().trim().min(2, "reasonRequired").max(500);

export const voidFindingSchema = z.strictObject({ id, version, reason });
export type VoidFindingInput = z.output<typeof voidFindingSchema>;

/** 转长期坚持. */
export const makeLongTermSchema = z.strictObject({
  id,
  version,
  reason,
  stageGoal: z.string().trim().min(2).max(1_000),
  nextReviewOn: findingDay,
});
export type MakeLongTermInput = z.output<typeof makeLongTermSchema>;

/** 阶段复核 of a finding in 长期坚持. */
export const reviewLongTermSchema = z.strictObject({
  id,
  version,
  record: z.string().trim().min(2).max(2_000),
  stageGoal: z.string().trim().min(2).max(1_000),
  nextReviewOn: findingDay,
});
export type ReviewLongTermInput = z.output<typeof reviewLongTermSchema>;

/** 恢复整改: back from 长期坚持. */
export const resumeFindingSchema = z.strictObject({ id, version, reason });
export type ResumeFindingInput = z.output<typeof resumeFindingSchema>;

/** One batch edit: what is absent stays as it is. The deadline is that of all measures not yet done. */
const batchChangeSchema = z.strictObject({
  leadUnitId: id.optional(),
  severity: z.enum(SEVERITIES).optional(),
  kind: z.enum(FINDING_KINDS).optional(),
  deadline: z.strictObject({ dueOn: findingDay, dueText: z.string().trim().max(60) }).optional(),
});
export type FindingBatchChange = z.output<typeof batchChangeSchema>;

export const batchEditFindingsSchema = z.strictObject({
  rows: z.array(z.strictObject({ id, version })).min(1).max(500),
  change: batchChangeSchema,
});
export type BatchEditFindingsInput = z.output<typeof batchEditFindingsSchema>;
