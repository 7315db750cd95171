import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { ImportPlan } from "@/lib/imports/changes";
import { assertOpenFor } from "@/lib/imports/confirm/plan";
import type { ImportKind } from "@/lib/imports/status";

/** The year that a sheet is for; null for lists of units. INVALID when there is none that the viewer knows of, FORBIDDEN when it is closed. */
export async function getImportablePlan(viewer: Viewer, kind: ImportKind, year: number): Promise<ImportPlan | null> {
  if (kind === "UNITS") return null;
  const { governmentId } = viewer;
  const plan = await db.plan.findUnique({
    where: { governmentId_year: { governmentId, year } },
    select: { id: true, governmentId: true, year: true, status: true },
  });
  const isKnown = plan && (plan.status !== "DRAFT" || can(viewer, "managePlan"));
  if (!isKnown) throw new AppError("INVALID", "yearUnknown", { field: "year", values: { year } });
  assertOpenFor(kind, plan);
  return plan;
}
