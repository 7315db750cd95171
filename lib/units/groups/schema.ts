import { z } from "zod";

const groupFields = {
  name: z.string().trim().min(1).max(40),
  sortNo: z.coerce.number().int().min(0).max(9_999),
  unitIds: z.array(z.uuid()).max(500),
};

export const createGroupSchema = z.strictObject(groupFields);
export const editGroupSchema = z.strictObject({ ...groupFields, id: z.uuid(), version: z.int32() });
export const voidGroupSchema = z.strictObject({ id: z.uuid(), version: z.int32() });

export type CreateGroupInput = z.output<typeof createGroupSchema>;
export type EditGroupInput = z.output<typeof editGroupSchema>;
