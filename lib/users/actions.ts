"use server";

import { action } from "@/lib/action";
import { changeRole, createUser, disableUser, editUser, enableUser, resetPassword } from "./mutations";
import { changeRoleInput, createUserInput, editUserInput, userTargetInput } from "./schema";

const revalidate = ["/admin"];

export const createUserAction = action(createUserInput, createUser, { revalidate });
export const editUserAction = action(editUserInput, editUser, { revalidate });
export const changeRoleAction = action(changeRoleInput, changeRole, { revalidate });
export const disableUserAction = action(userTargetInput, disableUser, { revalidate });
export const enableUserAction = action(userTargetInput, enableUser, { revalidate });
export const resetPasswordAction = action(userTargetInput, resetPassword, { revalidate });
