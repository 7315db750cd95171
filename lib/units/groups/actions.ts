"use server";

import { action } from "@/lib/action";
import { createGroup, editGroup, voidGroup } from "./mutations";
import { createGroupInput, editGroupInput, voidGroupInput } from "./schema";

const revalidate = ["/admin"];

export const createGroupAction = action(createGroupInput, createGroup, { revalidate });
export const editGroupAction = action(editGroupInput, editGroup, { revalidate });
export const voidGroupAction = action(voidGroupInput, voidGroup, { revalidate });
