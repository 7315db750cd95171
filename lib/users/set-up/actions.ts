"use server";

import { publicAction } from "@/lib/action";
import { setUp } from "./mutations";
import { setUpInput } from "./schema";

export const setUpAction = publicAction(setUpInput, setUp);
