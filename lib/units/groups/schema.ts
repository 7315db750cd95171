import { z } from "zod";

const groupFields = {
  name: z.string().trim().min(1).max(40),
  sortNo: z.coerce.number().int().min(0).max(9_999),
  unitIds: z.array(z.uuid()).max(500),
};

export const createGroupInput = z.strictObject(groupFields);
export const editGroupInput = z.strictObject({ ...groupFields, id: z.uuid(), version: z.int() });
export const voidGroupInput = z.strictObject({ id: z.uuid(), version: z.int() });

export type CreateGroup = z.infer<typeof createGroupInput>;
export type EditGroup = z.infer<typeof editGroupInput>;
