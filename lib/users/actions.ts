"use server";

import { action } from "@/lib/action";
import { changeRole, createUser, disableUser, editUser, enableUser, resetPassword } from "./mutations";
import { changeRoleSchema, createUserSchema, editUserSchema, userTargetSchema } from "./schema";

const revalidate = ["/admin"];

export const createUserAction = action(createUserSchema, createUser, { revalidate });
export const editUserAction = action(editUserSchema, editUser, { revalidate });
export const changeRoleAction = action(changeRoleSchema, changeRole, { revalidate });
export const disableUserAction = action(userTargetSchema, disableUser, { revalidate });
export const enableUserAction = action(userTargetSchema, enableUser, { revalidate });
export const resetPasswordAction = action(userTargetSchema, resetPassword, { revalidate });
