"use server";

import { action } from "@/lib/action";
import { createUnit, editUnit, endUnit } from "./mutations";
import { createUnitInput, editUnitInput, endUnitInput } from "./schema";

const revalidate = ["/admin"];

export const createUnitAction = action(createUnitInput, createUnit, { revalidate });
export const editUnitAction = action(editUnitInput, editUnit, { revalidate });
export const endUnitAction = action(endUnitInput, endUnit, { revalidate });
