"use server";

import { action } from "@/lib/action";
import { addIndicator, closePlan, createPlan, editPlan, issuePlan, removeIndicator } from "./mutations";
import {
  addIndicatorSchema,
  createPlanSchema,
  editPlanSchema,
  planVersionSchema,
  removeIndicatorSchema,
} from "./schema";

const revalidate = ["/"];

export const createPlanAction = action(createPlanSchema, createPlan, { revalidate });
export const editPlanAction = action(editPlanSchema, editPlan, { revalidate });
export const issuePlanAction = action(planVersionSchema, issuePlan, { revalidate });
export const closePlanAction = action(planVersionSchema, closePlan, { revalidate });
export const addIndicatorAction = action(addIndicatorSchema, addIndicator, { revalidate });
export const removeIndicatorAction = action(removeIndicatorSchema, removeIndicator, { revalidate });
