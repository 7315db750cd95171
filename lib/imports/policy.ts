import { can } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { IMPORT_KINDS, type ImportKind } from "./status";

/** What the viewer may bring in: the office everything, a unit the words it owes on its own rows. */
export function importKinds(viewer: Viewer): readonly ImportKind[] {
  if (!can(viewer, "importSheets")) return [];
  return can(viewer, "managePlan") ? IMPORT_KINDS : ["PROGRESS", "RECTIFICATION"];
}

/** A preview is made for the people of one unit, who correct and confirm it; the office looks on, and undoes. */
export function canChangeImport(viewer: Viewer, { kind, unitId }: { kind: ImportKind; unitId: string }): boolean {
  return importKinds(viewer).includes(kind) && unitId === viewer.unitId;
}
