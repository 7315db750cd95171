import { DOCUMENTS, MEDIA_TYPES } from "@/lib/documents/schema";
import { ATTACHMENT_ANSWERS, attachmentPaths } from "./attachments/openapi";
import { EXPORT_ANSWERS, exportPaths, STARTED } from "./exports/openapi";
import { FINDING_ANSWERS, FINDING_BODIES, findingPaths } from "./findings/openapi";
import { IMPORT_ANSWERS, IMPORT_BODIES, importPaths } from "./imports/openapi";
import { answer, body, componentsOf, ID, IDEMPOTENCY_KEY, type Json, queryParameters, refusals } from "./openapi-parts";
import {
  assignmentSchema,
  dutyDetailSchema,
  dutyListAnswerSchema,
  dutyParamsSchema,
  dutySummarySchema,
  exportParamsSchema,
  healthSchema,
  lastReportSchema,
  problemSchema,
  reportAnswerSchema,
  reportBodySchema,
  reviewBodySchema,
} from "./schema";

const ANSWERS = {
  DutySummary: dutySummarySchema,
  DutyList: dutyListAnswerSchema,
  LastReport: lastReportSchema,
  Assignment: assignmentSchema,
  DutyDetail: dutyDetailSchema,
  ReportAnswer: reportAnswerSchema,
  Problem: problemSchema,
  Health: healthSchema,
  ...FINDING_ANSWERS,
  ...ATTACHMENT_ANSWERS,
  ...IMPORT_ANSWERS,
  ...EXPORT_ANSWERS,
};

const BODIES = { Report: reportBodySchema, Review: reviewBodySchema, ...FINDING_BODIES, ...IMPORT_BODIES };

const DESCRIPTION = `The duties of a government's year, the progress that its units report, the findings that they rectify, the
evidence that proves it, and the sheets that bring all of it in and out.

Sign in as a browser does: POST the form fields \`csrfToken\` (from /api/auth/csrf), \`username\` and \`password\` to
/api/auth/callback/credentials and keep the cookies. Every write needs an \`Origin\` header equal to the address of this
system. What lies outside the signed-in person's view is 404. Several values of one parameter are separated by commas.`;

/** The API as an OpenAPI 3.1 document, made from the schemas that check what comes in and describe what goes out. */
export function openApi(): Json {
  return {
    openapi: "3.1.0",
    info: { title: "Zeren 责任台账", version: "1", description: DESCRIPTION, license: { name: "Apache-2.0" } },
    servers: [{ url: "/" }],
    security: [{ session: [] }],
    paths: paths(),
    components: {
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "zeren.session",
          description: "`__Host-zeren.session` when the system is served over https",
        },
      },
      schemas: { ...componentsOf(ANSWERS, "output"), ...componentsOf(BODIES, "input") },
    },
  };
}

function paths(): Json {
  return {
    "/api/v1/duties": {
      get: {
        operationId: "listDuties",
        summary: "Duties of a year, page by page",
        parameters: queryParameters(dutyParamsSchema),
        responses: {
          200: answer("One page; past the end it has no items", "DutyList"),
          ...refusals("FORBIDDEN", "INVALID"),
        },
      },
    },
    "/api/v1/duties/{id}": {
      get: {
        operationId: "getDuty",
        summary: "One duty with its assignments",
        parameters: [ID],
        responses: { 200: answer("The duty", "DutyDetail"), ...refusals("FORBIDDEN", "NOT_FOUND") },
      },
    },
    "/api/v1/assignments/{id}/reports": {
      post: {
        operationId: "reportProgress",
        summary: "Report on an assignment of the own unit; `version` is the assignment's",
        parameters: [ID, IDEMPOTENCY_KEY],
        requestBody: body("Report"),
        responses: {
          201: answer("The report, or the draft when `submit` is false", "ReportAnswer"),
          ...refusals("FORBIDDEN", "NOT_FOUND", "CONFLICT", "INVALID"),
        },
      },
    },
    "/api/v1/reports/{id}/review": {
      post: {
        operationId: "reviewReport",
        summary: "Accept or return a report; `version` is the report's, a return needs a reason",
        parameters: [ID],
        requestBody: body("Review"),
        responses: {
          200: answer("The decided report", "ReportAnswer"),
          ...refusals("FORBIDDEN", "NOT_FOUND", "CONFLICT", "INVALID"),
        },
      },
    },
    ...findingPaths(),
    ...attachmentPaths(),
    ...importPaths(),
    ...exportPaths(),
    "/api/exports/{document}": {
      get: {
        operationId: "exportDocument",
        summary: "A document in one of its formats; takes the ledger's filter parameters",
        parameters: [DOCUMENT, ...queryParameters(exportParamsSchema)],
        responses: {
          200: { description: "The file", content: Object.fromEntries(MEDIA.map((type) => [type, {}])) },
          ...STARTED,
          ...refusals("FORBIDDEN", "NOT_FOUND", "INVALID", "RATE_LIMITED"),
        },
      },
    },
    "/api/health/live": { get: health("getLiveness", "Whether the process runs") },
    "/api/health/ready": { get: health("getReadiness", "Whether database, migrations and demo data are ready") },
    "/api/v1/openapi.json": {
      get: {
        operationId: "getOpenApi",
        summary: "This document",
        security: [],
        responses: { 200: { description: "OpenAPI 3.1", content: { "application/json": {} } } },
      },
    },
  };
}

/** Those of the ledger of duties; the ones of findings take other parameters and are described with these. */
const DUTY_DOCUMENTS = [
  "breakdown",
  "score-sheet",
  "progress",
  "overdue",
  "unit-duties",
  "responsibility-letter",
  "duties",
] as const;
const MEDIA = [...new Set(DUTY_DOCUMENTS.flatMap((name) => DOCUMENTS[name].map((format) => MEDIA_TYPES[format])))];

const DOCUMENT = {
  name: "document",
  in: "path",
  required: true,
  schema: {
    type: "string",
    enum: DUTY_DOCUMENTS.flatMap((name) => DOCUMENTS[name].map((format) => `${name}.${format}`)),
  },
};

const health = (operationId: string, summary: string): Json => ({
  operationId,
  summary,
  security: [],
  responses: { 200: answer("Yes", "Health"), 503: answer("No", "Health") },
});
