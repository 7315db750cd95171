"use server";

import { action } from "@/lib/action";
import { changePassword, chooseLocale, editProfile } from "./mutations";
import { changePasswordSchema, chooseLocaleSchema, editProfileSchema } from "./schema";

export const changePasswordAction = action(changePasswordSchema, changePassword, { allowInitialPassword: true });
export const editProfileAction = action(editProfileSchema, editProfile, { revalidate: ["/"] });
export const chooseLocaleAction = action(chooseLocaleSchema, chooseLocale, {
  revalidate: ["/"],
  allowInitialPassword: true,
});
