import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locale";
import { personName } from "../schema";

const secret = z.string().min(1).max(1_000);

export const changePasswordInput = z
  .strictObject({ current: secret, next: secret, repeat: secret })
  .refine((input) => input.next === input.repeat, { path: ["repeat"], error: "passwordMismatch" });

export const editProfileInput = z.strictObject({
  name: personName,
  phone: z
    .string()
    .trim()
    .max(40)
    .transform((value) => value || null),
});

export const chooseLocaleInput = z.strictObject({ locale: z.enum(LOCALES) });

export type ChangePassword = z.infer<typeof changePasswordInput>;
export type EditProfile = z.infer<typeof editProfileInput>;
export type ChooseLocale = z.infer<typeof chooseLocaleInput>;
