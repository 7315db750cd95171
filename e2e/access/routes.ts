import type { Verb } from "../../lib/auth/roles";
import { canAny, type Person, sees, type Target } from "./people";
import type { Scene } from "./scene";

interface RouteRow {
  /** Any of these lets in; "SIGNED_IN": everybody with an account; "OPEN": everybody. */
  who: readonly Verb[] | "SIGNED_IN" | "OPEN";
  /** Addresses to try; for pages of one record, those of a target. */
  url: (scene: Scene, target: Target) => string;
  isRecord?: boolean;
  /** Status for those who may, 200 unless told otherwise (a redirection is 307). */
  allowed?: number;
  /** What nobody may see although the route exists, such as a record that is not there. */
  always?: number;
}

/** Every page and GET route of the build, with who may read it. The spec fails when the build has one that is not named here. */
export const ROUTE_ROWS: Record<string, RouteRow> = {
  "/": { who: "SIGNED_IN", url: () => "/" },
  "/duties": { who: ["viewLedger"], url: () => "/duties" },
  "/duties/[id]": {
    who: ["viewLedger"],
    isRecord: true,
    url: (scene, target) => `/duties/${scene.records[target].dutyId}`,
  },
  "/duties/[id]/edit": {
    who: ["editDuty"],
    isRecord: true,
    url: (scene, target) => `/duties/${scene.records[target].dutyId}/edit`,
  },
  "/duties/new": { who: ["editDuty"], url: () => "/duties/new" },
  "/duties/order": { who: ["editDuty"], url: () => "/duties/order" },
  "/reports": { who: ["reportProgress"], url: () => "/reports" },
  "/reports/[assignmentId]": {
    who: ["reportProgress"],
    isRecord: true,
    url: (scene, target) => `/reports/${scene.records[target].assignmentId}`,
  },
  "/review": { who: ["reviewAny", "reviewLed", "signReport"], url: () => "/review" },
  "/overdue": { who: ["viewOverdue"], url: () => "/overdue" },
  "/findings": { who: ["viewFindings"], url: () => "/findings" },
  "/findings/mine": { who: ["viewFindings"], url: () => "/findings/mine" },
  "/findings/new": { who: ["raiseFinding"], url: () => "/findings/new" },
  "/findings/[id]": {
    who: ["viewFindings"],
    isRecord: true,
    url: (scene, target) => `/findings/${scene.records[target].findingId}`,
  },
  "/findings/[id]/edit": {
    who: ["editFinding"],
    isRecord: true,
    url: (scene, target) => `/findings/${scene.records[target].findingId}/edit`,
  },
  "/findings/paste": { who: ["raiseFinding"], url: () => "/findings/paste" },
  "/findings/rechecks": { who: ["viewFindings"], url: () => "/findings/rechecks" },
  "/documents": { who: ["exportSheets"], url: () => "/documents" },
  "/imports": { who: ["importSheets"], url: () => "/imports" },
  "/imports/[id]": {
    who: ["importSheets"],
    isRecord: true,
    url: (scene, target) => `/imports/${scene.records[target].importId}`,
  },
  "/admin": { who: ["managePlan", "manageUnits", "viewUsers", "viewAudit"], url: () => "/admin", allowed: 307 },
  "/admin/plans": { who: ["managePlan"], url: () => "/admin/plans" },
  "/admin/plans/[id]": { who: ["managePlan"], url: (scene) => `/admin/plans/${scene.planId}` },
  "/admin/units": { who: ["manageUnits"], url: () => "/admin/units" },
  "/admin/groups": { who: ["manageUnits"], url: () => "/admin/groups" },
  "/admin/users": { who: ["viewUsers"], url: () => "/admin/users" },
  "/admin/templates": { who: ["manageTemplates"], url: () => "/admin/templates" },
  "/admin/templates/[id]": { who: ["manageTemplates"], url: (scene) => `/admin/templates/${scene.templateId}` },
  "/admin/files": { who: ["manageFiles"], url: () => "/admin/files" },
  "/admin/audit": { who: ["viewAudit"], url: () => "/admin/audit" },
  "/account": { who: "SIGNED_IN", url: () => "/account" },
  // Only whoever still has the initial password stays there.
  "/account/password": { who: "SIGNED_IN", url: () => "/account/password", allowed: 307 },
  "/blank": { who: "SIGNED_IN", url: () => "/blank" },
  "/sign-in": { who: "OPEN", url: () => "/sign-in" },
  "/setup": { who: "OPEN", url: () => "/setup?token=guessed" },
  "/api/auth/[...nextauth]": { who: "OPEN", url: () => "/api/auth/session" },
  "/api/[...path]": { who: "SIGNED_IN", url: () => "/api/v1/nothing", allowed: 404 },
  "/api/health/live": { who: "OPEN", url: () => "/api/health/live" },
  "/api/health/ready": { who: "OPEN", url: () => "/api/health/ready" },
  "/api/v1/openapi.json": { who: "OPEN", url: () => "/api/v1/openapi.json" },
  "/api/v1/duties": { who: ["viewLedger"], url: () => "/api/v1/duties" },
  "/api/v1/duties/[id]": {
    who: ["viewLedger"],
    isRecord: true,
    url: (scene, target) => `/api/v1/duties/${scene.records[target].dutyId}`,
  },
  "/api/exports/[document]": { who: ["exportSheets"], url: () => "/api/exports/duties.xlsx?lamp=RED" },
  // An export in the background is its requester's alone: here one that nobody has asked for.
  "/api/exports/jobs/[id]": {
    who: ["exportSheets"],
    url: () => `/api/exports/jobs/${crypto.randomUUID()}`,
    allowed: 404,
  },
  "/api/exports/jobs/[id]/file": {
    who: ["exportSheets"],
    url: () => `/api/exports/jobs/${crypto.randomUUID()}/file`,
    allowed: 404,
  },
  "/api/exports/evidence.zip": {
    who: ["exportSheets"],
    isRecord: true,
    url: (scene, target) => `/api/exports/evidence.zip?duty=${scene.records[target].dutyId}`,
  },
  "/api/v1/attachments/[id]": {
    who: ["viewLedger"],
    isRecord: true,
    url: (scene, target) => `/api/v1/attachments/${scene.records[target].attachmentId}`,
  },
  "/api/v1/attachments/[id]/preview": {
    who: ["viewLedger"],
    isRecord: true,
    url: (scene, target) => `/api/v1/attachments/${scene.records[target].attachmentId}/preview`,
  },
  "/api/v1/attachments": { who: "OPEN", url: () => "/api/v1/attachments", always: 405 },
  "/api/v1/findings": { who: ["viewFindings"], url: () => "/api/v1/findings" },
  "/api/v1/findings/[id]": {
    who: ["viewFindings"],
    isRecord: true,
    url: (scene, target) => `/api/v1/findings/${scene.records[target].findingId}`,
  },
  "/api/v1/findings/[id]/measures": {
    who: ["viewFindings"],
    isRecord: true,
    url: (scene, target) => `/api/v1/findings/${scene.records[target].findingId}/measures`,
  },
  "/api/v1/templates": { who: "OPEN", url: () => "/api/v1/templates", always: 405 },
  "/api/v1/templates/[id]": { who: ["manageTemplates"], url: (scene) => `/api/v1/templates/${scene.templateId}` },
  "/api/v1/templates/starter": {
    who: ["manageTemplates"],
    url: () => "/api/v1/templates/starter?document=breakdown&format=docx",
  },
  "/api/v1/imports": { who: "OPEN", url: () => "/api/v1/imports", always: 405 },
  "/api/v1/imports/[id]": {
    who: ["importSheets"],
    isRecord: true,
    url: (scene, target) => `/api/v1/imports/${scene.records[target].importId}`,
  },
  "/api/v1/imports/[id]/progress": {
    who: ["importSheets"],
    isRecord: true,
    url: (scene, target) => `/api/v1/imports/${scene.records[target].importId}/progress`,
  },
  "/api/v1/imports/[id]/marked.xlsx": {
    who: ["importSheets"],
    isRecord: true,
    url: (scene, target) => `/api/v1/imports/${scene.records[target].importId}/marked.xlsx`,
  },
  // These are written to; the spec tries that apart. Read they are not.
  ...Object.fromEntries(
    ["files", "confirm", "undo"].map((verb) => [
      `/api/v1/imports/[id]/${verb}`,
      {
        who: "OPEN",
        url: (scene) => `/api/v1/imports/${scene.records.town.importId}/${verb}`,
        always: 405,
      } satisfies RouteRow,
    ]),
  ),
  "/api/v1/findings/[id]/closure": {
    who: "OPEN",
    url: (scene) => `/api/v1/findings/${scene.records.town.findingId}/closure`,
    always: 405,
  },
  "/api/v1/measures/[id]/reports": {
    who: "OPEN",
    url: (scene) => `/api/v1/measures/${scene.records.town.measureId}/reports`,
    always: 405,
  },
  "/api/v1/assignments/[id]/reports": {
    who: "OPEN",
    url: (scene) => `/api/v1/assignments/${scene.records.town.assignmentId}/reports`,
    always: 405,
  },
  "/api/v1/reports/[id]/review": {
    who: "OPEN",
    url: (scene) => `/api/v1/reports/${scene.records.town.reportId}/review`,
    always: 405,
  },
  "/_not-found": { who: "OPEN", url: () => "/no-such-page", always: 404 },
  "/_global-error": { who: "OPEN", url: () => "/no-such-page", always: 404 },
};

const isApi = (pattern: string) => pattern.startsWith("/api/");

/** The statuses the tables allow for a person, or for nobody (null). */
export function expectedStatuses(pattern: string, person: Person | null, target: Target): readonly number[] {
  const row = ROUTE_ROWS[pattern] as RouteRow;
  if (row.always !== undefined) return [row.always];
  const allowed = row.allowed ?? 200;
  if (row.who === "OPEN") return pattern === "/sign-in" && person ? [307] : [allowed];
  if (person === null) return [isApi(pattern) ? 401 : 307];
  if (row.who === "SIGNED_IN") return [allowed];
  const hasVerb = canAny(person, row.who);
  if (row.isRecord && !sees(person, target)) return hasVerb ? [404] : [404, 403];
  return [hasVerb ? allowed : 403];
}
