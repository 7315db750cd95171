import { z } from "zod";

const id = z.uuid();
const version = z.int32().min(1);
const title = z.string().trim().min(2).max(120);

/** `copyFrom` takes over indicators, duties and who does them from another year, with every date moved to the new year. */
export const createPlanSchema = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100),
  title,
  copyFrom: id.nullable(),
});
export type CreatePlanInput = z.output<typeof createPlanSchema>;

/** What the office decides for a year; a copied year starts with the settings of its source. */
const planSettings = z.strictObject({
  /** 单位负责人审签 of reports. */
  headSignOff: z.boolean(),
  /** 销号审核层级. Switching all off leaves the office's: somebody else always checks. */
  closureHead: z.boolean(),
  closureLead: z.boolean(),
  closureOffice: z.boolean(),
  closureLeader: z.boolean(),
  /** 佐证材料: files of one unit on one duty, megabytes of one unit in the year. */
  filesPerDuty: z.coerce.number().int().min(1).max(1_000),
  megabytesPerUnit: z.coerce.number().int().min(50).max(1_000_000),
});
export type PlanSettings = z.output<typeof planSettings>;

export const editPlanSchema = planSettings.extend({ id, version, title });
export type EditPlanInput = z.output<typeof editPlanSchema>;

export const planVersionSchema = z.strictObject({ id, version });
export type PlanVersionInput = z.output<typeof planVersionSchema>;

export const addIndicatorSchema = z.strictObject({
  planId: id,
  parentId: id.nullable(),
  code: z
    .string()
    .trim()
    .regex(/^\d{1,2}(\.\d{1,2})?$/),
  name: z.string().trim().min(2).max(80),
  points: z
    .string()
    .trim()
    .regex(/^\d{1,3}(\.\d{1,2})?$/),
});
export type AddIndicatorInput = z.output<typeof addIndicatorSchema>;

export const removeIndicatorSchema = z.strictObject({ id });
export type RemoveIndicatorInput = z.output<typeof removeIndicatorSchema>;
