import { z } from "zod";
import { personName, username } from "../schema";

const password = z.string().min(1).max(1_000);

export const setUpSchema = z.strictObject({
  token: z.string().min(1).max(200),
  governmentName: z.string().trim().min(1).max(80),
  governmentCode: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]{1,40}$/, "codeForm"),
  adminUsername: username,
  adminName: personName,
  adminPassword: password,
  officeUsername: username,
  officeName: personName,
  officePassword: password,
});

export type SetUpInput = z.output<typeof setUpSchema>;
