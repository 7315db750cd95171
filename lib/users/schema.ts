import { z } from "zod";
import { isStorable } from "@/lib/input";
import { Role } from "@/prisma/generated/enums";

const text = (max: number) => z.string().trim().max(max);
/** Empty text means "none". */
const optional = (max: number) =>
  text(max)
    .nullable()
    .transform((value) => value || null);

export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{2,39}$/, "usernameForm");

export const personName = text(40).min(1);

const userFields = { name: personName, title: optional(40), phone: optional(40), unitId: z.uuid() };
const target = { id: z.uuid(), version: z.int32() };

export const createUserSchema = z.strictObject({ ...userFields, username, role: z.enum(Role) });
export const editUserSchema = z.strictObject({ ...userFields, ...target });
export const changeRoleSchema = z.strictObject({ ...target, role: z.enum(Role) });
export const userTargetSchema = z.strictObject(target);

export type CreateUserInput = z.output<typeof createUserSchema>;
export type EditUserInput = z.output<typeof editUserSchema>;
export type ChangeRoleInput = z.output<typeof changeRoleSchema>;
export type UserTargetInput = z.output<typeof userTargetSchema>;

/** What the page of users may be asked for. */
export const userParamsSchema = z.object({
  q: text(40).refine(isStorable).default("").catch(""),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

export type UserParams = z.output<typeof userParamsSchema>;
