"use server";

import { action } from "@/lib/action";
import { changePassword, chooseLocale, editProfile } from "./mutations";
import { changePasswordInput, chooseLocaleInput, editProfileInput } from "./schema";

export const changePasswordAction = action(changePasswordInput, changePassword, { allowInitialPassword: true });
export const editProfileAction = action(editProfileInput, editProfile, { revalidate: ["/"] });
export const chooseLocaleAction = action(chooseLocaleInput, chooseLocale, {
  revalidate: ["/"],
  allowInitialPassword: true,
});
