import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { forbidden } from "@/lib/errors";
import type { Prisma } from "@/prisma/generated/client";
import { importKinds } from "./policy";

/**
 * Imports that a viewer sees: the office those of its government, others those of their unit. What the office brings in is read with
 * its eyes, drafts and all units among it: whoever else is in its unit sees the own ones alone.
 */
export function importScope(viewer: Viewer): Prisma.ImportWhereInput {
  if (!can(viewer, "importSheets")) throw forbidden();
  const { governmentId, unitId, userId } = viewer;
  if (can(viewer, "managePlan")) return { governmentId };
  const kind = { in: [...importKinds(viewer)] };
  return { governmentId, unitId, kind, OR: [{ actorId: userId }, { unit: { kind: { not: "OFFICE" } } }] };
}
