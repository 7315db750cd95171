"use server";

import { publicAction } from "@/lib/action";
import { setUp } from "./mutations";
import { setUpSchema } from "./schema";

export const setUpAction = publicAction(setUpSchema, setUp);
