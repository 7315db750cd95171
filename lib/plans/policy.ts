import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { PlanStatus } from "@/prisma/generated/enums";

/** Drafts are the office's alone until the year is issued. */
export function visiblePlanStatuses(viewer: Viewer): readonly PlanStatus[] {
  return can(viewer, "managePlan") ? ["DRAFT", "ISSUED", "CLOSED"] : ["ISSUED", "CLOSED"];
}
