"use server";

import { action } from "@/lib/action";
import { createGroup, editGroup, voidGroup } from "./mutations";
import { createGroupSchema, editGroupSchema, voidGroupSchema } from "./schema";

const revalidate = ["/admin"];

export const createGroupAction = action(createGroupSchema, createGroup, { revalidate });
export const editGroupAction = action(editGroupSchema, editGroup, { revalidate });
export const voidGroupAction = action(voidGroupSchema, voidGroup, { revalidate });
