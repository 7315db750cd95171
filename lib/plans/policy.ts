import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors";
import type { PlanStatus } from "@/prisma/generated/enums";

/** Drafts are the office's alone until the year is issued. */
export function visiblePlanStatuses(viewer: Viewer): readonly PlanStatus[] {
  return can(viewer, "managePlan") ? ["DRAFT", "ISSUED", "CLOSED"] : ["ISSUED", "CLOSED"];
}

interface PlanState {
  year: number;
  status: PlanStatus;
}

/** A closed year is read-only for everybody. */
export function assertOpen({ year, status }: PlanState): void {
  if (status === "CLOSED") throw new AppError("FORBIDDEN", "planClosed", { values: { year } });
}

/** Units report, and reports are decided, only while the year is issued. */
export function assertIssued({ year, status }: PlanState): void {
  if (status !== "ISSUED") throw new AppError("FORBIDDEN", "planNotIssued", { values: { year } });
}
