"use server";

import { action } from "@/lib/action";
import { applyClosure, decideClosure, passClosures, withdrawClosure } from "./mutations";
import { applyClosureSchema, decideClosureSchema, passClosuresSchema, withdrawClosureSchema } from "./schema";

const revalidate = ["/"];

export const applyClosureAction = action(applyClosureSchema, applyClosure, { revalidate });
export const decideClosureAction = action(decideClosureSchema, decideClosure, { revalidate });
export const passClosuresAction = action(passClosuresSchema, passClosures, { revalidate });
export const withdrawClosureAction = action(withdrawClosureSchema, withdrawClosure, { revalidate });
