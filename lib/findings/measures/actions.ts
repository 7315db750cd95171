"use server";

import { action } from "@/lib/action";
import { addMeasure, editMeasure, reportMeasure, voidMeasure } from "./mutations";
import { addMeasureSchema, editMeasureSchema, reportMeasureSchema, voidMeasureSchema } from "./schema";

const revalidate = ["/"];

export const addMeasureAction = action(addMeasureSchema, addMeasure, { revalidate });
export const editMeasureAction = action(editMeasureSchema, editMeasure, { revalidate });
export const voidMeasureAction = action(voidMeasureSchema, voidMeasure, { revalidate });
export const reportMeasureAction = action(reportMeasureSchema, reportMeasure, { revalidate });
