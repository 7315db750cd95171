import type { PlanContext } from "@/lib/imports/duties/context";
import { getPlanContext } from "@/lib/imports/duties/queries";

export type BreakdownContext = PlanContext;

/** What a 任务分解表 may speak of. */
export const getBreakdownContext = getPlanContext;
