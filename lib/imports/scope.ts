import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { forbidden } from "@/lib/errors";
import type { Prisma } from "@/prisma/generated/client";

/** Imports that a viewer sees: `canSeeImport` of policy.ts as a where-clause. */
export function importScope(viewer: Viewer): Prisma.ImportWhereInput {
  if (!can(viewer, "importSheets")) throw forbidden();
  const { governmentId, unitId } = viewer;
  return can(viewer, "managePlan") ? { governmentId } : { governmentId, unitId };
}
