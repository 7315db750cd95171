import { z } from "zod";

const name = z.string().trim().min(1).max(80);

/** What people type about a unit. Empty initials are proposed from the short name. */
const unitFields = {
  name,
  shortName: z.string().trim().min(1).max(40),
  initials: z
    .string()
    .trim()
    .toLowerCase()
    .max(40)
    .regex(/^[a-z0-9 ]*$/),
  kind: z.enum(["OFFICE", "DEPARTMENT", "TOWN"]),
  class: z.enum(["ENFORCEMENT", "OTHER", "TOWN"]).nullable(),
  sortNo: z.coerce.number().int().min(0).max(9_999),
  phone: z.string().trim().max(40).nullable(),
};

export const createUnitSchema = z.strictObject({
  ...unitFields,
  code: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{1,40}$/, "codeForm"),
});

export const editUnitSchema = z.strictObject({
  ...unitFields,
  id: z.uuid(),
  version: z.int32(),
  formerNames: z.array(name).max(20),
});

export const endUnitSchema = z.strictObject({ id: z.uuid(), version: z.int32() });

export type CreateUnitInput = z.output<typeof createUnitSchema>;
export type EditUnitInput = z.output<typeof editUnitSchema>;
