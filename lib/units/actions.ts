"use server";

import { action } from "@/lib/action";
import { createUnit, editUnit, endUnit } from "./mutations";
import { createUnitSchema, editUnitSchema, endUnitSchema } from "./schema";

const revalidate = ["/admin"];

export const createUnitAction = action(createUnitSchema, createUnit, { revalidate });
export const editUnitAction = action(editUnitSchema, editUnit, { revalidate });
export const endUnitAction = action(endUnitSchema, endUnit, { revalidate });
