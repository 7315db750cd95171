import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locale";
import { personName } from "../schema";

const secret = z.string().min(1).max(1_000);

export const changePasswordSchema = z
  .strictObject({ current: secret, next: secret, repeat: secret })
  .refine((input) => input.next === input.repeat, { path: ["repeat"], error: "passwordMismatch" });

export const editProfileSchema = z.strictObject({
  name: personName,
  phone: z
    .string()
    .trim()
    .max(40)
    .transform((value) => value || null),
});

export const chooseLocaleSchema = z.strictObject({ locale: z.enum(LOCALES) });

export type ChangePasswordInput = z.output<typeof changePasswordSchema>;
export type EditProfileInput = z.output<typeof editProfileSchema>;
export type ChooseLocaleInput = z.output<typeof chooseLocaleSchema>;
