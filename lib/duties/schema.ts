import { z } from "zod";
import { codeList, sortList, valueList } from "@/lib/params";
import { DUTY_KINDS, DUTY_STATUSES, FREQUENCIES, LAMPS } from "./status";

/** Columns a list of duties may be sorted by; a leading "-" reverses. Every sort ends in the id. */
export const DUTY_SORTS = [
  "code",
  "title",
  "indicator",
  "points",
  "lead",
  "dueOn",
  "openDueOn",
  "lamp",
  "status",
  "done",
  "findings",
  "lastReportAt",
] as const;
export type DutySort = (typeof DUTY_SORTS)[number];

export const DUTY_GROUPS = ["keyTask", "lead", "indicator"] as const;
export type DutyGroup = (typeof DUTY_GROUPS)[number];

/** Which duties: the parameters shared by page, facets, API and exports. Several values are separated by commas. */
const filterShape = {
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  kind: valueList(DUTY_KINDS).optional(),
  lamp: valueList(LAMPS).optional(),
  status: valueList(DUTY_STATUSES).optional(),
  /** Code of a first- or second-level indicator. */
  indicator: codeList.optional(),
  /** Code of a key task: its items. */
  keyTask: codeList.optional(),
  /** Code of a lead unit. */
  lead: codeList.optional(),
  /** Code of a unit the duty is assigned to. */
  unit: codeList.optional(),
  /** Status, lamp and missing report of the viewer's own assignment. */
  myStatus: valueList(DUTY_STATUSES).optional(),
  myLamp: valueList(LAMPS).optional(),
  myMissing: z.literal("1").optional(),
  /** Rectification: findings still open, all closed, or none. */
  findings: valueList(["OPEN", "CLOSED", "NONE"]).optional(),
  q: z.string().trim().max(100).optional(),
};

const dutyFilterSchema = z.object(filterShape);
export type DutyFilter = z.output<typeof dutyFilterSchema>;

export const dutyListSchema = z.object({
  ...filterShape,
  sort: sortList(DUTY_SORTS).optional(),
  group: z.enum(DUTY_GROUPS).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(50),
});
export type DutyListInput = z.output<typeof dutyListSchema>;

/** Facets that the ledger offers; each is a filter parameter. */
export const DUTY_FACETS = [
  "kind",
  "lamp",
  "status",
  "indicator",
  "keyTask",
  "lead",
  "unit",
  "myStatus",
  "findings",
] as const;
export type DutyFacet = (typeof DUTY_FACETS)[number];

export const dutyFacetSchema = z.strictObject({ facet: z.enum(DUTY_FACETS), filter: dutyFilterSchema });

const id = z.uuid();
const version = z.int32().min(1);

export const dutyIdSchema = z.strictObject({ id });
/** Within the years that a plan may have: PostgreSQL knows no year 0, and Excel none before 1900. */
const day = z.iso.date().refine((text) => text >= "2000-01-01" && text <= "2100-12-31");
const points = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/);

/** Units and groups, in the order they print. */
const partiesSchema = z.object({
  leads: z.array(id).min(1, "leadRequired").max(10),
  units: z.array(id).max(80),
  groups: z.array(id).max(20),
});
export type PartiesInput = z.output<typeof partiesSchema>;

const dutyFields = {
  code: z.string().trim().min(1).max(20),
  title: z.string().trim().min(1).max(200),
  content: z.string().trim().max(4_000),
  criteria: z.string().trim().max(4_000),
  points: points.nullable(),
  indicatorId: id.nullable(),
  keyTaskId: id.nullable(),
  dueText: z.string().trim().max(60),
  dueOn: day.nullable(),
  frequency: z.enum(FREQUENCIES),
  remark: z.string().trim().max(300),
  /** Printed names; empty means: as the units and groups are called. */
  leadText: z.string().trim().max(200),
  unitsText: z.string().trim().max(400),
  parties: partiesSchema,
};

export const createDutySchema = z.strictObject({ planId: id, kind: z.enum(DUTY_KINDS), ...dutyFields });
export type CreateDutyInput = z.output<typeof createDutySchema>;

export const editDutySchema = z.strictObject({ id, version, ...dutyFields });
export type EditDutyInput = z.output<typeof editDutySchema>;

export const voidDutySchema = z.strictObject({ id, version, reason: z.string().trim().min(2).max(500) });
export type VoidDutyInput = z.output<typeof voidDutySchema>;

/** The plan's duties of one kind in their new order, all of them. */
export const orderDutiesSchema = z.strictObject({
  planId: id,
  kind: z.enum(DUTY_KINDS),
  ids: z.array(id).min(1).max(2_000),
});
export type OrderDutiesInput = z.output<typeof orderDutiesSchema>;

/** One batch edit: what is absent stays as it is. */
const batchChangeSchema = z.strictObject({
  leads: z.array(id).min(1).max(10).optional(),
  responsible: z.strictObject({ units: z.array(id).max(80), groups: z.array(id).max(20) }).optional(),
  deadline: z.strictObject({ dueOn: day.nullable(), dueText: z.string().trim().max(60) }).optional(),
});
export type BatchChange = z.output<typeof batchChangeSchema>;

export const batchPreviewSchema = z.strictObject({ ids: z.array(id).min(1).max(500), change: batchChangeSchema });
export type BatchPreviewInput = z.output<typeof batchPreviewSchema>;

export const batchEditSchema = z.strictObject({
  rows: z.array(z.strictObject({ id, version })).min(1).max(500),
  change: batchChangeSchema,
});
export type BatchEditInput = z.output<typeof batchEditSchema>;

export const undoBatchSchema = z.strictObject({ batchId: id });
export type UndoBatchInput = z.output<typeof undoBatchSchema>;

export const assignmentDeadlineSchema = z.strictObject({ id, version, dueOn: day.nullable() });
export type AssignmentDeadlineInput = z.output<typeof assignmentDeadlineSchema>;
