import { can, type Verb } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

const PARTS = {
  plans: "managePlan",
  units: "manageUnits",
  groups: "manageUnits",
  users: "viewUsers",
  templates: "manageTemplates",
  files: "manageFiles",
  audit: "viewAudit",
} as const satisfies Record<string, Verb>;

export type AdminPart = keyof typeof PARTS;

/** In the order of the tabs; the first is where 管理 leads. */
export function adminPartsOf(viewer: Viewer): AdminPart[] {
  return (Object.keys(PARTS) as AdminPart[]).filter((part) => can(viewer, PARTS[part]));
}
